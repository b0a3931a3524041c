"""Properties as people, programs and accidents write them, and what each must come to."""

from __future__ import annotations

from typing import NamedTuple


class Odd(NamedTuple):
    """The lines between two `---` lines.

    `faults` holds, for each fault expected, its line in the file and a piece of its sentence.
    """

    name: str
    block: str
    values: dict[str, object]
    faults: tuple[tuple[int, str], ...] = ()


QUOTE = "must be quoted"
UNFIT = "does not fit"
NO_PROPERTY = "not a property"

ODD_HEADS = (
    Odd("nothing at all", "", {}),
    Odd("only comments", "# nobody\n  # yet\n", {}),
    Odd("blank lines between", "\na: 1\n\n\nb: 2\n  \n", {"a": 1, "b": 2}),
    Odd("comment behind a value", "a: x # who?\nb: x#y\n", {"a": "x", "b": "x#y"}),
    Odd("comment behind a key", "a: # later\nb:\n", {"a": None, "b": None}),
    Odd("hash behind a quote", 'a: "# x" # y\n', {"a": "# x"}),
    Odd("tag with a bare hash is a comment", "tags: #friend\n", {"tags": None}),
    Odd("aligned colons", "a   : 1\nbcd : 2\n", {"a": 1, "bcd": 2}),
    Odd("aligned values", "a:    1\nbcd:  x y\n", {"a": 1, "bcd": "x y"}),
    Odd("blanks at line ends", "a: x  \nb:  \nc: 'y' \n", {"a": "x", "b": None, "c": "y"}),
    Odd("Windows line ends", "a: x\r\nb:\r\n  - y\r\n", {"a": "x", "b": ["y"]}),
    Odd("mixed line ends", "a: x\r\nb: y\nc: z\r\n", {"a": "x", "b": "y", "c": "z"}),
    Odd(
        "Windows line ends in a text",
        'a: |\r\n  x\r\n  y\r\nb: "\\t"\r\n',
        {"a": "x\ny\n", "b": "\t"},
    ),
    Odd(
        "key with blanks",
        "First Name: Ana\ndate created: x\n",
        {"First Name": "Ana", "date created": "x"},
    ),
    Odd("quoted keys", "\"a: b\": 1\n'c d': 2\n", {"a: b": 1, "c d": 2}),
    Odd(
        "keys that are no text",
        "2026: a\ntrue: b\n~: c\n1.5: d\n",
        {"2026": "a", "true": "b", "~": "c", "1.5": "d"},
    ),
    Odd("keys of YAML 1.1", "yes: a\non: b\nno: c\n", {"yes": "a", "on": "b", "no": "c"}),
    Odd(
        "keys that name methods",
        "content: a\nhandler: b\nitems: c\n",
        {"content": "a", "handler": "b", "items": "c"},
    ),
    Odd(
        "keys of the world",
        "имя: Ана\n名前: 花子\nprénom: Zoë\n",
        {"имя": "Ана", "名前": "花子", "prénom": "Zoë"},
    ),
    Odd(
        "key with a slash and an apostrophe",
        "people/org: x\nAna's: y\n",
        {"people/org": "x", "Ana's": "y"},
    ),
    Odd("key behind a question mark", "? a\n: b\n", {"a": "b"}),
    Odd(
        "words that stay text",
        "a: no\nb: yes\nc: on\nd: OFF\ne: y\n",
        {"a": "no", "b": "yes", "c": "on", "d": "OFF", "e": "y"},
    ),
    Odd(
        "truth",
        "a: true\nb: False\nc: TRUE\nd: tRUE\n",
        {"a": True, "b": False, "c": True, "d": "tRUE"},
    ),
    Odd("nothing, five ways", "a:\nb: ~\nc: null\nd: NULL\ne: Null\n", dict.fromkeys("abcde")),
    Odd("whole numbers", "a: 8\nb: -3\nc: 0\n", {"a": 8, "b": -3, "c": 0}),
    Odd("decimals", "a: 48.8584\nb: -0.5\nc: 2.0\n", {"a": 48.8584, "b": -0.5, "c": 2.0}),
    Odd(
        "numbers that would lose digits",
        "a: 007\nb: +4930123456\nc: 1.10\nd: 1_000\n",
        {"a": "007", "b": "+4930123456", "c": "1.10", "d": "1_000"},
    ),
    Odd(
        "numbers in other clothes",
        "a: 0x1F\nb: 0o17\nc: 1e3\nd: .5\ne: 5.\n",
        {"a": "0x1F", "b": "0o17", "c": "1e3", "d": ".5", "e": "5."},
    ),
    Odd("no infinities", "a: .inf\nb: -.INF\nc: .nan\n", {"a": ".inf", "b": "-.INF", "c": ".nan"}),
    Odd("very long number", f"a: {'9' * 5000}\n", {"a": "9" * 5000}),
    Odd("very long hex number", f"a: 0x{'f' * 9000}\n", {"a": "0x" + "f" * 9000}),
    Odd(
        "dates and times",
        "a: 2026-06-30\nb: 10:30\nc: 2024-07-21T12:37:00\nd: --05-02\n",
        {"a": "2026-06-30", "b": "10:30", "c": "2024-07-21T12:37:00", "d": "--05-02"},
    ),
    Odd(
        "impossible dates",
        "a: 2026-13-45\nb: 0000-01-01\nc: 2024-01-01T00:00:00+99:99\n",
        {"a": "2026-13-45", "b": "0000-01-01", "c": "2024-01-01T00:00:00+99:99"},
    ),
    Odd(
        "quoted scalars stay text",
        "a: \"8\"\nb: 'true'\nc: \"\"\nd: '~'\n",
        {"a": "8", "b": "true", "c": "", "d": "~"},
    ),
    Odd(
        "quotes inside quotes",
        "a: 'it''s'\nb: \"say \\\"hi\\\"\"\nc: 'say \"hi\"'\n",
        {"a": "it's", "b": 'say "hi"', "c": 'say "hi"'},
    ),
    Odd(
        "quotes inside a word",
        'a: Ana "Nita" Ruiz\nb: O\'Brien\n',
        {"a": 'Ana "Nita" Ruiz', "b": "O'Brien"},
    ),
    Odd("escapes", 'a: "\\u00e9\\x41\\n\\U0001F332"\n', {"a": "éA\n🌲"}),
    Odd("blanks kept in quotes", "a: ' x '\nb: \"  \"\n", {"a": " x ", "b": "  "}),
    Odd(
        "special characters inside words",
        "a: R&D\nb: Hello! world\nc: 5 * 3\nd: 50%\ne: a@b.org\n",
        {"a": "R&D", "b": "Hello! world", "c": "5 * 3", "d": "50%", "e": "a@b.org"},
    ),
    Odd(
        "special characters in quotes",
        "a: \"*x*\"\nb: '&y'\nc: \"!z\"\nd: '@ana'\n",
        {"a": "*x*", "b": "&y", "c": "!z", "d": "@ana"},
    ),
    Odd(
        "addresses",
        "a: https://example.org/x?y=1#z\nb: mailto:a@b.org\n",
        {"a": "https://example.org/x?y=1#z", "b": "mailto:a@b.org"},
    ),
    Odd(
        "phones",
        "a: +49 30 1234\nb: (030) 1234\nc: '+4930'\n",
        {"a": "+49 30 1234", "b": "(030) 1234", "c": "+4930"},
    ),
    Odd(
        "trees, a hard blank, invisible joiners",
        "a: 🌲 x\nb: x\xa0y\nc: a\u200bb\n",
        {"a": "🌲 x", "b": "x\xa0y", "c": "a\u200bb"},
    ),
    Odd(
        "breaks that only YAML 1.1 knows",
        "a: x\u2028y\nb: 'x\x85y'\nc: [x\u2029]\nd: 2\n",
        {"a": "x\u2028y", "b": "x\x85y", "c": ["x\u2029"], "d": 2},
    ),
    Odd(
        "characters for private use beside such breaks, and without",
        'a: x\u2028\U0010f000\U0010f028y\nb: "\\U0010F001"\nc: \U0010f085\n',
        {"a": "x\u2028\U0010f000\U0010f028y", "b": "\U0010f001", "c": "\U0010f085"},
    ),
    Odd(
        "characters for private use",
        "a: '\U0010f085'\nb: [x\U0010f028]\n",
        {"a": "\U0010f085", "b": ["x\U0010f028"]},
    ),
    Odd("list", "a:\n  - x\n  - y z\n", {"a": ["x", "y z"]}),
    Odd("list without indentation", "a:\n- x\n- 2\nb: 1\n", {"a": ["x", 2], "b": 1}),
    Odd("list with holes", "a:\n  -\n  - x\n\n  # and\n  - y\n", {"a": [None, "x", "y"]}),
    Odd("list of one in a line", "a: [x]\nb: []\nc: [ ]\n", {"a": ["x"], "b": [], "c": []}),
    Odd(
        "list in a line",
        "a: [x y, 2, \"c, d\", 'e''f', true, ]\n",
        {"a": ["x y", 2, "c, d", "e'f", True]},
    ),
    Odd("list over lines", "a: [x,\n  y,\n  z]\nb: 1\n", {"a": ["x", "y", "z"], "b": 1}),
    Odd("list of lists", "a:\n  - - x\n    - y\n  - [z]\n", {"a": [["x", "y"], ["z"]]}),
    Odd("list of maps", "a:\n  - b: 1\n    c: 2\n  - b: 3\n", {"a": [{"b": 1, "c": 2}, {"b": 3}]}),
    Odd("map", "a:\n  b: 1\n  c:\n    d: x\n", {"a": {"b": 1, "c": {"d": "x"}}}),
    Odd("map in a line", "a: {b: 1, c: [x]}\nd: {}\n", {"a": {"b": 1, "c": ["x"]}, "d": {}}),
    Odd(
        "JSON",
        '{"a": 1, "b": [true, null],\n\t"c": {"d": "x"}}\n',
        {"a": 1, "b": [True, None], "c": {"d": "x"}},
    ),
    Odd(
        "text kept as it stands",
        "a: |\n  x\n   - y\n\n  # z\nb: 1\n",
        {"a": "x\n - y\n\n# z\n", "b": 1},
    ),
    Odd("text without its last break", "a: |-\n  x\n  *y* & [[z]]\n", {"a": "x\n*y* & [[z]]"}),
    Odd("folded text", "a: >\n  x\n  y\n\n  z\n", {"a": "x y\nz\n"}),
    Odd("value on the line below", "a:\n  x\nb:\n  'y'\n", {"a": "x", "b": "y"}),
    Odd("words over lines", "a: x\n  y\n  - z\nb: 1\n", {"a": "x y - z", "b": 1}),
    Odd("quotes over lines", "a: \"x\n  y\"\nb: 'x\n\n  y'\n", {"a": "x y", "b": "x\ny"}),
    Odd("long line", f"a: {'word ' * 5000}end\n", {"a": "word " * 5000 + "end"}),
    Odd(
        "link without quotes",
        "a: [[Ana Ruiz]]\nb: [[Ana|A.]]\nc: [[x/Ana#Log]] # x\n",
        {"a": "[[Ana Ruiz]]", "b": "[[Ana|A.]]", "c": "[[x/Ana#Log]]"},
    ),
    Odd(
        "links without quotes in lists",
        "a:\n  - [[Ana]]\n  - [[Bo|b]]\nb: [[[Ana]], [[Bo]]]\n",
        {"a": ["[[Ana]]", "[[Bo|b]]"], "b": ["[[Ana]]", "[[Bo]]"]},
    ),
    Odd("link to a name with a comma", "a: [[Ruiz, Ana]]\n", {"a": "[[Ruiz, Ana]]"}),
    Odd("links in quotes", "a: \"[[Ana]]\"\nb:\n  - '[[Bo]]'\n", {"a": "[[Ana]]", "b": ["[[Bo]]"]}),
    Odd(
        "lists in lists that are no link",
        "a: [[]]\nb: [[x], [y]]\nc: [['x']]\n",
        {"a": [[]], "b": [["x"], ["y"]], "c": [["x"]]},
    ),
    Odd("tab behind a value", "a: x\t\nb:\ty\n", {"a": "x", "b": "y"}),
    # What cannot be read: the property is lost, and those around it stay.
    Odd("two links in a line", "a: [[A]], [[B]]\nb: 1\n", {"b": 1}, ((2, "links must be quoted"),)),
    Odd("tab before a key", "a:\n\tb: 1\nc: 2\n", {"c": 2}, ((3, "a tab"),)),
    Odd("colon in a value", "b: 1\na: x: y\n", {"b": 1}, ((3, "a colon and a blank"),)),
    Odd(
        "sign in front",
        "b: 1\na: @ana\nc: `x`\nd: %x\n",
        {"b": 1},
        ((3, "@ must"), (4, "` must"), (5, "% must")),
    ),
    Odd("star in front", "a: *x*\nb: **y**\nc: 1\n", {"c": 1}, ((2, "* must"), (3, "* must"))),
    Odd("anchor and alias", "a: &x 1\nb: *x\nc: 1\n", {"c": 1}, ((2, "& must"), (3, "* must"))),
    Odd("anchor deep inside", "a:\n  b:\n    - &x 1\nc: 1\n", {"c": 1}, ((4, "& must"),)),
    Odd("anchor on a key", "&x a: 1\nc: 1\n", {"c": 1}, ((2, "& must"),)),
    Odd("merge key", "a: 1\nb:\n  <<: {c: 1}\n", {"a": 1}, ((4, "merge keys"),)),
    Odd("tags", "a: !!int 3\nb: !x y\nc: 1\n", {"c": 1}, ((2, "! must"), (3, "! must"))),
    Odd("tag on a map", "a: !!python/object:os.system {}\n", {}, ((2, "! must"),)),
    Odd("directive", "%YAML 1.1\na: 1\n", {"a": 1}, ((2, "starts with %"),)),
    Odd("second document", "a: 1\n--- b\nc: 1\n", {"a": 1, "c": 1}, ((3, NO_PROPERTY),)),
    Odd("dots as an end", "a: 1\n...\nb: 2\n", {"a": 1, "b": 2}, ((3, "only a line of ---"),)),
    Odd("dots at the end", "a: 1\n...\n", {"a": 1}, ((3, "only a line of ---"),)),
    Odd("double key", "a: 1\nb: 2\na: 3\n", {"a": 1, "b": 2}, ((4, "a stands here again"),)),
    Odd(
        "double key inside", "a:\n  b: 1\n  b: 2\n", {"a": {"b": 1}}, ((4, "b stands here again"),)
    ),
    Odd(
        "double keys on two floors",
        "a: 1\na:\n  b: 1\n  b: 2\n",
        {"a": 1},
        ((3, "a stands here again"), (5, "b stands here again")),
    ),
    Odd("double key and a fault", "a: 1\na: 2\nb: @\n", {"a": 1}, ((3, "again"), (4, QUOTE))),
    Odd("double quote left open", 'a: "x\nb: 1\n', {"b": 1}, ((2, "never closed"),)),
    Odd(
        "single quote left open", "b: 1\na: 'x\nc: y\n", {"b": 1, "c": "y"}, ((3, "never closed"),)
    ),
    Odd("quote closed early", "a: 'it's'\nb: 1\n", {"b": 1}, ((2, "quotes"),)),
    Odd("bracket left open", "a: [x, y\nb: 1\n", {"b": 1}, ((2, "a bracket"),)),
    Odd("bracket left open over lines", "a: [x,\n  y\nb: 1\n", {"b": 1}, ((2, "a bracket"),)),
    Odd("brace left open", "a: {x: 1\nb: 1\n", {"b": 1}, ((2, "a bracket"),)),
    Odd("bracket that closes nothing", "a: ]\nb: 1\n", {"b": 1}, ((2, "] must"),)),
    Odd(
        "backslash in double quotes",
        'a: "C:\\dir"\nb: "\\x"\n',
        {},
        ((2, "backslash"), (3, "backslash")),
    ),
    Odd("list beside its key", "a: - x\nb: 1\n", {"b": 1}, ((2, "on the line below"),)),
    Odd(
        "text beside its mark",
        "a: | x\nb: > y\nc: 1\n",
        {"c": 1},
        ((2, "next line"), (3, "next line")),
    ),
    Odd("key indented too far", "a: 1\n b: 2\nc: 3\n", {"c": 3}, ((3, UNFIT),)),
    Odd("first key indented", " a: 1\nb: 2\n", {"a": 1, "b": 2}, ((3, UNFIT),)),
    Odd("uneven list", "a:\n  - b\n - c\nd: 1\n", {"d": 1}, ((4, UNFIT),)),
    Odd("no blank behind the colon", "a:x\nb: 1\n", {"b": 1}, ((2, NO_PROPERTY),)),
    Odd("line that is no property", "a: 1\nwords\nb: 2\n", {"a": 1, "b": 2}, ((3, NO_PROPERTY),)),
    Odd(
        "merge conflict",
        "<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\n",
        {"a": 1},
        ((2, NO_PROPERTY), (4, NO_PROPERTY), (5, "again"), (6, "next line")),
    ),
    Odd("list as a key", "? [a]\n: b\nc: 1\n", {"c": 1}, ((2, "name of a property"), (3, UNFIT))),
    Odd("only a list", "- a\n- b\n", {}, ((2, NO_PROPERTY),)),
    Odd("only words", "\nSome words.\n\n", {}, ((3, NO_PROPERTY),)),
    Odd("NUL", "a: 1\nb: x\x00y\nc: 2\n", {"a": 1, "c": 2}, ((3, "U+0000"),)),
    Odd("NUL by escape", 'a: "\\0"\nb: 1\n', {"b": 1}, ((2, "U+0000"),)),
    Odd("escape character", "a: \x1b[31m\nb: 1\n", {"b": 1}, ((2, "U+001B"),)),
    Odd("half a character", "a: \ud800\nb: 1\n", {"b": 1}, ((2, "U+D800"),)),
    Odd("byte order mark inside", "a: 1\n\ufeffb: 2\n", {"a": 1}, ((3, "U+FEFF"),)),
    Odd("lone carriage return", "a: 1\rb: 2\nc: 3\n", {"c": 3}, ((2, "U+000D"),)),
)

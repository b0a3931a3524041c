"""Notes with properties as people, programs and accidents write them, to be edited."""

# ruff: noqa: E501 - one note, one line
from __future__ import annotations

from typing import Final, NamedTuple


class Edited(NamedTuple):
    """What stands between two `---` lines, `k` among it.

    Attributes:
        now: the same lines once `k` is `new`; empty where that is refused.
        why: a piece of the refusal.
        listed: the same lines once `k` is the list of `x` and `y: z`; empty where not tested.
    """

    name: str
    block: str
    now: str = ""
    why: str = ""
    listed: str = ""


LIST: Final = 'k:\n  - x\n  - "y: z"\n'
REMARK: Final = "2: a remark stands within k, and would be lost; change it by hand"

HEADS: Final = (
    Edited("plain", "k: old\n", "k: new\n", listed=LIST),
    Edited("between others", "a: 1\nk: old\nb: 2\n", "a: 1\nk: new\nb: 2\n"),
    Edited("not there", "a: 1\n", "a: 1\nk: new\n", listed="a: 1\n" + LIST),
    Edited("nothing at all", "", "k: new\n", listed=LIST),
    Edited("only remarks", "# nobody\n", "# nobody\nk: new\n"),
    Edited("remark behind", "k: old # who?\n", "k: new # who?\n", listed="k: # who?\n" + LIST[3:]),
    Edited("remark far behind", "k: old     # who?\n", "k: new     # who?\n"),
    Edited("remark behind a key", "k: # later\n", "k: new # later\n"),
    Edited("remark above", "# says\nk: old\n# more\n", "# says\nk: new\n# more\n"),
    Edited("hash within a word", "k: a#b\n", "k: new\n"),
    Edited("blank", "k:\n", "k: new\n", listed=LIST),
    Edited("blank with blanks", "k:   \nb: 1\n", "k: new   \nb: 1\n"),
    Edited("null", "k: null\n", "k: new\n"),
    Edited("tilde", "k: ~ # none\n", "k: new # none\n"),
    Edited("single quotes", "k: 'it''s'\n", "k: new\n"),
    Edited("double quotes", 'k: "a: b" # c\n', "k: new # c\n"),
    Edited("hash in quotes", 'k: "# a" # c\n', "k: new # c\n"),
    Edited("escapes", 'k: "\\x41\\u00e9"\na: "\\x41"\n', 'k: new\na: "\\x41"\n'),
    Edited("aligned colons", "k   : old\nbcd : 2\n", "k   : new\nbcd : 2\n"),
    Edited("aligned values", "k:    old\nbcd:  2\n", "k:    new\nbcd:  2\n"),
    Edited("blanks at line ends", "k: old  \nb: 1 \n", "k: new  \nb: 1 \n"),
    Edited("blank lines", "\n\nk: old\n\n\nb: 1\n\n", "\n\nk: new\n\n\nb: 1\n\n"),
    Edited("indented", "  a: 1\n  k: old\n", "  a: 1\n  k: new\n", listed='  a: 1\n  k:\n    - x\n    - "y: z"\n'),
    Edited("indented, not there", "  a: 1\n", "  a: 1\n  k: new\n"),
    Edited("Windows", "a: 1\r\nk: old\r\n", "a: 1\r\nk: new\r\n", listed='a: 1\r\nk:\r\n  - x\r\n  - "y: z"\r\n'),
    Edited("Windows, not there", "a: 1\r\n", "a: 1\r\nk: new\r\n"),
    Edited("Windows list", "k:\r\n  - a\r\n  - b\r\nc: 1\r\n", "k: new\r\nc: 1\r\n"),
    Edited("mixed line ends", "a: 1\r\nk: old\nb: 2\r\n", "a: 1\r\nk: new\nb: 2\r\n"),
    Edited("mixed list", "k:\n  - a\r\nc: 1\n", "k: new\r\nc: 1\n"),
    Edited("capital", "K: old\n", "K: new\n"),
    Edited("quoted key", '"k": old\n', '"k": new\n'),
    Edited("quoted key with blanks", "' k ': old\n", "' k ': new\n"),
    Edited("flow list", "k: [a, b] # c\n", "k: new # c\n", listed='k: [x, "y: z"] # c\n'),
    Edited("tight flow list", "k: [a,b]\n", "k: new\n", listed='k: [x,"y: z"]\n'),
    Edited("empty flow list", "k: []\n", "k: new\n", listed=LIST),
    Edited("flow list over lines", "k: [a,\n  b]\nc: 1\n", "k: new\nc: 1\n", listed='k: [x, "y: z"]\nc: 1\n'.replace(", ", ",")),
    Edited("flow list with a remark", "k: [a, # one\n  b]\n", why=REMARK),
    Edited("flow list with links", 'k: ["[[A]]", "[[B]]"]\n', "k: new\n", listed='k: [x, "y: z"]\n'),
    Edited("unquoted link", "k: [[A B]]\n", "k: new\n"),
    Edited("flow map", "k: {a: 1, b: [2]}\nc: 1\n", "k: new\nc: 1\n", listed=LIST + "c: 1\n"),
    Edited("block list", "k:\n  - a\n  - b\nc: 1\n", "k: new\nc: 1\n", listed=LIST + "c: 1\n"),
    Edited("block list at the margin", "k:\n- a\n- b\nc: 1\n", "k: new\nc: 1\n", listed='k:\n- x\n- "y: z"\nc: 1\n'),
    Edited("block list far in", "k:\n      - a\n", "k: new\n", listed='k:\n      - x\n      - "y: z"\n'),
    Edited("block list with a blank element", "k:\n  - a\n  -\nc: 1\n", "k: new\nc: 1\n"),
    Edited("block list with a remark", "k:\n  - a # one\n  - b\n", why=REMARK),
    Edited("remark on the last element", "k:\n  - a\n  - b # two\n", why=REMARK),
    Edited("remark between elements", "k:\n  - a\n  # two\n  - b\n", why=REMARK),
    Edited("remark between key and list", "k: # all\n  - a\n", why=REMARK),
    Edited("remark below a list", "k:\n  - a\n# end\nc: 1\n", "k: new\n# end\nc: 1\n"),
    Edited("hash in an element", "k:\n  - 'a # b'\n", "k: new\n"),
    Edited("blank line below a list", "k:\n  - a\n\nc: 1\n", "k: new\n\nc: 1\n"),
    Edited("list of lists", "k:\n  - [a, b]\n  - - c\nd: 1\n", "k: new\nd: 1\n"),
    Edited("list of maps", "k:\n  - a: 1\n    b: 2\nd: 1\n", "k: new\nd: 1\n"),
    Edited("map", "k:\n  a: 1\n  b: 2\nc: 1\n", "k: new\nc: 1\n"),
    Edited("the key inside a map", "a:\n  k: 1\nk: old\n", "a:\n  k: 1\nk: new\n"),
    Edited("the key inside a text", "a: |\n  k: 1\nk: old\n", "a: |\n  k: 1\nk: new\n"),
    Edited("literal text", "k: |\n  a\n  b\nc: 1\n", "k: new\nc: 1\n", listed=LIST + "c: 1\n"),
    Edited("literal text with a hash", "k: |\n  # a\n  b\nc: 1\n", "k: new\nc: 1\n"),
    Edited("literal text kept whole", "k: |+\n  a\n\n\nc: 1\n", "k: new\n\n\nc: 1\n"),
    Edited("folded text", "k: >-\n  a\n  b\n\nc: 1\n", "k: new\n\nc: 1\n"),
    Edited("text with a remark", "k: | # told\n  a\nc: 1\n", "k: new\nc: 1\n"),
    Edited("text kept at the end", "a: |+\n  x\n\n", "a: |+\n  x\n\nk: new\n"),
    Edited("plain over lines", "k: a\n  b\n  c\nd: 1\n", "k: new\nd: 1\n"),
    Edited("quoted over lines", 'k: "a\n  b" # c\nd: 1\n', why=REMARK),
    Edited("value on the next line", "k:\n  old\nc: 1\n", "k: new\nc: 1\n"),
    Edited("date", "k: 2026-01-01\n", "k: new\n"),
    Edited("numbers", "k: 007\na: 1.10\nb: +1\nc: 0x1F\n", "k: new\na: 1.10\nb: +1\nc: 0x1F\n"),
    Edited("other words for truth", "a: yes\nk: True\nb: ~\n", "a: yes\nk: new\nb: ~\n"),
    Edited("scripts of the world", "имя: Ана\nk: 花子\n", "имя: Ана\nk: new\n"),
    Edited("faces", "a: 😀😀\nk: 😀 # 😀\n", "a: 😀😀\nk: new # 😀\n"),
    Edited("next line sign", "a: x\x85y\nk: old\n", "a: x\x85y\nk: new\n"),
    Edited("another key twice", "a: 1\na: 2\nk: old\n", "a: 1\na: 2\nk: new\n"),
    Edited("the key twice", "k: 1\nk: 2\n", why="3: k stands here twice; take one of them out first"),
    Edited("the key in two cases", "k: 1\na: 1\nK: 2\n", why="4: k stands here twice; take one of them out first"),
    Edited("anchor", "a: &x 1\nk: old\n", why="2: a value that starts with & must be quoted"),
    Edited("alias", "k: old\na: *x\n", why="3: a value that starts with * must be quoted"),
    Edited("tag", "k: !!str old\n", why="2: a value that starts with ! must be quoted"),
    Edited("merge key", "<<: {a: 1}\nk: old\n", why="2: merge keys (<<) are not read"),
    Edited("document end", "k: old\n...\n", why="3: only a line of --- ends the properties"),
    Edited("directive", "%YAML 1.2\nk: old\n", why="3: this line does not fit those before it, so check its quotes and its indentation"),
    Edited("unclosed quote", 'a: "x\nk: old\n', why="2: a quote is opened here and never closed"),
    Edited("colon in a value", "a: b: c\nk: old\n", why="2: a value that holds a colon and a blank must be quoted"),
    Edited("tab", "k:\n\t- a\n", why="3: a tab stands where only blanks may stand"),
    Edited("braces", "{k: old}\n", why="2: properties in braces can only be changed by hand"),
    Edited("a list", "- k\n", why="2: this is not a property, which is a name, a colon, a blank and a value"),
    Edited("question mark", "? k\n: old\n", why="2: k is written in a way that is left alone"),
    Edited("invisible", "a: \x00\nk: old\n", why="2: an invisible character stands here, U+0000"),
)  # fmt: skip

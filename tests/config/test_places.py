"""Where in the text of the configuration a key stands."""

from __future__ import annotations

import time
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.config.places import find_places, line_of

TEXT = """\
# [people]
folder = "Index"  # = [

[people]  # folders = 1
folders = [  # tags = 2
  "[dated]",
  "x", # ]
]
"tags" = '''
[headings]
'''''
types = \"\"\"
\\\"\"\" exclude = 1
\"\"\"\"\"

 [tiers."A list"]
  weight = 0
 tiers.'x' . "y" = {a = 1, b = {c = 2}}
[[odd]]
key = 1
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("folder",), 2),
        (("people",), 4),
        (("people", "folders"), 5),
        (("people", "tags"), 9),
        (("people", "types"), 12),
        (("people", "exclude"), 4),
        (("dated",), 0),
        (("headings", "raises"), 0),
        (("tiers",), 16),
        (("tiers", "A list"), 16),
        (("tiers", "A list", "weight"), 17),
        (("tiers", "A list", "tiers", "x", "y", "b", "c"), 18),
        (("odd", "key"), 20),
        (("key",), 0),
    ],
)
def test_a_key_stands_below_the_header_of_its_table(path: tuple[str, ...], line: int) -> None:
    tomllib.loads(TEXT)
    assert line_of(path, find_places(TEXT)) == line


def test_names_are_read_as_toml_reads_them() -> None:
    places = find_places("[a.\"b\\u00e9\\n\"]\n'c\\n'.d = 1\r\n")
    assert places == {("a",): 1, ("a", "bé\n"): 1, ("a", "bé\n", "c\\n"): 2}


VALUES = st.sampled_from(
    [
        "1", "true", "2026-01-02", "[]", "{a = 1}", '"[x]"', "'# {'", '"\\""', "[[1], [2,\n3]]",
        '[\n"a", # [\n"b"]', '"""\nb = 1\n[c]"""', "'''a\n\"\"\"\n''''", '"" # "', '"""a""b"""',
    ]
)  # fmt: skip
TABLES = st.lists(st.lists(VALUES, max_size=3), min_size=1, max_size=4)


@settings(deadline=None)
@given(TABLES, st.sampled_from(["\n", "\n\n", "\r\n", "\n# [x\n", "  \n"]))
def test_every_key_is_found_on_its_line(tables: list[list[str]], end: str) -> None:
    text = ""
    expected: dict[tuple[str, ...], int] = {}
    for number, values in enumerate(tables):
        expected[f"t{number}",] = text.count("\n") + 1
        text += f"[t{number}]{end}"
        for key, value in enumerate(values):
            expected[f"t{number}", f"k{key}"] = text.count("\n") + 1
            text += f"k{key} = {value}{end}"
    tomllib.loads(text)
    assert find_places(text) == expected


@settings(deadline=None)
@given(st.text(st.sampled_from("ab=[]{}.\"'\\#\n ,") | st.characters(codec="utf-8")))
def test_no_text_at_all_crashes(text: str) -> None:
    try:
        tomllib.loads(text)
    except ValueError:
        return
    find_places(text)


@pytest.mark.parametrize(
    "form", ["a = {}1", "{}", 'a = "{}"', "a = [{}]", "a = '''{}'''", "# {}", "a{} = 1", "[a{}]"]
)
@pytest.mark.parametrize("part", ["''", '""', "\n", "[],", "# ", ".a", "b=1\n", "\\\\", "'', "])
def test_time_does_not_grow_with_the_square_of_the_text(form: str, part: str) -> None:
    try:
        tomllib.loads(form.format(part * 3))
    except ValueError:
        return

    def seconds(times: int) -> float:
        text, found = form.format(part * times), []
        for _ in range(3):
            start = time.perf_counter()
            find_places(text)
            found.append(time.perf_counter() - start)
        return min(found)

    # Eight times the text: were the time to grow with its square, it would be 64 times.
    assert seconds(20_000) < 30 * seconds(2_500) + 0.1

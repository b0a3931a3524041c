"""Log lines and open items, from text to value and back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.model.interaction import Fields, Interaction
from vaultnet.model.item import Item
from vaultnet.model.words import ANSWERS, CHANNELS, GIVES, GOTS, INITIATIVES
from vaultnet.syntax.entries import format_item, format_log, parse_item, parse_log
from vaultnet.syntax.hints import Fault

ONE_OF_CHANNELS = (
    "one of: broadcast, call, email, event, heard, job, letter, meet, message, note, snooze,"
    " social, touch, video"
)


def log(text: str) -> Interaction:
    entry, faults = parse_log(text, 1)
    assert entry is not None
    assert faults == ()
    return entry


def fault(text: str) -> str:
    entry, faults = parse_log(text, 1)
    assert entry is None
    (only,) = faults
    assert not only.notice
    return only.message


class TestLogLines:
    """`DATE channel: text [key:: value]… ^block`."""

    def test_a_whole_line(self) -> None:
        line = (
            "2026-04-02 meet: lunch; put her in touch with [[Fe Haddad|Fe]] [give:: network]"
            " [for:: hire chief financial officer] [because-of:: [[Bo#^b2]]] ^a3"
        )
        assert parse_log(line, 7) == (
            Interaction(
                date=date(2026, 4, 2),
                channel="meet",
                text="lunch; put her in touch with [[Fe Haddad|Fe]]",
                line=7,
                people=("Fe Haddad",),
                fields=(
                    ("give", "network"),
                    ("for", "hire chief financial officer"),
                    ("because-of", "[[Bo#^b2]]"),
                ),
                block="a3",
            ),
            (),
        )

    @pytest.mark.parametrize(
        "line",
        [
            "2026-01-01 call: coffee",
            "2026-01-01 CALL:   coffee  ",
            "2026-01-01 call:coffee",
            "2026-01-01: call: coffee",
            "2026-01-01 - call: coffee",
            "2026-01-01 – call: coffee",
            "2026-01-01— call: coffee",
            "2026-01-01 09:30 call: coffee",
            "2026-01-01T09:30:00 call: coffee",
            "[[2026-01-01]] call: coffee",
            "[[2026-01-01|New Year]]: call: coffee",
            "[[Daily/2026-01-01.md#Log]] - call: coffee",
        ],
    )
    def test_ways_to_write_the_same_line(self, line: str) -> None:
        assert log(line) == Interaction(date(2026, 1, 1), "call", "coffee", 1)

    @pytest.mark.parametrize(
        ("line", "text"),
        [
            ("2026-01-01 coffee", "coffee"),
            ("2026-11-01 — coffee", "coffee"),
            ("2026-01-01", ""),
            ("2026-01-01 Talked about: her plans", "Talked about: her plans"),
            ("2026-01-01 https://example.org", "https://example.org"),
            ("2026-01-01 10:1 odds", "10:1 odds"),
            ("2026-01-01 re:coffee", "re:coffee"),
            ("2026-01-01 [[Bo]]: coffee", "[[Bo]]: coffee"),
        ],
    )
    def test_without_a_channel_word_it_is_a_touch(self, line: str, text: str) -> None:
        assert (log(line).channel, log(line).text) == ("touch", text)

    @pytest.mark.parametrize(
        "line",
        [
            "coffee",
            "",
            "^a",
            "10 things",
            "3.5.1 of the plan",
            "1 call: x",
            "12-34-56",
            "+49 30 1234",
            "2026-06 moved to Lisbon",
            "[[2026-06-30 meeting]] went well",
            "[[Ana]] and 2026-01-01",
        ],
    )
    def test_an_undated_bullet_is_left_alone(self, line: str) -> None:
        assert parse_log(line, 1) == (None, ())

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ("2026-13-45 call: x", '"2026-13-45" is not a date'),
            ("2026-02-30", '"2026-02-30" is not a date'),
            ("[[2026-02-30]] x", '"2026-02-30" is not a date'),
            ("2026-6-1 call: x", '"2026-6-1" is not a date; write 2026-06-01'),
            ("2026/06/01 call: x", '"2026/06/01" is not a date; write 2026-06-01'),
            ("26-06-01 call: x", '"26-06-01" is not a date; write 2026-06-01'),
            ("13.6.2026 call: x", '"13.6.2026" is not a date; write 2026-06-13'),
            ("1.6.2026 call: x", '"1.6.2026" is not a date; write it as YYYY-MM-DD'),
            (
                "2026-01-01 mtg: x [give:: gift]",
                f'unknown channel "mtg"; did you mean "meet"? {ONE_OF_CHANNELS}',
            ),
            ("2026-01-01 Zzz:", f'unknown channel "Zzz"; {ONE_OF_CHANNELS}'),
        ],
    )
    def test_what_looks_like_a_log_line_and_is_none_is_told(self, line: str, message: str) -> None:
        assert fault(line) == message

    @pytest.mark.parametrize(
        ("written", "message"),
        [
            ("give:: gift", 'unknown give "gift"; one of: ideas, network, help, fun'),
            (
                "give:: ideas, help",
                'unknown give "ideas, help"; did you mean "ideas"?'
                " one of: ideas, network, help, fun",
            ),
            (
                "got:: fum",
                'unknown got "fum"; did you mean "fun"?'
                " one of: ideas, network, help, fun, endorsement",
            ),
            ("by:: us", 'unknown by "us"; one of: me, them, both'),
            ("ask:: ye", 'unknown ask "ye"; did you mean "yes"? one of: pending, yes, no'),
            ("pull:: perhaps", 'unknown pull "perhaps"; one of: yes, no'),
            (
                "seniority:: boss",
                'unknown seniority "boss";'
                " one of: student, entry, senior, manager, director, vp, executive",
            ),
            ("talk:: 140", 'talk "140" is not a percentage from 0 to 100'),
            ("talk:: half", 'talk "half" is not a percentage from 0 to 100'),
        ],
    )
    def test_a_value_outside_the_vocabulary_is_told_and_left_out(
        self, written: str, message: str
    ) -> None:
        entry, faults = parse_log(f"2026-01-01 job: x [{written}] [for:: y]", 1)
        assert entry == Interaction(date(2026, 1, 1), "job", "x", 1, fields=(("for", "y"),))
        assert faults == (Fault(message),)

    def test_values_compare_without_case_and_percent_sign(self) -> None:
        line = "2026-01-01 call: [give:: Help] [By:: THEM] [talk:: 40 %] [for:: ]"
        assert log(line).fields == (("give", "help"), ("by", "them"), ("talk", "40"))

    def test_people_are_the_links_of_the_text_only(self) -> None:
        line = (
            "2026-01-01 meet: [[Bo]], [Cy](Cy%20Okafor.md), [[Bo#Log|him]] ![[Photo.png]]"
            " `[[Ed]]` %%[[Fe]]%% [x](https://example.org) [to:: [[Di]]] [[#Log]]"
        )
        assert log(line).people == ("Bo", "Cy Okafor")

    def test_a_private_tag_stays_in_the_text(self) -> None:
        assert log("2026-01-01 call: her health #private [give:: help]").private

    def test_fields_of_a_job_line(self) -> None:
        entry = log("2026-05-04 job: [org:: Northside Clinics] [seniority:: vp] [job_title:: CMO]")
        assert entry.fields == (
            ("org", "Northside Clinics"),
            ("seniority", "vp"),
            ("job_title", "CMO"),
        )


class TestItems:
    """What stands behind a task's box."""

    @pytest.mark.parametrize(
        ("text", "heading", "kind", "said"),
        [
            ("promise: send it", "", "promise", "send it"),
            ("Ask: send it", "raise", "ask", "send it"),
            ("raise:send it", "promise", "raise", "send it"),
            ("send it", "ask", "ask", "send it"),
            ("send it", "", "task", "send it"),
            ("#task promise: send it", "", "promise", "#task send it"),
            ("promised: send it", "", "task", "promised: send it"),
        ],
    )
    def test_the_first_word_decides_and_then_the_heading(
        self, text: str, heading: str, kind: str, said: str
    ) -> None:
        item, faults = parse_item(text, " ", 1, heading)
        assert (item.kind, item.text, faults) == (kind, said, ())

    @pytest.mark.parametrize(
        "text",
        [
            "promise: send it [to:: Bo]  [created:: 2026-05-01]  [due:: 2026-07-10] ^p1",
            "promise: send it [to:: Bo] ➕ 2026-05-01 📅 2026-07-10 ^p1",
        ],
    )
    def test_both_forms_of_tasks_are_read(self, text: str) -> None:
        assert parse_item(text, "/", 4) == (
            Item(
                kind="promise",
                status="/",
                text="send it",
                line=4,
                due=date(2026, 7, 10),
                created=date(2026, 5, 1),
                fields=(("to", "Bo"),),
                block="p1",
            ),
            (),
        )

    def test_faults_and_notices_are_told_apart(self) -> None:
        text = "promise: x [due:: 2026-02-30] [created:: 2026-02-01] [give:: gift]"
        item, faults = parse_item(text, " ", 1)
        assert (item.due, item.created, item.fields) == (None, date(2026, 2, 1), ())
        assert [(f.message, f.notice) for f in faults] == [
            ("due date 2026-02-30 is not a date", False),
            ('unknown give "gift"; one of: ideas, network, help, fun', False),
            (
                "the Tasks plugin does not see the fields due, created, because a field that it"
                " does not know stands behind them; write Tasks' fields last",
                True,
            ),
        ]

    def test_a_done_item_has_no_notices(self) -> None:
        text = "promise: review [due:: 2026-05-01] [completion:: 2026-04-28] [give:: help]"
        item, faults = parse_item(text, "x", 1)
        assert (item.give, item.completion, faults) == ("help", date(2026, 4, 28), ())

    def test_a_line_is_written_with_the_fields_of_tasks_last(self) -> None:
        item, _ = parse_item(
            "promise: x 📅 2026-07-10 ⏫ [due:: 2026-08-01] [to:: Bo] 🔁 every week ^p", " ", 1
        )
        assert format_item(item) == (
            "promise: x [to:: Bo] [priority:: high] [repeat:: every week] [due:: 2026-07-10] ^p"
        )
        assert (
            format_item(item, "emoji") == "promise: x [to:: Bo] ⏫ 🔁 every week 📅 2026-07-10 ^p"
        )


WORDS = (
    "lunch",
    "with",
    "[[Bo]]",
    "(late)",
    "Über",
    "#private",
    "a,",
    "`x`",
    "50%",
    "—",
    "☕",
    "re:",
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
LABELS = st.text(alphabet="abcäé .,;'[]()#^|\\-", min_size=1, max_size=12).map(str.strip)
VALUES = LABELS.filter(lambda v: _balanced(v, "[", "]") or _balanced(v, "(", ")"))
BLOCKS = st.sampled_from(["", "a3", "f-7k2q"])
DAYS = st.dates()


def _balanced(value: str, opening: str, closing: str) -> bool:
    depth, escaped = 0, False
    for sign in value:
        if escaped or sign == "\\":
            escaped = not escaped
            continue
        depth += (sign == opening) - (sign == closing)
        if depth < 0:
            return False
    return bool(value) and depth == 0 and not escaped


def fields(*extra: st.SearchStrategy[tuple[str, str]]) -> st.SearchStrategy[Fields]:
    known = [
        st.tuples(st.just(key), st.sampled_from(words))
        for key, words in {"give": GIVES, "got": GOTS, "by": INITIATIVES, "ask": ANSWERS}.items()
    ]
    free = st.tuples(st.sampled_from(["to", "for", "because-of"]), VALUES)
    return st.lists(st.one_of(*known, free, *extra), max_size=4).map(tuple)


@st.composite
def entries(draw: st.DrawFn) -> Interaction:
    text = draw(TEXTS)
    return Interaction(
        date=draw(DAYS),
        channel=draw(st.sampled_from(sorted(CHANNELS))),
        text=text,
        line=1,
        people=("Bo",) if "[[Bo]]" in text else (),
        fields=draw(fields()),
        block=draw(BLOCKS),
    )


@st.composite
def items(draw: st.DrawFn) -> Item:
    days = {name: draw(st.none() | DAYS) for name in ("due", "created", "completion", "cancelled")}
    known = {
        "id": st.sampled_from(["a1", "not one"]),
        "dependson": st.just("a1,b2"),
        "priority": st.sampled_from(["high", "urgent"]),
        "repeat": st.sampled_from(["every week", "jährlich"]),
        "oncompletion": st.just("delete"),
        "start": st.sampled_from(["2026-01-01", "soon"]),
        "scheduled": st.just("2026-01-02"),
    }
    tasks = [(key, draw(value)) for key, value in known.items() if draw(st.booleans())]
    return Item(
        kind=draw(st.sampled_from(["promise", "ask", "raise", "task"])),
        status=draw(st.sampled_from(" x/-")),
        text=draw(TEXTS),
        line=1,
        fields=(*draw(fields()), *tasks),
        block=draw(BLOCKS),
        **days,
    )


@given(entries())
@settings(deadline=None)
def test_a_log_line_that_is_written_is_read_back(entry: Interaction) -> None:
    assert parse_log(format_log(entry), 1) == (entry, ())


@given(items(), st.sampled_from(["dataview", "emoji"]))
@settings(deadline=None)
def test_an_item_that_is_written_is_read_back(item: Item, style: str) -> None:
    assert parse_item(format_item(item, style), item.status, 1) == (item, ())


LINES = st.text(alphabet="2026-01 :/call[]()|#^`%📅⏫\\\xa0\n", max_size=50) | st.text()


@given(LINES.flatmap(lambda text: st.sampled_from([text, f"2026-01-01 {text}", f"[[{text}"])))
@settings(deadline=None)
def test_no_text_is_too_strange(text: str) -> None:
    entry, faults = parse_log(text, 1)
    assert entry is None or entry.channel in CHANNELS
    item, more = parse_item(text, " ", 1)
    assert item.text == item.text.strip()
    assert all(f.message and "\n" not in f.message for f in (*faults, *more))

"""Writing back: the note is whole, what others write stays, and all of it can be undone."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import tree, write
from vaultnet import write as protocol
from vaultnet.config import Config
from vaultnet.edit import AddEntry, AddItem, Operation, Refused, SetProperty
from vaultnet.errors import VaultnetError
from vaultnet.journal.records import Record, Step
from vaultnet.journal.store import Journal, new_name
from vaultnet.pipeline import writeback
from vaultnet.pipeline.calm import Busy, Pace
from vaultnet.pipeline.planning import Change, Creation, Removal, plan
from vaultnet.pipeline.recovery import overdue, recover
from vaultnet.pipeline.undoing import forget_records, undo, undoable
from vaultnet.pipeline.writeback import carry_out
from vaultnet.read.rules import Rules

RULES = Rules.of(Config())
AT_ONCE = Pace(quiet=0)
ANA = "---\ntype: person\n---\n## Log\n- 2026-05-01 call: hello\n"
NOTE = "People/Ana.md"
LINE = "- 2026-06-01 meet: lunch\n"
LUNCH = AddEntry("2026-06-01 meet: lunch")


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    write(tmp_path / "vault", {NOTE: ANA})
    return tmp_path / "vault"


def steps(vault: Path, *operations: Operation, path: str = NOTE) -> tuple[Step, ...]:
    return plan(str(vault), RULES, [Change(path, operations)])


def make(vault: Path, *operations: Operation, pace: Pace = AT_ONCE) -> Record:
    return carry_out(str(vault), RULES, "log Ana", steps(vault, *operations), pace)


def ana(vault: Path) -> str:
    return (vault / NOTE).read_bytes().decode()


def pending(vault: Path) -> list[Record]:
    return Journal(str(vault)).pending()


def test_a_plan_writes_nothing(vault: Path) -> None:
    before = tree(vault)
    (step,) = steps(vault, LUNCH, SetProperty("tier", "critical"))
    assert tree(vault) == before
    assert step.old == ANA
    assert step.new == ANA.replace("person\n", "person\ntier: critical\n") + LINE


def test_what_is_so_already_gives_no_step(vault: Path) -> None:
    assert steps(vault, AddEntry("2026-05-01 call: hello")) == ()
    assert plan(str(vault), RULES, [Change(NOTE, ())]) == ()


def test_it_is_made_and_nothing_else_is_left(vault: Path) -> None:
    make(vault, LUNCH)
    assert tree(vault) == {NOTE: (ANA + LINE).encode()}
    assert pending(vault) == []
    assert [record.what for record in undoable(str(vault))] == ["log Ana"]


def test_byte_order_mark_and_line_ends_stay(vault: Path) -> None:
    write(vault, {NOTE: b"\xef\xbb\xbf" + ANA.replace("\n", "\r\n").encode()})
    make(vault, LUNCH)
    assert ana(vault) == "\ufeff" + (ANA + LINE).replace("\n", "\r\n")


def test_a_note_is_made_and_taken_away(vault: Path) -> None:
    new = plan(str(vault), RULES, [Creation("People/New/Bo.md", "hello\n")])
    carry_out(str(vault), RULES, "new Bo", new, AT_ONCE)
    assert (vault / "People/New/Bo.md").read_text() == "hello\n"
    gone = plan(str(vault), RULES, [Removal(NOTE)])
    carry_out(str(vault), RULES, "forget Ana", gone, AT_ONCE)
    assert tree(vault) == {"People/New/Bo.md": b"hello\n"}
    for _ in range(2):
        undo(str(vault), RULES, next(undoable(str(vault))), AT_ONCE)
    assert tree(vault) == {NOTE: ANA.encode()}


def test_nothing_is_made_over_a_note_that_is_there(vault: Path) -> None:
    with pytest.raises(Refused, match="is there already"):
        plan(str(vault), RULES, [Creation(NOTE, "mine")])
    new = plan(str(vault), RULES, [Creation("People/Bo.md", "mine")])
    write(vault, {"People/Bo.md": "theirs"})
    with pytest.raises(Refused, match=r"People/Bo\.md is no longer as it was"):
        carry_out(str(vault), RULES, "new Bo", new, AT_ONCE)
    assert (vault / "People/Bo.md").read_text() == "theirs"
    assert pending(vault) == []


@pytest.mark.parametrize(
    ("path", "data", "word"),
    [
        ("People/Nobody.md", None, "is not there"),
        (NOTE, b"\xff\xfe", "UTF-16"),
        (NOTE, b"ok \xff", "not UTF-8"),
        (NOTE, b"<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", "merge"),
    ],
)
def test_what_is_no_sound_note_is_left_alone(
    vault: Path, path: str, data: bytes | None, word: str
) -> None:
    if data is not None:
        write(vault, {path: data})
    before = tree(vault)
    with pytest.raises(Refused, match=word):
        steps(vault, LUNCH, path=path)
    assert tree(vault) == before


def test_a_note_that_changed_since_the_plan_is_planned_anew(vault: Path) -> None:
    planned = steps(vault, LUNCH)
    write(vault, {NOTE: ANA + "\nTheirs.\n"})
    carry_out(str(vault), RULES, "log Ana", planned, AT_ONCE)
    assert ana(vault) == f"{ANA}{LINE}\nTheirs.\n"


def test_what_somebody_else_has_said_meanwhile_is_not_said_twice(vault: Path) -> None:
    planned = steps(vault, LUNCH)
    write(vault, {NOTE: ANA + LINE})
    carry_out(str(vault), RULES, "log Ana", planned, AT_ONCE)
    assert ana(vault) == ANA + LINE
    assert list(undoable(str(vault))) == []


def between(action: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Do something once, just before the files are exchanged."""
    exchange = protocol.__dict__["exchange"]
    todo = [action]

    def late(first: str, second: str) -> bool:
        if todo:
            todo.pop()()
        return bool(exchange(first, second))

    monkeypatch.setattr(protocol, "exchange", late)


def test_an_edit_between_look_and_exchange_stays(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    between(lambda: write(vault, {NOTE: ANA + "\nTheirs.\n"}), monkeypatch)
    make(vault, LUNCH)
    assert ana(vault) == f"{ANA}{LINE}\nTheirs.\n"
    assert list(tree(vault)) == [NOTE]


def test_an_edit_through_a_file_that_was_open_before_stays(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = (vault / NOTE).open("r+")

    def edit(_: float) -> None:
        if not file.closed:
            file.write(ANA + "\nTheirs.\n")
            file.close()

    monkeypatch.setattr(writeback, "_GRACE", 0.001)
    monkeypatch.setattr("vaultnet.pipeline.writeback.time.sleep", edit)
    make(vault, LUNCH)
    assert ana(vault) == f"{ANA}{LINE}\nTheirs.\n"
    assert list(tree(vault)) == [NOTE]


def test_mode_and_symbolic_link_stay(vault: Path) -> None:
    (vault / NOTE).chmod(0o640)
    (vault / "Ana.md").symlink_to(NOTE)
    planned = steps(vault, LUNCH, path="Ana.md")
    carry_out(str(vault), RULES, "log Ana", planned, AT_ONCE)
    assert (vault / "Ana.md").is_symlink()
    assert stat.S_IMODE((vault / NOTE).stat().st_mode) == 0o640
    assert ana(vault) == ANA + LINE


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda path: os.link(path, path.with_name("B.md")), "hard link"),
        (lambda path: path.chmod(0o444), "read-only"),
    ],
)
def test_what_may_not_be_written_is_refused_with_a_word(
    vault: Path, spoil: Callable[[Path], None], word: str
) -> None:
    spoil(vault / NOTE)
    with pytest.raises(VaultnetError, match=word):
        make(vault, LUNCH)
    assert ana(vault) == ANA
    assert pending(vault) == []


def test_a_note_outside_the_vault_is_not_written(vault: Path) -> None:
    write(vault.parent, {"Out.md": ANA})
    (vault / "Out.md").symlink_to(vault.parent / "Out.md")
    with pytest.raises(VaultnetError, match="leads out of the vault"):
        carry_out(str(vault), RULES, "log", steps(vault, LUNCH, path="Out.md"), AT_ONCE)
    assert (vault.parent / "Out.md").read_text() == ANA


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_disk_that_refuses_leaves_the_note_and_no_intent(
    vault: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(protocol, "write_new", refuse)
    with pytest.raises(
        VaultnetError, match=rf"People/Ana\.md cannot be written: {os.strerror(code)}"
    ):
        make(vault, LUNCH)
    assert tree(vault) == {NOTE: ANA.encode()}
    assert pending(vault) == []


def test_without_a_journal_nothing_is_written(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("vaultnet.journal.store.write_private", refuse)
    with pytest.raises(VaultnetError, match="the journal cannot be written: No space left"):
        make(vault, LUNCH)
    assert tree(vault) == {NOTE: ANA.encode()}


def test_a_note_under_somebodys_hands_is_left_alone(vault: Path) -> None:
    with pytest.raises(Busy, match="being written just now"):
        make(vault, LUNCH, pace=Pace(quiet=60, patience=0))
    assert ana(vault) == ANA


def test_a_note_that_was_emptied_just_now_is_about_to_be_filled(vault: Path) -> None:
    write(vault, {NOTE: ""})
    step = Step(NOTE, "", "- 2026-06-01 meet: lunch\n", (LUNCH,), ".vn-1-1.tmp")
    with pytest.raises(Busy):
        carry_out(str(vault), RULES, "log Ana", (step,), Pace(quiet=0.0, patience=0.0))
    assert (vault / NOTE).read_bytes() == b""


def test_what_vaultnet_itself_wrote_just_now_is_nobodys_hand(vault: Path) -> None:
    make(vault, LUNCH)
    make(vault, AddItem("ask", "ask: the map"), pace=Pace(quiet=60, patience=0))
    assert ana(vault).endswith("- [ ] ask: the map\n")


def test_of_several_notes_none_is_begun_where_one_may_not_be_written(vault: Path) -> None:
    write(vault, {"People/Bo.md": ANA})
    (vault / "People/Bo.md").chmod(0o444)
    wanted = [Change(NOTE, (LUNCH,)), Change("People/Bo.md", (LUNCH,))]
    with pytest.raises(VaultnetError, match="read-only"):
        plan(str(vault), RULES, wanted)
    with pytest.raises(VaultnetError, match="read-only"):
        plan(str(vault), RULES, [Removal("People/Bo.md")])


def test_of_several_notes_those_before_a_refusal_stay_and_can_be_undone(vault: Path) -> None:
    write(vault, {"People/Bo.md": ANA})
    wanted = [Change(NOTE, (LUNCH,)), Change("People/Bo.md", (LUNCH,))]
    planned = plan(str(vault), RULES, wanted)
    (vault / "People/Bo.md").chmod(0o444)
    said = "read-only; nothing was written; 1 note was changed before that: see `vaultnet undo`"
    with pytest.raises(VaultnetError, match=said):
        carry_out(str(vault), RULES, "log both", planned, AT_ONCE)
    assert (ana(vault), (vault / "People/Bo.md").read_text()) == (ANA + LINE, ANA)
    (record,) = undoable(str(vault))
    assert [step.path for step in record.steps] == [NOTE]
    undo(str(vault), RULES, record, AT_ONCE)
    assert ana(vault) == ANA


@pytest.mark.parametrize("name", ["swap", "remove"])
@pytest.mark.parametrize("late", [False, True])
def test_a_write_that_is_stopped_by_hand_can_be_undone_as_far_as_it_came(
    vault: Path, monkeypatch: pytest.MonkeyPatch, name: str, late: bool
) -> None:
    honest = getattr(protocol, name)

    def stopped(*words: object) -> object:
        if late:
            honest(*words)
        raise KeyboardInterrupt

    wanted = [Change(NOTE, (LUNCH,)) if name == "swap" else Removal(NOTE)]
    planned = plan(str(vault), RULES, wanted)
    with monkeypatch.context() as patch:
        patch.setattr(writeback, name, stopped)
        with pytest.raises(KeyboardInterrupt):
            carry_out(str(vault), RULES, "log Ana", planned, AT_ONCE)
    assert (tree(vault) == {NOTE: ANA.encode()}) != late
    assert pending(vault) == []
    for record in undoable(str(vault)):
        undo(str(vault), RULES, record, AT_ONCE)
    assert tree(vault) == {NOTE: ANA.encode()}


def test_undoing_is_refused_once_somebody_has_written_on(vault: Path) -> None:
    make(vault, LUNCH)
    write(vault, {NOTE: ANA + LINE + "Theirs.\n"})
    with pytest.raises(Refused, match=r"People/Ana\.md has changed since"):
        undo(str(vault), RULES, next(undoable(str(vault))), AT_ONCE)
    assert ana(vault).endswith("Theirs.\n")


def test_records_about_someone_can_be_forgotten(vault: Path) -> None:
    write(vault, {"People/Bo.md": ANA})
    make(vault, LUNCH)
    bo = steps(vault, AddEntry("2026-06-02 meet: with Ana"), path="People/Bo.md")
    carry_out(str(vault), RULES, "log Bo", bo, AT_ONCE)
    other = steps(vault, AddEntry("2026-06-03 meet: alone"), path="People/Bo.md")
    forget_records(str(vault), NOTE, ("Ana",))
    assert list(undoable(str(vault))) == []
    carry_out(str(vault), RULES, "log Bo", other, AT_ONCE)
    forget_records(str(vault), NOTE, ("lo", "", "o"))  # parts of words, and no words
    assert len(list(undoable(str(vault)))) == 1


class TestRecovery:
    """What a killed run leaves is finished by the next one, or told."""

    def begin(self, vault: Path, *operations: Operation) -> Record:
        """What a journal holds just before the first byte is written."""
        record = Record(new_name(), "log Ana", time.time_ns(), steps(vault, *operations))
        Journal(str(vault)).begin(record)
        return record

    def aside(self, vault: Path, record: Record) -> Path:
        return vault / "People" / record.steps[0].aside

    def recovered(self, vault: Path) -> tuple[str, ...]:
        told = recover(str(vault), RULES, AT_ONCE)
        assert pending(vault) == []
        assert not [path for path in tree(vault) if ".vn-" in path]
        return told

    def test_without_a_journal_there_is_nothing_to_do(self, vault: Path) -> None:
        assert recover(str(vault), RULES) == ()

    def test_what_was_not_begun_is_made(self, vault: Path) -> None:
        self.begin(vault, LUNCH)
        assert self.recovered(vault) == ("finished what was interrupted: log Ana",)
        assert ana(vault) == ANA + LINE
        undo(str(vault), RULES, next(undoable(str(vault))), AT_ONCE)
        assert ana(vault) == ANA

    @pytest.mark.parametrize("length", [0, 10, None])
    def test_half_a_new_file_beside_the_note_is_swept(
        self, vault: Path, length: int | None
    ) -> None:
        record = self.begin(vault, LUNCH)
        self.aside(vault, record).write_text((record.steps[0].new or "")[:length])
        self.recovered(vault)
        assert ana(vault) == ANA + LINE

    def test_what_was_made_is_closed(self, vault: Path) -> None:
        record = self.begin(vault, LUNCH)
        write(vault, {NOTE: ANA + LINE})
        self.aside(vault, record).write_text(ANA)
        self.recovered(vault)
        assert ana(vault) == ANA + LINE
        assert len(list(undoable(str(vault)))) == 1

    def test_a_foreign_edit_that_was_displaced_comes_back(self, vault: Path) -> None:
        record = self.begin(vault, LUNCH)
        write(vault, {NOTE: ANA + LINE})
        self.aside(vault, record).write_text(ANA + "\nTheirs.\n")
        self.recovered(vault)
        assert ana(vault) == f"{ANA}{LINE}\nTheirs.\n"

    def test_an_edit_after_the_crash_stays(self, vault: Path) -> None:
        self.begin(vault, LUNCH)
        write(vault, {NOTE: ANA + "\nTheirs.\n"})
        self.recovered(vault)
        assert ana(vault) == f"{ANA}{LINE}\nTheirs.\n"

    def test_a_text_of_nobody_beside_a_note_is_kept_and_told(self, vault: Path) -> None:
        record = self.begin(vault, LUNCH)
        self.aside(vault, record).write_text("Whose is this?\n")
        self.recovered(vault)
        (text,) = [data for path, data in tree(vault).items() if path.startswith(".vaultnet/kept")]
        assert b"Whose is this?" in text
        assert ana(vault) == ANA + LINE

    def test_what_can_not_be_made_any_more_is_given_up_and_told(self, vault: Path) -> None:
        self.begin(vault, LUNCH)
        (vault / NOTE).unlink()
        (told,) = self.recovered(vault)
        assert told.startswith("an interrupted write was given up (log Ana): People/Ana.md")
        assert tree(vault) == {}

    def test_of_several_notes_the_rest_is_made(self, vault: Path) -> None:
        write(vault, {"People/Bo.md": ANA})
        wanted = [Change(NOTE, (LUNCH,)), Change("People/Bo.md", (LUNCH,))]
        planned = plan(str(vault), RULES, wanted)
        Journal(str(vault)).begin(Record(new_name(), "log both", time.time_ns(), planned))
        write(vault, {NOTE: ANA + LINE})
        self.recovered(vault)
        assert (vault / "People/Bo.md").read_text() == ana(vault) == ANA + LINE
        undo(str(vault), RULES, next(undoable(str(vault))), AT_ONCE)
        assert (vault / "People/Bo.md").read_text() == ana(vault) == ANA

    def test_a_removal_is_finished_unless_the_note_was_changed(self, vault: Path) -> None:
        gone = plan(str(vault), RULES, [Removal(NOTE)])
        Journal(str(vault)).begin(Record(new_name(), "forget", time.time_ns(), gone))
        write(vault, {NOTE: ANA + "more\n"})
        (told,) = self.recovered(vault)
        assert "given up" in told
        assert ana(vault) == ANA + "more\n"
        again = plan(str(vault), RULES, [Removal(NOTE)])
        Journal(str(vault)).begin(Record(new_name(), "forget", time.time_ns(), again))
        self.recovered(vault)
        assert tree(vault) == {}

    def test_an_interrupted_undoing_is_finished(self, vault: Path) -> None:
        made = make(vault, LUNCH)
        back = (Step(NOTE, ANA + LINE, ANA, aside=".vn-1-1.tmp"),)
        undoing = Record(new_name(), "undo: log Ana", time.time_ns(), back, undoes=made.name)
        Journal(str(vault)).begin(undoing)
        self.recovered(vault)
        assert ana(vault) == ANA
        assert list(undoable(str(vault))) == []


class TestOverwriting:
    """An editor that saves a text from before our line does not lose it for us."""

    def test_what_an_editor_wrote_over_is_written_again(self, vault: Path) -> None:
        make(vault, LUNCH)
        write(vault, {NOTE: ANA + "\nTheirs.\n"})
        told = recover(str(vault), RULES, AT_ONCE)
        assert told == ("written again, since an editor had written over it: log Ana",)
        assert ana(vault) == f"{ANA}{LINE}\nTheirs.\n"
        assert recover(str(vault), RULES, AT_ONCE) == ()

    def test_so_are_several_in_their_order(self, vault: Path) -> None:
        for day in (1, 2, 3):
            make(vault, AddEntry(f"2026-06-0{day} call: {day}"))
        write(vault, {NOTE: f"{ANA}- 2026-06-01 call: 1\n\nTheirs.\n"})
        assert len(recover(str(vault), RULES, AT_ONCE)) == 2
        lines = [line for line in ana(vault).split("\n") if line.startswith("- 2026-06")]
        assert [line[-1] for line in lines] == ["1", "2", "3"]

    def test_a_note_put_back_as_it_was_stays_so(self, vault: Path) -> None:
        make(vault, LUNCH)
        write(vault, {NOTE: ANA})
        assert recover(str(vault), RULES, AT_ONCE) == ()
        assert ana(vault) == ANA

    def test_a_value_that_was_changed_on_purpose_stays(self, vault: Path) -> None:
        make(vault, SetProperty("tier", "critical", before=""))
        write(vault, {NOTE: ANA.replace("person\n", "person\ntier: inner\n") + "Theirs.\n"})
        assert recover(str(vault), RULES, AT_ONCE) == ()

    def test_after_a_while_a_missing_line_was_taken_out(
        self, vault: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make(vault, LUNCH)
        write(vault, {NOTE: ANA + "\nTheirs.\n"})
        monkeypatch.setattr("vaultnet.pipeline.recovery._FRESH_NS", 0)
        assert recover(str(vault), RULES, AT_ONCE) == ()

    def test_it_gives_in_to_whoever_takes_it_out_again_and_again(self, vault: Path) -> None:
        make(vault, LUNCH)
        told: list[str] = []
        for number in range(20):
            write(vault, {NOTE: f"{ANA}\nTheirs {number}.\n"})
            told += recover(str(vault), RULES, AT_ONCE)
        assert told[10:] == ["given up, since it is written over again and again: log Ana"]

    def test_what_waits_for_calm_is_named_until_it_is_written_again(self, vault: Path) -> None:
        make(vault, LUNCH)
        write(vault, {NOTE: f"{ANA}\nTheirs.\n"})
        assert recover(str(vault), RULES, Pace(quiet=60.0, patience=0.0)) == ()
        assert overdue(str(vault), RULES) == (NOTE,)
        assert len(recover(str(vault), RULES, AT_ONCE)) == 1
        assert overdue(str(vault), RULES) == ()

    def test_an_interrupted_write_waits_while_its_note_is_under_somebodys_hands(
        self, vault: Path
    ) -> None:
        Journal(str(vault)).begin(
            Record(new_name(), "log Ana", time.time_ns(), steps(vault, LUNCH))
        )
        write(vault, {NOTE: f"{ANA}\nTheirs.\n"})
        assert recover(str(vault), RULES, Pace(quiet=60.0, patience=0.0)) == ()
        assert overdue(str(vault), RULES) == (NOTE,)
        assert recover(str(vault), RULES, AT_ONCE) == ("finished what was interrupted: log Ana",)

    def test_a_line_is_not_written_again_where_somebody_has_added_to_it(self, vault: Path) -> None:
        make(vault, LUNCH)
        longer = ana(vault).replace(LINE.rstrip(), f"{LINE.rstrip()} and a walk")
        write(vault, {NOTE: f"{longer}\nTheirs.\n"})
        assert recover(str(vault), RULES, AT_ONCE) == ()

    def test_what_was_written_over_before_a_later_line_is_written_again(self, vault: Path) -> None:
        make(vault, LUNCH)
        write(vault, {NOTE: f"{ANA}\nTheirs.\n"})
        make(vault, AddEntry("2026-06-29 call: later"))
        (told,) = recover(str(vault), RULES, AT_ONCE)
        assert told.startswith("written again")
        assert ana(vault).count(LINE) == 1

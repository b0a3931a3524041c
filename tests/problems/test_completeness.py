"""No message without a case: every sentence in the program is one that the catalogue provokes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import vaultnet
from tests.problems.catalogue import CASES
from tests.problems.test_disk import PAGES, PLUGINS, WRITES

PACKAGE = Path(vaultnet.__file__).parent

#: What makes a fault -> the place of its sentence among the arguments.
MAKERS = {
    "Problem": 2,
    "Fault": -1,
    "RegionFault": -1,
    "FieldFault": -1,
    "Refusal": -1,
    "Unfit": 0,
    "_Fault": 0,
    "_table": 0,
    "PluginFault": 0,
}
#: These speak to whoever typed a command, and have tests of their own.
ELSEWHERE = ("cli", "survey", "watch")

#: Where a sentence is only passed on; who said it first has a case.
PASSED_ON = {
    ("config/reading.py", "_problems"): "a fault of one key",
    ("config/reading.py", "_sound"): "a fault of one key",
    ("config/reading.py", "read"): "a sentence of `_table`",
    ("memory/codec.py", "_decode"): "a problem remembered from the last run",
    ("pipeline/edits.py", "apply_edits"): "a refusal of `write`, or of the disk",
    ("pipeline/outlook.py", "_problems"): "a fault of the plugin manager",
    ("pipeline/refresh.py", "problems"): "a fault of the walk",
    ("pipeline/ticks.py", "_told"): "why a tick did not act, which `test_ticks` holds",
    ("plugins/manager.py", "_load"): "what a stranger's module raised",
    ("read/body.py", "read_entries"): "a fault of `entries`",
    ("read/cards.py", "read_card"): "a fault of `fields`",
    ("read/values.py", "fault_of"): "a fault of `fields`",
    ("syntax/entries.py", "parse_item"): "a fault of `tasks`",
    ("syntax/frontmatter.py", "_mend"): "a fault of `yaml_core`",
    ("syntax/yaml_core.py", "_mapping"): "a sentence of `yaml_faults`",
    ("syntax/yaml_core.py", "_refuse_characters"): "a sentence of `yaml_faults`",
    ("syntax/yaml_core.py", "_refuse_marks"): "a sentence of `yaml_faults`",
    ("syntax/yaml_core.py", "_string"): "a sentence of `yaml_faults`",
    ("syntax/yaml_core.py", "_opening"): "a sentence of `yaml_faults`",
    ("syntax/yaml_core.py", "get_single_data"): "a sentence of `yaml_faults`",
    ("syntax/yaml_core.py", "read_block"): "a fault or a refusal",
    ("syntax/yaml_faults.py", "explain"): "a sentence of this module",
}

#: What cannot be provoked with any vault, and why.
UNPROVOKED = {
    "the properties cannot be read": "for errors of the parser without a place, none is known",
    " is not a plain file; nothing was written": "only if a note turns into a folder meanwhile",
}


class Sentence(NamedTuple):
    """One message in the source: where, and a pattern of what it says."""

    module: str
    function: str
    pattern: str


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith(ELSEWHERE):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def sentences() -> Iterator[Sentence]:
    """Every sentence that becomes a problem; an empty pattern where it is passed on."""
    for name, module in modules():
        for function, node in places(module):
            for value in said(name, node):
                for pattern in patterns(value, module):
                    yield Sentence(name, function, pattern)


def places(module: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Each node with the name of the innermost function around it."""
    pending: list[tuple[str, ast.AST]] = [("", module)]
    while pending:
        function, node = pending.pop()
        yield function, node
        inside = node.name if isinstance(node, ast.FunctionDef) else function
        pending += [(inside, child) for child in ast.iter_child_nodes(node)]


def said(module: str, node: ast.AST) -> Iterator[ast.expr]:
    """The expressions under a node that are sentences."""
    if isinstance(node, ast.Call) and (position := maker(module, node)) is not None:
        yield node.args[min(position, len(node.args) - 1)]
    elif is_note_of_faults(node):
        (found,) = node.args  # type: ignore[attr-defined]  # a call, as was just seen
        yield found.elts[-1] if isinstance(found, ast.Tuple) else found
    elif module == "syntax/yaml_faults.py":
        if isinstance(node, ast.Return | ast.Assign) and node.value and is_text(node.value):
            yield node.value
        elif isinstance(node, ast.Dict):
            yield from (value for value in node.values if is_text(value))


def maker(module: str, node: ast.Call) -> int | None:
    """The place of the sentence, if the call makes a fault."""
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name == "map" and ast.unparse(node.args[0]) == "Fault":
        return 1
    if name == "VaultnetError" and module == "targets.py":
        return 0
    return MAKERS.get(name) if node.args else None


def is_note_of_faults(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    if node.func.attr != "append" or not ast.unparse(node.func.value).endswith("faults"):
        return False
    found = node.args[0]
    return is_text(found) or isinstance(found, ast.Tuple)


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value
    )


def patterns(node: ast.expr, module: ast.Module) -> list[str]:
    """What an expression may say, as patterns; an empty one where the source does not tell."""
    match node:
        case ast.Constant(str(text)):
            return [re.escape(text)]
        case ast.JoinedStr(parts):
            return ["".join(pattern_of(part, module) for part in parts)]
        case ast.BinOp(left=left, right=right):
            after = patterns(right, module) if is_text(right) else [".*"]
            return [first + last for first in patterns(left, module) for last in after]
        case ast.Name(name):
            values = assigned(name, module)
            return [found for value in values for found in patterns(value, module)] or [""]
        case ast.Call(func=ast.Name(name)) if made := returned(name, module):
            return [found for value in made for found in patterns(value, module)]
        case _:
            return [""]


def pattern_of(part: ast.expr, module: ast.Module) -> str:
    """What one part of an f-string may say; a name's own text, where it has one."""
    if isinstance(part, ast.Constant):
        return re.escape(str(part.value))
    if isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Name):
        texts = [text for text in assigned(part.value.id, module) if holds_no_name(text)]
        plain = [found for text in texts for found in patterns(text, module)]
        if plain:
            return f"(?:{'|'.join(plain)})"
    return ".*"


def holds_no_name(text: ast.expr) -> bool:
    """Whether the words of a text are all its own, so that looking at it comes to an end."""
    return not any(isinstance(node, ast.Name) for node in ast.walk(text))


def assigned(name: str, module: ast.Module) -> list[ast.expr]:
    """Whatever text is assigned to a name anywhere in a module."""
    found: list[ast.expr | None] = []
    for node in ast.walk(module):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found += [node.value for target in targets if ast.unparse(target) == name]
    return [value for value in found if value is not None and is_text(value)]


def returned(name: str, module: ast.Module) -> list[ast.expr]:
    """What a function of the module gives back, where that is text."""
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            given = [n.value for n in ast.walk(node) if isinstance(n, ast.Return) and n.value]
            return [value for value in given if is_text(value)]
    return []


TOLD = (
    *(line for case in CASES.values() for line in case.told),
    *(why for _, why in (*PLUGINS.values(), *PAGES.values(), *WRITES.values())),
    "the plugin nowhere:NOTE is left out: ModuleNotFoundError: No module named 'nowhere'",
    '"unheard of" under disable is no index note; one of: network, due',
    "the list of installed plugins cannot be read: ZeroDivisionError: no bread left",
)
ALL = tuple(sorted({*sentences()}))


@pytest.mark.parametrize("sentence", [s for s in ALL if s.pattern], ids=lambda s: s.pattern[:60])
def test_every_sentence_has_a_case(sentence: Sentence) -> None:
    if any(re.escape(words) in sentence.pattern for words in UNPROVOKED):
        return
    assert any(re.search(sentence.pattern, told) for told in TOLD), sentence


def test_a_sentence_is_passed_on_only_where_that_is_known() -> None:
    assert {(s.module, s.function) for s in ALL if not s.pattern} == set(PASSED_ON)


def test_what_is_left_out_is_still_said_somewhere() -> None:
    for words in UNPROVOKED:
        assert any(re.escape(words) in sentence.pattern for sentence in ALL), words


def test_the_search_finds_the_sentences() -> None:
    assert len(ALL) > 80
    assert {module for module, _, _ in ALL} >= {
        "config/reading.py", "derive/oversights.py", "model/assembly.py", "pipeline/kept.py",
        "read/fields.py", "read/note.py", "scan.py", "syntax/entries.py", "syntax/regions.py",
        "syntax/tasks.py", "syntax/yaml_faults.py", "targets.py",
    }  # fmt: skip


def test_no_sentence_ends_with_a_full_stop() -> None:
    assert [told for told in TOLD if told.endswith(".")] == []

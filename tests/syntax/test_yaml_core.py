"""Properties of any shape, by YAML 1.2 core."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import frontmatter
import pytest
import yaml

from tests.conftest import oracle
from tests.syntax.odd_heads import ODD_HEADS, Odd
from vaultnet.syntax import yaml_core
from vaultnet.syntax.scalars import number
from vaultnet.syntax.yaml_core import CoreHandler, read_block

#: What vaultnet refuses on purpose: anchors, tags, `...`, control characters made by an escape.
REFUSED = ("must be quoted", "only a line of ---", "invisible character")


def same(ours: object, theirs: object) -> bool:
    """Whether a value is the expected one; a number that would lose digits is the text it was."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(same(ours[key], theirs[key]) for key in ours)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    if isinstance(ours, str) and isinstance(theirs, int | float):
        return number(ours) == theirs
    return ours == theirs


def test_the_yaml_suite_is_read_as_expected_or_refused_on_purpose() -> None:
    read = 0
    for case in oracle("yaml_test_suite.json")["cases"]:
        block = read_block(case["input"].removeprefix("---\n"), 1)
        if not case["mapping"] or not case["pyyaml_agrees"]:
            continue
        if block.faults:
            assert case["fail"] or any(piece in block.faults[0].message for piece in REFUSED)
            continue
        assert not case["fail"], case["id"]
        assert same(block.values, case["expected"]), case["id"]
        read += 1
    assert read > 30


def test_lines_are_counted_from_the_line_that_the_caller_names() -> None:
    block = read_block("a: {x: 1}\n\nb: 2\nb: 3\n", 10)
    assert block.lines == {"a": 10, "b": 12}
    assert [fault.line for fault in block.faults] == [13]


def test_the_handler_serves_the_library_that_it_belongs_to() -> None:
    values, body = frontmatter.parse(
        "---\na: 10:30\nb: no\n2026: x\n---\nbody", handler=CoreHandler()
    )
    assert values == {"a": "10:30", "b": "no", "2026": "x"}
    assert body == "body"


@pytest.fixture(scope="module")
def without_libyaml() -> ModuleType:
    """A second copy of the module, as it is where PyYAML was built without libyaml."""
    spec = importlib.util.spec_from_file_location("yaml_core_without_libyaml", yaml_core.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CSafeLoader", raising=False)
        patch.setitem(sys.modules, spec.name, module)
        spec.loader.exec_module(module)
    return module


#: The pure reader refuses tabs between words, which libyaml takes for blanks.
STRICTER = {"tab behind a value", "JSON"}


@pytest.mark.parametrize(
    "odd", [odd for odd in ODD_HEADS if odd.name not in STRICTER], ids=lambda odd: odd.name
)
def test_without_libyaml_the_values_and_the_lines_are_the_same(
    odd: Odd, without_libyaml: ModuleType
) -> None:
    assert issubclass(without_libyaml.CoreLoader, yaml.SafeLoader)
    pure, fast = without_libyaml.read_block(odd.block, 2), read_block(odd.block, 2)
    assert (pure.values, pure.lines) == (fast.values, fast.lines)
    assert [fault.line for fault in pure.faults] == [fault.line for fault in fast.faults]


def test_without_libyaml_an_impossible_escape_is_a_fault_too(without_libyaml: ModuleType) -> None:
    for block in ('a: "\\UFFFFFFFF"\n', 'a: "\\ud800"\n'):
        assert without_libyaml.read_block(block, 2).faults
        assert read_block(block, 2).faults

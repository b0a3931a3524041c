"""Examples about curiosity and introductions, held to what the program computes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.docs.pages import section
from vaultnet.derive.brevity import ANSWER_WORDS, HOOK_WORDS, PITCH_WORDS, seconds
from vaultnet.derive.fit import pair_score
from vaultnet.derive.hooks import choice_score
from vaultnet.derive.rates import Share, laplace, wilson
from vaultnet.derive.talk import talk_of

PAGE = "docs/how-it-computes.md"


def _examples() -> Iterator[tuple[str, str]]:
    """(formula, what its example must say) with every number computed here and now."""
    yield "Q1", f"at most {HOOK_WORDS} words, an answer (`stance: answer`) {ANSWER_WORDS}"
    yield "Q1", f"`pitch` {PITCH_WORDS}"
    yield "Q1", f"25 words are {seconds(25):.0f} seconds, 75 are {seconds(75):.0f}"
    yield "Q1", f"150 are {seconds(150):.0f}. An answer of 131 words takes {seconds(131):.0f}"
    yield "Q3", f"pulled 3 of 4: {choice_score(0.8, Share(3, 4)):.2f}"
    yield "Q3", f"never used: {choice_score(0.8, Share(0, 0)):.2f}"
    yield "Q3", f"pulled 9 of 10: {choice_score(0.0, Share(9, 10)):.2f}"
    low, high = wilson(1, 8)
    yield "Q4", f"1 of 8: {laplace(1, 8):.2f} to expect, between {low:.2f} and {high:.2f}"
    yield "Q5", f"40, 45, 50, 30 and 35: {talk_of((40, 45, 50, 30, 35)).mean:.0f} %"
    yield "Q5", f"70, 65, 80, 60 and 75: {talk_of((70, 65, 80, 60, 75)).mean:.0f} %, a lecture"
    yield "I2", f"the other by 0.5: {pair_score(0.677, 0.5):.2f}"
    yield "I2", f"One way only: {pair_score(0.677, 0.0):.2f}"
    low, high = wilson(4, 6)
    yield "I5", f"4 of 6: between {low:.2f} and {high:.2f}"


@pytest.mark.parametrize(("formula", "said"), tuple(_examples()))
def test_examples_of_formulas_have_the_numbers_that_the_program_computes(
    formula: str, said: str
) -> None:
    assert said in section(PAGE, formula)

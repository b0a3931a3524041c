"""In which ways people may differ, and which of these tell of nobody."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import pytest

from tests.derive.golden import context, golden, person
from vaultnet.config import Config
from vaultnet.derive.difference import stretch
from vaultnet.derive.dimensions import (
    SENSITIVE,
    guarded_dimensions,
    is_sensitive,
    open_dimensions,
    value_of,
    written,
)
from vaultnet.derive.reconnect import dormant
from vaultnet.model.contact import Contact

OWL = MappingProxyType({"chronotype": " Night owl ", "count": 3, "langs": ["pt", "en"]})


@pytest.mark.parametrize(
    "name",
    [
        "gender", "Gender", "gender_identity", "genderIdentity", "sex", "sexual orientation",
        "age", "birth-year", "date of birth", "ethnicity", "race", "nationality", "religion",
        "health", "disability", "politics", "political_party", "union", "marital status",
    ],
)  # fmt: skip
def test_what_law_or_custom_protects_is_sensitive(name: str) -> None:
    assert is_sensitive(name, Config())


@pytest.mark.parametrize(
    "name",
    [*Config().dimensions, "working_style", "language", "manager", "stage", "sector", "agency"],
)
def test_differences_at_work_are_not(name: str) -> None:
    assert not is_sensitive(name, Config())


def test_the_words_are_in_the_form_in_which_they_are_compared() -> None:
    assert all(word.islower() and word.isalpha() for word in SENSITIVE)


def test_the_configuration_adds_to_what_is_sensitive() -> None:
    config = Config(sensitive=("Working style", "accent"))
    assert is_sensitive("working_style", config)
    assert is_sensitive("Accent", config)
    assert not is_sensitive("style", config)


def test_a_property_that_goes_by_a_sensitive_name_in_the_vault_is_sensitive() -> None:
    assert is_sensitive("background", Config(keys=MappingProxyType({"background": "religion"})))


def test_sensitive_dimensions_are_off_unless_they_are_asked_for() -> None:
    assert golden().ask(guarded_dimensions) == ()
    asked = golden(config=Config(dimensions=("gender", "region", "age")))
    assert asked.ask(guarded_dimensions) == ("gender", "age")
    assert asked.ask(open_dimensions) == ("region",)


def test_a_dimension_named_twice_is_one() -> None:
    vault = context(config=Config(dimensions=("Region", "sector", "region")))
    assert vault.ask(open_dimensions) == ("Region", "sector")


def test_a_value_is_what_the_note_says_and_a_list_or_a_number_is_none() -> None:
    contact = Contact("a", "A", region=" LatAm ", role=("client",), extra=OWL)
    names = ("Region", "chronotype", "Chronotype", "count", "langs", "role", "function", "index")
    assert [value_of(contact, name) for name in names] == [
        "latam", "night owl", "night owl", "", "", "", "", "",
    ]  # fmt: skip
    assert written((contact, Contact("b", "B")), "region") == ["LatAm", ""]
    assert written((contact,), "chronotype") == ["Night owl"]


@pytest.mark.parametrize("text", ["[[Red]]", " [[Moods/Red]] ", "[[Red#now|crimson]]", "Red"])
def test_of_a_link_the_name_is_the_value(text: str) -> None:
    contact = Contact("a", "A", extra=MappingProxyType({"mood": text}))
    assert written((contact,), "mood") == ["Red"]
    assert value_of(contact, "mood") == "red"


def test_nobody_is_compared_in_a_sensitive_dimension() -> None:
    def someone(uid: str, faith: str, **more: Any) -> Contact:  # noqa: ANN401 - any field
        extra = MappingProxyType({"religion": faith})
        return Contact(uid, uid, extra=extra, region="emea")._replace(**more)

    vault = context(
        person(someone("few", "theirs", tier="critical")),
        person(someone("old", "theirs"), ["2020-01-01 meet"]),
        me=someone("me", "mine"),
        config=Config(dimensions=("religion", "region")),
    )
    assert vault.ask(stretch) == 0.0
    (found,) = vault.ask(dormant)
    assert found.difference == (0, 1)

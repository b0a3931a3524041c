"""A person by what somebody types."""

from __future__ import annotations

import pytest

from tests.derive.golden import network, person
from vaultnet.cli.people import all_called, find_person, handles, whole_name
from vaultnet.errors import VaultnetError
from vaultnet.model import Contact, Network


def net(*people: Contact) -> Network:
    return network(*(person(contact) for contact in people))


PEOPLE = net(
    Contact("ana-ruiz", "Ana Ruiz", aliases=("Anita", "The Architect")),
    Contact("ana-silva", "Ana Silva"),
    Contact("zoe", "Zoë Ångström", aliases=("Zed",)),
    Contact("bo", "Bo Lindqvist"),
    Contact("joanna", "Joanna Bo"),
    Contact("jorg", "Jörg Straße"),
)


def found(words: str) -> str:
    return find_person(PEOPLE, words).name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ana Ruiz", "Ana Ruiz"),
        ("ANA  ruiz ", "Ana Ruiz"),
        ("anita", "Ana Ruiz"),
        ("the arch", "Ana Ruiz"),
        ("architect", "Ana Ruiz"),
        ("ruiz", "Ana Ruiz"),
        ("ana r", "Ana Ruiz"),
        ("zoe", "Zoë Ångström"),
        ("Zoe\u0308 Angstrom", "Zoë Ångström"),
        ("angström", "Zoë Ångström"),
        ("lind", "Bo Lindqvist"),
        ("bo", "Bo Lindqvist"),
        ("joan", "Joanna Bo"),
        ("qvist", "Bo Lindqvist"),
        ("STRASSE", "Jörg Straße"),
        ("ana-silva", "Ana Silva"),
        ("zoe-angstrom", "Zoë Ångström"),
    ],
)
def test_a_name_an_alias_a_uid_or_a_part_of_them_is_enough(words: str, name: str) -> None:
    assert found(words) == name


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("ana", '"ana" may be Ana Ruiz or Ana Silva; write more of the name'),
        ("na", '"na" may be Ana Ruiz, Ana Silva or Joanna Bo; write more of the name'),
        ("An Ruiz", 'nobody is called "An Ruiz"; did you mean Ana Ruiz?'),
        ("Ana Bo", 'nobody is called "Ana Bo"; did you mean Joanna Bo?'),
        ("Ana Siliz", 'nobody is called "Ana Siliz"; did you mean Ana Silva or Ana Ruiz?'),
        ("zzzzzz", 'nobody is called "zzzzzz"'),
        ("", 'nobody is called ""'),
        ("!", 'nobody is called "!"'),
        (" \u0308 ", 'nobody is called " \u0308 "'),
    ],
)
def test_who_cannot_be_told_is_asked_for(words: str, sentence: str) -> None:
    with pytest.raises(VaultnetError) as stopped:
        found(words)
    assert str(stopped.value) == sentence


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ana Ruis", "Ana Ruiz"),
        ("ruzi", "Ana Ruiz"),
        ("Architekt", "Ana Ruiz"),
        ("lindqist", "Bo Lindqvist"),
        ("Bo Lindkvisst", "Bo Lindqvist"),
        ("anasilva", "Ana Silva"),
        ("angstrm", "Zoë Ångström"),
        ("Zoe Angstorm", "Zoë Ångström"),
        ("jorg strase", "Jörg Straße"),
    ],
)
def test_a_slip_of_the_fingers_is_forgiven(words: str, name: str) -> None:
    assert found(words) == name


def test_a_slip_that_may_mean_two_people_is_asked_about() -> None:
    pair = net(Contact("a", "Maria Lund"), Contact("b", "Marie Lunde"))
    with pytest.raises(VaultnetError) as stopped:
        find_person(pair, "Mario")
    assert str(stopped.value) == '"Mario" may be Maria Lund or Marie Lunde; write more of the name'


@pytest.mark.parametrize("words", ["Ana 03", "Cy", "Ann", "Ana 1"])
def test_a_short_word_or_a_number_is_never_a_slip(words: str) -> None:
    crowd = net(Contact("c", "Co"), Contact("a", "Ana 02"))
    with pytest.raises(VaultnetError, match="nobody is called"):
        find_person(crowd, words)


def test_each_person_has_a_word_without_blanks() -> None:
    twins = net(Contact("ana-1", "Ana Ruiz"), Contact("ana-2", "Ana Ruiz"), Contact("z", "Zoë Å."))
    words = handles(twins.people)
    assert {word: person.uid for word, person in words.items()} == {
        "ana-1": "ana-1", "ana-2": "ana-2", "zoe-a": "z",
    }  # fmt: skip
    assert all(find_person(twins, word) is person for word, person in words.items())


def test_a_whole_name_is_told_from_a_part() -> None:
    assert whole_name(PEOPLE, "the architect") is find_person(PEOPLE, "ana-ruiz")
    assert whole_name(PEOPLE, "ana-ruiz") is find_person(PEOPLE, "ana-ruiz")
    assert whole_name(PEOPLE, "ruiz") is None


def test_of_many_only_some_are_named() -> None:
    crowd = net(*(Contact(f"x{number:02}", f"Ana {number:02}") for number in range(11)))
    with pytest.raises(VaultnetError) as stopped:
        find_person(crowd, "ana")
    named = ", ".join(f"Ana {number:02}" for number in range(8))
    assert str(stopped.value) == f'"ana" may be {named} and 3 more; write more of the name'


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Solv", "Ingrid Sølvberg"),
        ("snaedis", "Snædís"),
        ("lukasz", "Łukasz Đorđe"),
        ("dorde", "Łukasz Đorđe"),
        ("hyejin", "Hye-jin Park"),
        ("hye\u2010jin", "Hye-jin Park"),
        ("anna-lena", "Annalena"),
        ("anas", "Anastasia"),
    ],
)
def test_letters_that_others_cannot_type_and_hyphens_do_not_matter(words: str, name: str) -> None:
    names = (
        "Ingrid Sølvberg", "Snædís", "Łukasz Đorđe", "Hye-jin Park", "Annalena", "Anastasia",
        "Ana Silva",
    )  # fmt: skip
    crowd = net(*(Contact(f"x{number}", each) for number, each in enumerate(names)))
    assert find_person(crowd, words).name == name


def two_of_one_name(name: str, first: str, second: str) -> Network:
    """Two people in two folders, as the vault gives them their uids."""
    one, other = (
        person(Contact(uid, name))._replace(path=f"People/{folder}/{name}.md")
        for uid, folder in ((first, "Home"), (second, "Work"))
    )
    return network(one, other)


def test_a_uid_that_is_also_the_name_of_another_decides_nothing() -> None:
    twins = two_of_one_name("Ana", "ana", "ana/People/Work/Ana.md")
    with pytest.raises(VaultnetError) as stopped:
        find_person(twins, "ana")
    assert str(stopped.value) == (
        '"ana" may be Ana (People/Home/Ana.md) or Ana (People/Work/Ana.md); write the path'
    )
    for path in ("People/Home/Ana.md", "People/Work/Ana.md"):
        assert find_person(twins, path).path == path
    assert whole_name(twins, "ana") is None
    assert len(all_called(twins, "ANA")) == 2


def test_a_uid_that_is_the_alias_of_another_decides_nothing() -> None:
    pair = net(Contact("ana", "Ana Silva"), Contact("r", "Ruiz", aliases=("ANÁ",)))
    with pytest.raises(VaultnetError) as stopped:
        find_person(pair, "ana")
    assert str(stopped.value) == '"ana" may be Ana Silva or Ruiz; write more of the name'


def test_of_whom_there_is_no_more_name_the_path_is_told() -> None:
    pair = net(Contact("a", "Ana"), Contact("b", "Ana Ruiz", aliases=("Ana",)))
    with pytest.raises(VaultnetError) as stopped:
        find_person(pair, "ana")
    assert str(stopped.value) == (
        '"ana" may be Ana (People/a.md) or Ana Ruiz; write more of the name, or the path'
    )


@pytest.mark.parametrize(
    "uid", ["$(touch${IFS}/tmp/x)", "`x`", "a b", "-x", "a;b", "a'b", "~x", "a.md", ""]
)
def test_what_a_shell_could_act_on_is_never_a_handle(uid: str) -> None:
    twins = net(Contact(uid, "Ana", aliases=("Nan",)), Contact("ana-2", "Ana", aliases=("Nan",)))
    assert list(handles(twins.people)) == ["ana-2"]


def test_a_word_that_would_find_somebody_else_is_no_handle() -> None:
    twins = two_of_one_name("Ana Ruiz", "ana-ruiz", "ana-ruiz/People/Work/Ana Ruiz.md")
    assert handles(twins.people) == {}
    known = net(Contact("bo", "Bo B."), Contact("x", "Bo B.", aliases=("Bo", "Bosse B.", "Bos")))
    words = handles(known.people)
    assert {word: each.uid for word, each in words.items()} == {"x": "x"}
    assert all(find_person(known, word) is each for word, each in words.items())


def test_people_of_one_name_are_told_apart_by_their_uids() -> None:
    twins = net(Contact("ana-1", "Ana Ruiz"), Contact("ana-2", "Ana Ruiz"))
    with pytest.raises(VaultnetError) as stopped:
        find_person(twins, "Ana Ruiz")
    assert str(stopped.value) == (
        '"Ana Ruiz" may be Ana Ruiz (People/ana-1.md) or Ana Ruiz (People/ana-2.md); write the path'
    )
    assert find_person(twins, "ana-2").uid == "ana-2"


def test_a_whole_uid_or_a_path_decides_before_names_do() -> None:
    twins = net(Contact("cy1", "Cy"), Contact("cy2", "Cy"))
    first, second = twins.people
    assert find_person(twins, "cy1") is first
    assert find_person(twins, "cy2") is second
    for words in (second.path, second.path.removesuffix(".md"), f"[[{second.path[:-3]}]]"):
        assert find_person(twins, words) is second
    with pytest.raises(VaultnetError, match="may be Cy"):
        find_person(twins, "Cy")


def test_in_an_empty_vault_nobody_is_found() -> None:
    with pytest.raises(VaultnetError, match='nobody is called "Ana"'):
        find_person(net(), "Ana")

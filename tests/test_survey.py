"""What a survey of a strange vault finds, proposes and says."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.config import Config, Dated, Headings, People, Tier, read_config
from vaultnet.dates import Cadence
from vaultnet.errors import VaultnetError
from vaultnet.survey.days import find_formats
from vaultnet.survey.deposit import deposit
from vaultnet.survey.draft import ABOUT, draft
from vaultnet.survey.findings import Findings, survey
from vaultnet.survey.report import next_steps, report, zone_line
from vaultnet.survey.vocabulary import KIND_SYNONYMS, SYNONYMS, plain, squeeze
from vaultnet.survey.zone import machine_zone

T = TypeVar("T")

Vault = Callable[[dict[str, str]], Path]


@pytest.fixture
def look(make_vault: Vault) -> Callable[[dict[str, str]], Findings]:
    return lambda notes: survey(str(make_vault(notes)))


Look = Callable[[dict[str, str]], Findings]


def head(**properties: object) -> str:
    lines = [f"{key}: {json.dumps(value)}" for key, value in properties.items()]
    return "\n".join(["---", *lines, "---", ""])


def people(properties: list[dict[str, object]]) -> dict[str, str]:
    return {f"People/P{n}.md": head(**each) for n, each in enumerate(properties)}


class TestPeople:
    """How people are found."""

    def test_a_decorated_folder_of_people_is_found(self, look: Look) -> None:
        found = look({"03 👥 My People/Ana.md": "", "Notes/Idea.md": ""})
        assert found.config.people.folders[-1] == "03 👥 My People"
        assert found.people == {("folder", "03 👥 My People"): 1}

    def test_folders_in_other_languages_are_found(self, look: Look) -> None:
        assert len(look({"Kontakte/Ana.md": "", "人物/Bo.md": ""}).network.people) == 2

    def test_a_nested_tag_that_ends_in_a_word_for_people_is_found(self, look: Look) -> None:
        found = look({"Ana.md": head(tags=["note/person"])})
        assert found.config.people.tags[-1] == "note/person"
        assert found.people == {("tag", "note/person"): 1}

    def test_a_tag_that_dated_notes_bear_is_only_reported(self, look: Look) -> None:
        found = look({"2026-01-02.md": head(tags=["personas"]), "Ana.md": head(tags=["personas"])})
        assert not found.network.people
        assert found.doubts[0] == (
            'the tag "personas" marks 2 notes not taken for people; if they are, add it to tags'
            " under [people]"
        )

    def test_a_folder_that_may_hold_people_is_only_reported(self, look: Look) -> None:
        found = look({"Family/Reunion.md": ""})
        assert not found.network.people
        assert 'the folder "Family" marks 1 note' in found.doubts[0]

    def test_types_and_categories_are_found(self, look: Look) -> None:
        found = look({"A.md": head(type="Friend"), "B.md": head(categories=["[[Personen]]"])})
        assert found.people == {("type", "Friend"): 1, ("category", "Personen"): 1}

    def test_another_name_for_type_is_read_where_type_is_not_used(self, look: Look) -> None:
        found = look({"Ana.md": head(kind="person"), "Idea.md": head(kind="idea")})
        assert found.config.keys == {"type": "kind"}
        assert found.people == {("type", "person"): 1}

    def test_another_name_for_type_is_only_reported_beside_type(self, look: Look) -> None:
        found = look({"Ana.md": head(kind="person"), "Book.md": head(type="book")})
        assert found.config.keys == {}
        assert found.doubts[0] == (
            "`kind` says in 1 note that it is a person's, but `type` is in use too; not read."
            " To read it instead, write type under [keys]"
        )

    def test_overviews_in_a_folder_of_people_are_left_out(self, look: Look) -> None:
        notes = ["People MOC", "Contacts", "00 Index", "Drawing.excalidraw", "Ana Mockel"]
        found = look({f"People/{name}.md": "" for name in notes})
        assert [person.name for person in found.network.people] == ["Ana Mockel"]
        assert set(found.left_out) == set(notes) - {"Ana Mockel"}

    def test_templates_and_generated_notes_are_nobody(self, look: Look) -> None:
        found = look(
            {
                "00 Templates/Person.md": head(type="person"),
                "Forms/Person.md": head(type="person"),
                "People/New.md": "---\ncreated: {{date}}\n---\n",
                "Network/Due.md": head(type="person", generated_by="vaultnet"),
                ".obsidian/templates.json": '{"folder": "Forms/"}',
            }
        )
        assert not found.network.people
        assert found.config.templates == ("templates", "Forms", "00 Templates")

    def test_a_company_in_a_folder_of_people_is_reported(self, look: Look) -> None:
        assert look({"CRM/Acme.md": head(type="company")}).doubts == (
            '1 note with type "company" lies in a folder of people, so counted as people; if they'
            " are none, move them out of it",
        )

    def test_a_day_that_bears_a_tag_for_people_is_reported(self, look: Look) -> None:
        assert look({"2026-01-02.md": head(tags=["people"])}).doubts == (
            '1 note named like a day bears a sign of people, such as "2026-01-02", so counted as'
            " people; give such signs to people only",
        )


class TestDays:
    """How dated notes are found."""

    @pytest.mark.parametrize(
        ("fmt", "names"),
        [
            ("YYYYMMDD", ("20260102", "20260103")),
            ("YYYY_MM_DD", ("2026_01_02", "2026_01_03")),
            ("YYYY-MM-DD-dddd", ("2026-01-02-Friday", "2026-01-03-Saturday")),
            ("DD-MM-YYYY", ("31-01-2026", "01-02-2026")),
            ("MM-DD-YYYY", ("01-31-2026", "02-01-2026")),
            ("DD.MM.YYYY", ("31.01.2026", "01.02.2026")),
            ("YYYY/MM/DD", ("2026/01/02", "2026/01/03")),
            ("MMM D, YYYY", ("Jan 2, 2026", "Jan 13, 2026")),
            ("MMMM Do, YYYY", ("February 2nd, 2026", "January 13th, 2026")),
            ("dddd, D MMMM YYYY", ("Friday, 2 January 2026", "Saturday, 3 January 2026")),
        ],
    )
    def test_a_format_is_found_by_the_names_that_follow_it(
        self, fmt: str, names: tuple[str, ...]
    ) -> None:
        found = find_formats([f"Days/{name}.md" for name in names], ("YYYY-MM-DD",))
        assert found.formats == ("YYYY-MM-DD", fmt)
        assert not found.doubts

    def test_words_after_the_default_date_need_no_format_of_their_own(self) -> None:
        found = find_formats(["2026-01-02 Friday.md", "2026-01-03 Pilot.md"], ("YYYY-MM-DD",))
        assert found == (("YYYY-MM-DD",), ())

    def test_days_and_months_that_cannot_be_told_apart_are_reported(self) -> None:
        found = find_formats(["01-02-2026.md", "03-04-2026.md"], ("YYYY-MM-DD",))
        assert found == (
            ("YYYY-MM-DD",),
            (
                'names like "01-02-2026" could be DD-MM-YYYY or MM-DD-YYYY; add the right one to'
                " formats under [dated]",
            ),
        )

    def test_ids_of_unique_notes_are_no_days(self) -> None:
        paths = ["202212120002.md", "202212120003 Idea.md", "2022-12-11--12-00-00.md"]
        assert find_formats(paths, ("YYYY-MM-DD",)) == (
            ("YYYY-MM-DD",),
            (
                '3 notes are named by a time stamp, such as "202212120002"; those are ids, not'
                " taken for a day",
            ),
        )

    def test_eight_digits_before_a_title_are_only_reported(self) -> None:
        found = find_formats(["20260102 An idea.md", "20260103 Another.md"], ("YYYY-MM-DD",))
        assert found.formats == ("YYYY-MM-DD",)
        assert found.doubts[0].startswith("2 names look like a date written YYYYMMDD")

    def test_a_format_is_proposed_where_half_of_the_names_are_nothing_but_the_day(self) -> None:
        paths = ["20260102.md", "20260103 Idea.md"]
        assert find_formats(paths, ("YYYY-MM-DD",)).formats == ("YYYY-MM-DD", "YYYYMMDD")
        paths.append("20260104 Idea.md")
        assert find_formats(paths, ("YYYY-MM-DD",)).formats == ("YYYY-MM-DD",)

    def test_the_format_of_unique_notes_is_not_taken_for_days(self) -> None:
        paths = ["20260102.md", "20260103.md"]
        assert find_formats(paths, ("YYYY-MM-DD",), "YYYYMMDD").formats == ("YYYY-MM-DD",)

    def test_one_name_is_no_convention(self) -> None:
        assert find_formats(["Nov 05, 2022.md"], ("YYYY-MM-DD",)) == (
            ("YYYY-MM-DD",),
            (
                '1 name looks like a date written MMM D, YYYY, such as "Nov 05, 2022"; if that is'
                " a dated note, add the format under [dated]",
            ),
        )

    def test_a_name_that_goes_on_after_the_date_without_a_blank_is_reported(self) -> None:
        assert find_formats(["2020-08-08-a-post.md"], ("YYYY-MM-DD",)).doubts == (
            '1 name begins with a date but no blank after it, such as "2020-08-08-a-post"; with a'
            " property `date` too, that would be a dated note",
        )

    @pytest.mark.parametrize(
        ("place", "settings"),
        [
            ("daily-notes.json", {"format": "dddd D.M.YYYY"}),
            (
                "plugins/periodic-notes/data.json",
                {"daily": {"format": "dddd D.M.YYYY", "enabled": True}},
            ),
        ],
    )
    def test_obsidians_own_format_is_taken(
        self, look: Look, place: str, settings: dict[str, object]
    ) -> None:
        found = look({f".obsidian/{place}": json.dumps(settings), "Friday 2.1.2026.md": ""})
        assert found.config.dated.formats == ("YYYY-MM-DD", "dddd D.M.YYYY")
        assert found.dated == {("name", "dddd D.M.YYYY"): 1}

    def test_odd_settings_count_as_none(self, look: Look) -> None:
        odd = dict.fromkeys(("daily-notes", "templates", "zk-prefixer", "app"), "[1, {}]")
        notes = {f".obsidian/{name}.json": text for name, text in odd.items()}
        notes[".obsidian/app.json"] = '{"userIgnoreFilters": [1, null, " "]}'
        assert look(notes).config == Config()

    def test_links_to_people_are_counted_by_whether_they_count(self, look: Look) -> None:
        found = look(
            {
                "People/Ana.md": head(aliases=["A."]) + "- 2026-01-02 call: hello\n",
                "2026-01-03.md": "[[Ana]], [[A.]]\n\n> [[Ana]]\n\n- [ ] [[Ana]]\n[[Nobody]]\n",
                "Pilot.md": head(date="2026-01-04") + "[[Ana]]\n",
            }
        )
        assert (found.links, found.silent_links, found.log_lines) == (3, 2, 1)
        assert found.dated == {("name", "YYYY-MM-DD"): 1, ("property", "date"): 1}


class TestProperties:
    """Which properties are read under another name."""

    @pytest.mark.parametrize(
        ("theirs", "ours", "value"),
        [
            ("lastContacted", "last_contacted", "2026-01-02"),
            ("last-contacted", "last_contacted", "2026-01-02"),
            ("prm-last-contacted", "last_contacted", "2026-01-02"),
            ("Last Contact", "last_contacted", "[[2026-01-02]]"),
            ("prm-tier", "tier", "inner"),
            ("circle", "tier", "critical"),
            ("prm-cadence", "cadence", 30),
            ("contact-frequency", "cadence", "monthly"),
            ("prm-snooze-until", "snooze_until", "2026-01-02"),
            ("Date of Birth", "birthday", "1980-01-02"),
            ("DOB", "birthday", "1980-01-02"),
            ("Company", "org", "Acme"),
            ("jobTitle", "job_title", "Pilot"),
            ("title", "job_title", "Senior Engineer"),
            ("role", "job_title", "Engineer"),
            ("created", "added", "2026-01-02"),
        ],
    )
    def test_a_synonym_is_read_under_our_name(
        self, look: Look, theirs: str, ours: str, value: object
    ) -> None:
        found = look(people([{theirs: value}, {theirs: value}]))
        assert found.config.keys == {ours: theirs}
        assert not found.problems

    @pytest.mark.parametrize("key", ["Birthday", "EMAIL", "Tier", "title", "relationship", "role"])
    def test_a_name_that_is_ours_or_means_nothing_of_ours_is_left(
        self, look: Look, key: str
    ) -> None:
        found = look(people([{key: "many" if key == "Tier" else "P0"}]))
        assert found.config.keys == {}

    def test_values_that_cannot_be_read_are_reported_and_not_mapped(self, look: Look) -> None:
        found = look(people([{"frequency": "now and then"}, {"frequency": "often"}]))
        assert found.config.keys == {}
        assert found.doubts == (
            "`frequency` sounds like cadence, but most of its values cannot be read so:"
            ' "now and then", "often"',
        )

    def test_our_own_name_stays_where_it_is_used_as_much(self, look: Look) -> None:
        found = look(people([{"org": "A"}, {"company": "B"}]))
        assert found.config.keys == {}
        assert found.doubts == ("`company` (1 person) may mean org too; only `org` is read",)

    def test_our_own_name_gives_way_where_it_is_used_less(self, look: Look) -> None:
        found = look(people([{"org": "A"}, {"company": "B"}, {"company": "C"}]))
        assert found.config.keys == {"org": "company"}
        assert found.doubts == (
            "`org` itself (1 person) is not read any more, since `company` (2) is; settle on one"
            " of them",
        )

    def test_of_two_other_names_the_one_in_use_more_is_read(self, look: Look) -> None:
        found = look(people([{"dob": "1980-01-02"}, {"bday": "1980-01-02"}, {"dob": "1980-01-02"}]))
        assert found.config.keys == {"birthday": "dob"}
        assert found.doubts == ("`bday` (1 person) may mean birthday too; only `dob` is read",)

    def test_a_word_of_ours_that_means_something_else_is_reported(self, look: Look) -> None:
        assert look(people([{"status": "married"}])).doubts == (
            '`status` says something else here ("married") than vaultnet means by it; to keep them'
            ' apart, write status = "network-status" under [keys]',
        )

    def test_tiers_of_another_tool_bring_their_rhythm(self, look: Look) -> None:
        found = look(people([{"prm-tier": "Inner"}, {"prm-tier": "warm"}]))
        assert found.config.tiers == (
            Tier(name="inner", cadence=Cadence(14, "days")),
            Tier(name="warm", cadence=Cadence(180, "days")),
        )
        assert found.tiers == {"inner": 1, "warm": 1}

    def test_tiers_that_only_the_person_can_explain_are_offered(self, look: Look) -> None:
        found = look(people([{"tier": "A list"}, {"tier": "many"}]))
        assert found.strange_tiers == (("A list", 1),)
        text = draft(found.config, found.strange_tiers)
        assert '#[tiers."A list"]\n#cadence = "6 months"\n' in text
        mended, problems = read_config(text.replace("#[tiers", "[tiers").replace("#cad", "cad"))
        assert not problems
        assert mended.tiers == (Tier(name="A list", cadence=Cadence(6, "months")),)

    def test_every_synonym_means_one_thing(self) -> None:
        every = [word for words in (SYNONYMS | KIND_SYNONYMS).values() for word in words]
        assert len(every) == len(set(every))
        assert all(word == squeeze(word) for word in every)


class TestReport:
    """What a newcomer reads."""

    def test_a_vault_in_use_is_told_with_counts(self, look: Look) -> None:
        found = look(
            {
                "People/Ana.md": head(tier="critical", Company="Acme"),
                "People/Bo.md": head(birthday="1.2.80"),
                "2026-01-02.md": "[[Ana]]\n> [[Bo]]\n",
            }
        )
        assert list(report(found)) == [
            "3 notes",
            "2 people",
            '  2 by the folder "People"',
            "  tiers: critical 1",
            "1 dated note",
            "  1 named like YYYY-MM-DD",
            "1 link to people in dated notes that counts as contact",
            "0 dated lines in people's own notes",
            "1 link to people in dated notes that does not count: in a quote, a task that is open,"
            " or the like",
            "",
            "Read under another name",
            "  `Company` is read as `org` (1 note)",
            "",
            "Worth a look",
            "  1 thing in notes cannot be read as meant:",
            '    People/Bo.md:2: birthday "1.2.80" is no birthday; write it like 1979-05-02 or'
            " --05-02",
        ]
        assert list(next_steps(found))[2] == "  1 person is among your critical few."

    def test_a_vault_without_people_is_told_what_makes_one(self, look: Look) -> None:
        found = look({"Idea.md": "x"})
        assert list(report(found)) == ["1 note", "0 people", "0 dated notes"]
        assert list(next_steps(found))[2:6] == [
            "  No note says that it is a person's. To make it one, begin it with these lines:",
            "    ---",
            "    type: person",
            "    ---",
        ]

    def test_an_empty_folder_is_fine(self, look: Look) -> None:
        found = look({})
        assert list(report(found)) == ["0 notes", "0 people", "0 dated notes"]
        assert list(next_steps(found))[2] == (
            "  There are no notes yet. Write one about a person, with these first lines:"
        )

    def test_a_date_of_last_contact_is_told(self, look: Look) -> None:
        found = look(people([{"lastSeen": "2026-01-02"}]))
        assert list(report(found))[4] == "1 person with a date of last contact"

    def test_people_without_any_contact_are_told_so(self, look: Look) -> None:
        assert list(report(look(people([{}]))))[4] == (
            "No contact with them is written down yet in a way that vaultnet reads"
        )

    def test_the_next_step_names_the_vaults_own_key(self, look: Look) -> None:
        steps = list(next_steps(look(people([{"prm-tier": "warm"}]))))
        assert steps[2].startswith("  Write `prm-tier: critical` into")
        assert "`- 2026-06-01 call: what it was about`" in steps[5]

    def test_what_obsidian_leaves_out_is_only_told(self, look: Look) -> None:
        found = look({".obsidian/app.json": '{"userIgnoreFilters": ["Archive/"]}'})
        assert found.config.ignore == ()
        assert list(report(found))[-1] == (
            '  Obsidian leaves "Archive/" out of its search, vaultnet does not; name folders under'
            " ignore to leave them out"
        )

    def test_a_folder_that_the_index_notes_would_share_is_told(self, look: Look) -> None:
        assert look({"network/Cables.md": ""}).doubts == (
            'the folder "Network" holds 1 note of yours, and the index notes would come beside'
            " them; set folder to another name if you mind",
        )

    def test_a_vault_that_cannot_be_listed_stops_the_survey(self, tmp_path: Path) -> None:
        with pytest.raises(VaultnetError, match="cannot be read: No such file or directory"):
            survey(str(tmp_path / "gone"))


class TestZone:
    """Where the time zone comes from."""

    def test_the_variable_comes_first(self, tmp_path: Path) -> None:
        link = tmp_path / "localtime"
        link.symlink_to("/usr/share/zoneinfo/Asia/Tokyo")
        assert machine_zone({"TZ": ":Europe/Lisbon"}, str(link)) == "Europe/Lisbon"
        assert machine_zone({"TZ": "/usr/share/zoneinfo/Europe/Oslo"}, str(link)) == "Europe/Oslo"
        assert machine_zone({"TZ": "XYZ+7:30"}, str(link)) == "Asia/Tokyo"
        assert machine_zone({}, str(link)) == "Asia/Tokyo"

    def test_a_machine_that_does_not_tell_is_said_so(self, tmp_path: Path) -> None:
        assert machine_zone({}, str(tmp_path / "none")) == ""
        assert zone_line(Config(), "") == (
            "Time zone UTC, since this machine does not tell its own; set timezone"
        )


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(
    lambda text: text == text.strip()
)
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
TIERS = st.builds(
    Tier,
    name=TEXTS,
    touches_per_year=st.none() | st.integers(1, 365),
    min_touches_per_year=st.none() | st.integers(1, 365),
    weight=st.sampled_from((1.0, 0.5, 2.0, 100.0)),
    cadence=st.none() | st.builds(Cadence, st.integers(1, 9), st.sampled_from(("days", "months"))),
)


def made(kind: Callable[..., T], **given: st.SearchStrategy[object]) -> st.SearchStrategy[T]:
    """Values of a kind of which some fields are given; the others have their defaults."""
    return st.fixed_dictionaries(given).map(lambda values: kind(**values))


CONFIGS = made(
    Config,
    timezone=st.sampled_from(("UTC", "Europe/Lisbon")),
    critical_max=st.integers(1, 50),
    templates=LISTS,
    people=made(People, folders=LISTS, tags=LISTS, types=LISTS, exclude=LISTS),
    dated=made(Dated, formats=LISTS, property=TEXTS),
    headings=made(Headings, raises=LISTS),
    categories=st.dictionaries(st.sampled_from(["region", "function"]), LISTS).map(
        MappingProxyType
    ),
    keys=st.dictionaries(
        st.sampled_from(["type", "tier", "birthday", "org"]), TEXTS, max_size=3
    ).map(MappingProxyType),
    tiers=st.lists(TIERS, max_size=3, unique_by=lambda tier: tier.name).map(tuple),
)


class TestDraft:
    """The text of the configuration."""

    @settings(deadline=None, max_examples=150)
    @given(CONFIGS, st.lists(st.tuples(TEXTS, st.integers(1, 9)), max_size=2))
    def test_any_configuration_reads_back_as_it_was(
        self, config: Config, strange: list[tuple[str, int]]
    ) -> None:
        assert read_config(draft(config, strange)) == (config, ())

    def test_every_key_appears_with_a_word_on_it(self) -> None:
        text = draft(Config())
        tables: dict[str, type[People | Dated | Headings]]
        tables = {"people": People, "dated": Dated, "headings": Headings}
        keys = set(Config._fields)
        keys |= {f"{name}.{entry}" for name in tables for entry in tables[name]._fields}
        assert keys == set(ABOUT)
        for about in ABOUT.values():
            assert f"# {about}" in text

    def test_the_defaults_that_are_commented_out_are_the_defaults(self) -> None:
        text = re.sub(r"^#(?! )", "", draft(Config()), flags=re.MULTILINE)
        config, problems = read_config(text)
        assert not problems
        assert config._replace(tiers=()) == Config()
        assert config.tiers == (Tier(name="inner", cadence=Cadence(6, "weeks")),)
        assert set(re.findall(r"^(\w+) = ", text, re.MULTILINE)) >= {
            name for name in Config._fields if name not in ("categories", "keys", "tiers")
        } - {"people", "dated", "headings"}

    def test_a_configuration_that_came_meanwhile_is_not_replaced(self, tmp_path: Path) -> None:
        deposit(str(tmp_path), "first")
        with pytest.raises(VaultnetError, match="is there already and was left as it is"):
            deposit(str(tmp_path), "second")
        assert (tmp_path / ".vaultnet/config.toml").read_text() == "first"

    def test_a_long_list_goes_over_several_lines(self) -> None:
        config = Config(ignore=tuple(f"Some folder with a long name {n}" for n in range(5)))
        text = draft(config)
        assert max(map(len, text.splitlines())) <= 100
        assert read_config(text) == (config, ())


DECORATION = st.text("\"\\\n\r\t]['=#0 👥\u2028\x7f\x1f\udc80", max_size=4)
SEPARATOR = st.text(" -_.:\n\u2028", max_size=2)


class TestHostileNames:
    """Names that try to break the text."""

    @settings(deadline=None, max_examples=40)
    @given(DECORATION, DECORATION, SEPARATOR, st.sampled_from(("personen", "contactos", "Bo")))
    def test_whatever_the_names_are_the_proposal_reads_back(
        self, before: str, after: str, between: str, word: str
    ) -> None:
        with tempfile.TemporaryDirectory() as folder:
            vault = Path(folder)
            inside = vault / f"x{before}" / f"{before}People{after}"
            inside.mkdir(parents=True)
            fit: list[dict[str, object]] = [
                {f"last{between}contacted{between}": "2026-01-02"},
                {"tags": [f"{before}{word}{after}".replace("\udc80", "")]},
                {"tier": f"{before}a{after}".replace("\udc80", "")},
            ]
            for number, properties in enumerate(fit):
                text = head(type="person", **properties)
                (inside / f"{number}{before}MOC{after}.md").write_text(text, encoding="utf-8")
            found = survey(folder)
            text = draft(found.config, found.strange_tiers)
            deposit(folder, text)
            written = (vault / ".vaultnet/config.toml").read_text(encoding="utf-8")
            assert read_config(written) == (found.config, ())
            assert len(found.network.people) == 3
            for line in report(found):
                assert "\n" not in line


@given(st.text())
def test_the_words_of_any_text_can_be_asked_for(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert squeeze(text) == squeeze(text.strip())

"""What the documentation says has no effect yet, tried on the sample vault."""

from __future__ import annotations

import re
from datetime import date

from tests.docs.pages import section
from tests.generated_docs import DAY, sample_vault
from tests.running import pages, read
from vaultnet.model.contact import Contact

TODAY = date.fromisoformat(DAY)


def test_words_that_are_kept_for_later_change_no_index_note() -> None:
    told = section("docs/note-format.md", "Kept for later")
    properties, fields = told.split("the properties")[1].split("the fields")
    keys = re.findall(r"`(\w+)`", properties.partition(";")[0])
    names = re.findall(r"`([\w-]+)`", fields)
    assert set(keys) < set(Contact._fields)
    assert len(names) > 5
    written = re.compile(rf"(?m)^(?=(?:{'|'.join(keys)}):)|(?<=\[)(?=(?:{'|'.join(names)})::)")
    with sample_vault() as vault:
        before = pages(read(vault), TODAY)
        for note in (vault / "People").iterdir():
            text = note.read_bytes().decode()
            note.write_bytes(written.sub("other_", text).encode())
        assert pages(read(vault), TODAY) == before


def test_the_days_over_which_value_is_weighed_have_no_effect_yet() -> None:
    assert "`value_window_days` waits" in section("docs/configuration.md", "All keys")
    with sample_vault() as vault:
        before = pages(read(vault), TODAY)
        settings = vault / ".vaultnet/config.toml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(f"value_window_days = 1\n{text}", encoding="utf-8")
        reading = read(vault)
        assert reading.config.value_window_days == 1
        assert pages(reading, TODAY) == before

"""Small odd vaults for properties: notes put together from snippets that matter."""

from __future__ import annotations

from hypothesis import strategies as st

REGION = "<!-- vaultnet:begin due -->\n<!-- vaultnet:end due -->"

PATHS = (
    "People/Ana Ruiz.md",
    "People/Bo.md",
    "People/Émile Kaboré.md",
    "Archive/Ana Ruiz.md",
    "Projects/Plan.md",
    "Projects/Bo 2.md",
    "Daily/2026-06-01.md",
    "Daily/2026-06-29.md",
    "Daily/2026-07-15.md",
    "Meetings/2026-05-05 Lunch.md",
    "Templates/Person.md",
    "Network/Mine.md",
    "Me.md",
    "Desk.md",
)
_HEADS = (
    "",
    "---\ntype: person\ntier: critical\nadded: 2024-01-10\n---\n",
    "---\ntype: person\ntier: critical\nneeds: public speaking coach\n---\n",
    "---\ntype: person\ncadence: 6 weeks\naliases: [Annie]\noffers: speaking coach\n---\n",
    "---\ntype: person\nuid: bo\nbirthday: --07-04\nstatus: paused\n---\n",
    "---\ntype: person\ntier: inner\nbroadcast: true\nbroadcast_consent: 2025-01-01\n---\n",
    "---\ntype: person\ntier: critical\nwould_help: true\ndeathdate: 2026-02-03\n---\n",
    "---\ntype: meeting\nattendees: ['[[Bo]]', '[[Ana Ruiz]]']\n---\n",
    "---\ntype: me\nindustry: health\n---\n",
    "---\ntype: person\nbirthday: {{date}}\n---\n",
    "---\ntype: person\nadded: soon\n",
    "---\nrole: [client\n---\n",
    "---\ngenerated_by: vaultnet\n---\n",
)
_LINES = (
    "- 2026-04-02 meet: lunch with [[Bo]] [give:: network]",
    "- 2025-10-01 call: long ago [by:: them]",
    "- 2026-08-01 email: still to come",
    "- 2026-06-31 meet: no such day",
    "- 2026-06-03 smoke: no such channel",
    "- 2026-06-04 email: please [ask:: pending]",
    "- [ ] promise: the study [due:: 2026-06-10]",
    "- [ ] ask: the map [created:: 2026-06-01]",
    "- [x] raise: the roof",
    "- [ ] write to [[Ana Ruiz]]",
    "saw [[Annie]] and [[Émile Kaboré|E.]] by the river",
    "[[People/Ana Ruiz]], [Bo](../People/Bo.md), ![[Bo]], `[[Bo]]`",
    "> [[Bo]] in a quote",
    "```\n[[Bo]] in code\n```",
    "%% [[Bo]] %%",
    "## Log",
    "## Agenda",
    REGION,
    REGION.replace("due", "favors"),
    "<!-- vaultnet:begin due -->\nnever closed",
    "a page break \x0c, a line separator \u2028, and 👩\u200d💻",
    "",
)
CONFIGS = (
    "",
    'folder = "Index"\n',
    "touches_per_year = 12\nmax_touches_per_week = 1\n",
    '[people]\nfolders = ["Projects"]\n',
    'disable = ["many"]\n',
    'ignore = ["Daily"]\n',
    "nonsense = 1\n",
    '[tiers.inner]\ncadence = "2 weeks"\n',
)


@st.composite
def texts(draw: st.DrawFn) -> bytes:
    """A note's bytes: perhaps properties, some lines, odd ends."""
    head = draw(st.sampled_from(_HEADS))
    lines = draw(st.lists(st.sampled_from(_LINES), max_size=6))
    text = head + "\n".join(lines) + draw(st.sampled_from(("\n", "", "\n\n\n")))
    if draw(st.integers(0, 5)) == 0:
        text = text.replace("\n", "\r\n")
    mark = draw(st.sampled_from((b"", b"", b"", b"\xef\xbb\xbf")))
    tail = draw(st.sampled_from((b"", b"", b"", b"", b"\xff not UTF-8")))
    return mark + text.encode() + tail


def vaults() -> st.SearchStrategy[dict[str, bytes]]:
    """A few notes by path."""
    return st.dictionaries(st.sampled_from(PATHS), texts(), max_size=7)

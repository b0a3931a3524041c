"""The small vault whose numbers are known: six people, and me, on 30 June 2026."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from vaultnet.config import Config
from vaultnet.dates import parse_date
from vaultnet.derive.context import Context, Listed
from vaultnet.model.cards import Card, Hook, Idea, Introduction
from vaultnet.model.contact import Contact
from vaultnet.model.interaction import Interaction
from vaultnet.model.item import Item
from vaultnet.model.linking import LinkIndex
from vaultnet.model.network import Network, Person, Touch
from vaultnet.model.note import Named

TODAY = date(2026, 6, 30)


def day(text: str) -> date:
    """The day that `YYYY-MM-DD` names."""
    found = parse_date(text)
    assert found is not None
    return found


def log_line(text: str, line: int = 1) -> Interaction:
    """An event from `DATE channel key=value ...`, `_` standing for a space in a value."""
    when, channel, *pairs = text.split()
    fields = ((key, value) for key, _, value in (pair.partition("=") for pair in pairs))
    named = tuple((key, value.replace("_", " ")) for key, value in fields)
    return Interaction(day(when), channel, "", line, fields=named)


def person(
    contact: Contact | str,
    log: Iterable[str] = (),
    items: Iterable[Item] = (),
    touches: Iterable[Touch] = (),
) -> Person:
    """Someone with a log as `log_line` reads it, and further touches from elsewhere."""
    known = Contact(contact, contact.title()) if isinstance(contact, str) else contact
    path = f"People/{known.uid}.md"
    lines = tuple(log_line(text, number) for number, text in enumerate(log, 10))
    own = [Touch(x.date, x.channel, x.by, path, x.line) for x in lines if x.touches]
    return Person(
        contact=known,
        path=path,
        link=known.name,
        log=lines,
        items=tuple(items),
        touches=tuple(sorted([*own, *touches])),
    )


def network(*people: Person, me: Contact | None = None) -> Network:
    """All of them together, by uid."""
    ordered = tuple(sorted(people, key=lambda p: (p.uid, p.path)))
    links = LinkIndex(p.path for p in ordered)
    return Network(people=ordered, me=me, notes={}, links=links, problems=())


def context(
    *people: Person,
    today: date = TODAY,
    config: Config | None = None,
    me: Contact | None = None,
) -> Context:
    """A context of these people."""
    return Context(network=network(*people, me=me), config=config or Config(), today=today)


def varied(
    ctx: Context,
    *,
    network: Network | None = None,
    today: date | None = None,
    index: tuple[Listed, ...] | None = None,
) -> Context:
    """The same context but for what is given; nothing has been asked of it yet."""
    return Context(
        network=network or ctx.network,
        config=ctx.config,
        today=today or ctx.today,
        index=ctx.index if index is None else index,
    )


ME = Contact(
    "me", "Me", industry="consulting", function="sales", region="emea", background="business"
)

ANA = person(
    Contact(
        "ana-ruiz",
        "Ana Ruiz",
        tier="critical",
        role=("mentor",),
        added=day("2024-01-10"),
        seniority="vp",
        position_since=day("2026-05-04"),
        priorities=("open the second clinic",),
        needs=("hire chief financial officer",),
        goals=("lead the whole group",),
        agenda_reviewed=day("2026-04-02"),
        would_introduce=True,
        would_help=True,
        would_vouch=True,
        industry="health",
        function="operations",
        region="apac",
        background="medicine",
    ),
    [
        "2019-06-01 job seniority=manager",
        "2025-09-12 meet give=fun",
        "2026-01-10 call by=them give=ideas",
        "2026-04-02 meet give=network for=hire_chief_financial_officer",
        "2026-05-04 job seniority=vp",
        "2026-06-05 message by=them got=network",
    ],
)

BO = person(
    Contact(
        "bo-lindqvist",
        "Bo Lindqvist",
        tier="critical",
        role=("client",),
        added=day("2024-03-01"),
        seniority="director",
        position_since=day("2022-01-01"),
        would_introduce=True,
        would_vouch=False,
        industry="consulting",
        function="sales",
        region="emea",
        background="business",
    ),
    ["2025-07-20 call", "2025-12-01 meet give=ideas"],
)

CY = person(
    Contact(
        "cy-okafor",
        "Cy Okafor",
        tier="critical",
        role=("collaborator", "colleague"),
        added=day("2025-02-01"),
        seniority="manager",
        priorities=("build a treasury team",),
        needs=("public speaking coach",),
        agenda_reviewed=day("2025-08-15"),
        would_help=True,
        would_vouch=True,
        industry="finance",
        function="finance",
        region="emea",
        background="economics",
    ),
    [
        "2021-01-01 job seniority=senior",
        "2025-08-15 video give=help",
        "2025-11-03 job seniority=manager",
        "2026-02-20 call give=ideas",
        "2026-05-01 email ask=yes",
    ],
)

DI = person(
    Contact(
        "di-tanaka",
        "Di Tanaka",
        tier="critical",
        role=("prospect",),
        added=day("2026-06-29"),
        seniority="executive",
        industry="consulting",
        function="finance",
        region="apac",
    )
)

ED = person(
    Contact(
        "ed-moreau",
        "Ed Moreau",
        role=("colleague",),
        added=day("2023-05-05"),
        seniority="senior",
        offers=("public speaking workshops coach",),
        qualities=("smart", "motivated", "ambitious"),
        would_introduce=True,
        would_help=True,
        would_vouch=True,
        industry="education",
        function="engineering",
        region="latam",
        background="engineering",
    ),
    [
        "2020-01-01 job seniority=entry",
        "2024-09-02 job seniority=senior",
        "2025-10-10 event by=them got=help",
        "2026-03-03 call by=them give=help",
    ],
)

FE = person(
    Contact(
        "fe-haddad",
        "Fe Haddad",
        role=("other",),
        added=day("2021-02-02"),
        seniority="vp",
        offers=("recruit chief financial officer search",),
        industry="finance",
        function="finance",
        region="emea",
        background="business",
    ),
    ["2022-11-11 meet"],
)

EVERYONE = (ANA, BO, CY, DI, ED, FE)
NAMES = ("ana", "bo", "cy", "di", "ed", "fe")


def golden(**changes: object) -> Context:
    """The small vault as of its day; `today` and `config` may differ."""
    given = {"today": TODAY, "config": Config(), **changes}
    today, config = given["today"], given["config"]
    assert isinstance(today, date)
    assert isinstance(config, Config)
    return context(*EVERYONE, today=today, config=config, me=ME)


def with_cards(ctx: Context, *cards: Card) -> Context:
    """The same vault with these notes in it, where links find them by name."""
    paths = [person.path for person in ctx.network.people] + [card.path for card in cards]
    known = ctx.network._replace(
        links=LinkIndex(paths),
        introductions=tuple(card for card in cards if isinstance(card, Introduction)),
        hooks=tuple(card for card in cards if isinstance(card, Hook)),
        ideas=tuple(card for card in cards if isinstance(card, Idea)),
    )
    return Context(network=known, config=ctx.config, today=ctx.today)


def saying(person: Person) -> Person:
    """The same person, the values of `hook=` in whose log are read as links."""
    named = (
        Named(value, line.line, key, inline=True)
        for line in person.log
        for key, value in line.fields
        if key == "hook"
    )
    return person._replace(named=tuple(named))

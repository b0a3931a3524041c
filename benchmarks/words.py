"""Names and words that nobody bears: what the measured vaults are made of."""

from __future__ import annotations

from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


GIVEN = _words(
    "Ada Amal Ana Anouk Aria Bela Bo Cem Cleo Cy Dana Di Ed Ella Emre Fe Finn Gia Hana Hugo Ida "
    "Ines Iris Jo Joël Kai Lea Lin Lou Maja Mia Nils Noor Nuno Ola Pia Quinn Raúl Rosa Sami "
    "Sía Tara Theo Uma Vera Wim Yael Ylva Zoë Zora"
)
SYLLABLES = _words(
    "ba bel bri da dor el fa fen ga gri hal ic jor ka ker la len mar mo nö "
    "or pel qua ré san ta tor ul ven zi"
)
ENDINGS = _words("ck dahl en er ez i in is ko n ne ov s son y")

NOUNS = _words(
    "harbour staffing ledger clinic survey tender bridge quarter budget workshop roof orchard "
    "timetable contract panel archive grant market pilot supplier choir reactor seminar museum "
    "ferry newsletter garden forecast library turbine syllabus recipe marathon podcast lease"
)
VERBS = _words(
    "compare draft explain finish improve invite measure move open plan prepare price publish "
    "repair review sketch test translate visit weigh"
)
ADJECTIVES = _words(
    "calm early first joint large late local new open plain quiet shared slow small"
)
TRADES = _words("consulting education energy finance healthcare media public retail transport")
FUNCTIONS = _words("design engineering finance marketing operations research sales")
REGIONS = _words("apac emea latam north")
TITLES = _words("analyst buyer designer director editor engineer manager planner teacher")


def names(count: int, rng: Random) -> list[str]:
    """So many different full names, at most 675,000, in an order that `rng` decides."""
    places = rng.sample(range(len(GIVEN) * len(SYLLABLES) ** 2 * len(ENDINGS)), count)
    return [_name(place) for place in places]


def _name(place: int) -> str:
    place, given = divmod(place, len(GIVEN))
    place, first = divmod(place, len(SYLLABLES))
    ending, second = divmod(place, len(SYLLABLES))
    family = SYLLABLES[first] + SYLLABLES[second] + ENDINGS[ending]
    return f"{GIVEN[given]} {family.capitalize()}"


def phrase(rng: Random) -> str:
    """A few words to talk about, as `compare the early tender`."""
    return f"{rng.choice(VERBS)} the {rng.choice(ADJECTIVES)} {rng.choice(NOUNS)}"


def sentence(rng: Random) -> str:
    """One plain sentence, about 60 characters long."""
    return f"{phrase(rng).capitalize()} and {phrase(rng)} by {rng.choice(NOUNS)}."


def paragraph(rng: Random, sentences: int) -> str:
    """So many sentences on one line, as people type them in Obsidian."""
    return " ".join(sentence(rng) for _ in range(sentences))

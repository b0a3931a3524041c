"""What a person should look at, as sentences: signs that may mistake something for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from vaultnet.model import Network
from vaultnet.model.linking import fold, link_name
from vaultnet.read.naming import stem
from vaultnet.read.rules import Rules
from vaultnet.survey.sheets import Sheet
from vaultnet.survey.signs import Sign, sign_of
from vaultnet.survey.words import quote, quote_some
from vaultnet.wording import count

_TABLES = {"folder": "folders", "tag": "tags", "type": "types", "category": "categories"}


def perhaps_people(signs: Iterable[Sign], people: set[str]) -> Iterable[str]:
    """A sentence for each sign whose notes may be people, but do not count as such."""
    for sign in signs:
        others = sum(path not in people for path in sign.paths)
        if others:
            yield (
                f"the {sign.kind} {quote(sign.word)} marks {count(others, 'note')} not taken for"
                f" people; if they are, add it to {_TABLES[sign.kind]} under [people]"
            )


def signs_against(people: Sequence[Sheet], rules: Rules) -> Iterable[str]:
    """A sentence about notes that count as people, although something says otherwise."""
    other: Counter[str] = Counter()
    dated: list[str] = []
    for sheet in people:
        kind, _ = sign_of(sheet, rules)
        words = {link_name(text) for text in sheet.texts("type", rules)}
        if kind == "folder" and words:
            other[min(words)] += 1
        if rules.read_day(sheet.path.removesuffix(".md")):
            dated.append(stem(sheet.path))
    for word, number in sorted(other.items()):
        yield (
            f"{count(number, 'note')} with type {quote(word)} {'lies' if number == 1 else 'lie'} in"
            " a folder of people, so counted as people; if they are none, move them out of it"
        )
    if dated:
        yield (
            f"{count(len(dated), 'note')} named like a day"
            f" {'bears' if len(dated) == 1 else 'bear'} a sign of people, such as"
            f" {quote_some(dated, 1)}, so counted as people; give such signs to people only"
        )


def folder_taken(folder: str, network: Network) -> Iterable[str]:
    """A sentence where the vault keeps notes of its own in the folder of the index notes."""
    inside = f"{fold(folder)}/"
    own = [
        path
        for path, note in network.notes.items()
        if fold(path).startswith(inside) and note.kind != "generated"
    ]
    if own:
        yield (
            f"the folder {quote(folder)} holds {count(len(own), 'note')} of yours, and the index"
            " notes would come beside them; set folder to another name if you mind"
        )

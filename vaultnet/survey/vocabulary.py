"""The words by which vaults show their conventions: folders, properties, dates and tiers."""

from __future__ import annotations

import re
from typing import Final

from vaultnet.dates import Cadence
from vaultnet.model.linking import fold

_LETTERS = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[\s_.:-]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_PREFIXES: Final = ("prm", "crm")

#: A folder, tag or type of such a name holds people, and hardly ever anything else.
PEOPLE: Final = frozenset({
    "people", "peoples", "person", "persons", "contact", "contacts", "my people", "my contacts",
    "people notes", "contact notes", "address book", "addressbook", "rolodex",
    "personen", "kontakte", "kontakt", "menschen", "leute", "mensen", "contacten",
    "personnes", "personne", "gens", "personas", "persona", "gente", "contactos", "contacto",
    "pessoas", "pessoa", "contatos", "contato", "persone", "contatti", "contatto",
    "personer", "kontakter", "ihmiset", "ludzie", "osoby", "osoba", "kontakty", "lidé",
    "люди", "контакты", "человек", "люди и контакты", "άνθρωποι", "επαφές", "kişiler", "insanlar",
    "人", "人物", "人々", "联系人", "聯絡人", "連絡先", "사람", "사람들", "연락처",
})  # fmt: skip

#: As a folder these hold people; as a tag they may mean something else.
FRIENDS: Final = frozenset({
    "friend", "friends", "crm", "prm", "personal crm", "freunde", "amis", "amigos", "amici",
    "relationships", "acquaintances",
})  # fmt: skip

#: These may hold people, or what is written about them.
PERHAPS: Final = frozenset({
    "family", "relatives", "colleagues", "colleague", "coworkers", "coworker", "clients", "client",
    "customers", "customer", "team", "mentors", "mentor", "students", "classmates", "neighbours",
    "neighbors", "investors", "leads", "humans", "human", "familie", "famille", "familia",
})  # fmt: skip

#: Values of `type` that say it of one note.
PERSON_TYPES: Final = PEOPLE | {"friend", "colleague", "coworker", "acquaintance", "human"}

TEMPLATES: Final = frozenset({
    "template", "templates", "vorlagen", "vorlage", "plantillas", "modèles", "modelos", "modelli",
    "sjablonen", "szablony", "шаблоны", "模板", "テンプレート",
})  # fmt: skip

#: A note with one of these words in its name is about people, and not a person.
OVERVIEW: Final = frozenset({
    "moc", "index", "overview", "dashboard", "template", "templates", "readme", "kanban",
    "excalidraw", "untitled",
})  # fmt: skip

#: Names of dated notes worth trying, in Moment's tokens; the first that fits is taken. `MMM` and
#: `ddd` stand for whole names too.
DAY_FORMATS: Final = (
    "YYYYMMDD", "YYYY_MM_DD", "YYYY.MM.DD", "YYYY MM DD", "YYYY-MM-DD-ddd", "YYYY-MM-DD_ddd",
    "YYYY-MM-DD, ddd", "YYYY-MM-DD(ddd)", "ddd YYYY-MM-DD", "ddd, YYYY-MM-DD",
    "YYYY/MM/DD", "YYYY-M-D", "DD-MM-YYYY", "MM-DD-YYYY", "DD_MM_YYYY", "MM_DD_YYYY",
    "DD.MM.YYYY", "D.M.YYYY", "MMM D, YYYY", "MMM D YYYY", "MMM Do, YYYY", "MMM Do YYYY",
    "D MMM YYYY", "Do MMM YYYY", "ddd, MMM Do, YYYY", "ddd, MMM Do YYYY", "ddd, MMM D, YYYY",
    "ddd, MMM D YYYY", "ddd, D MMM YYYY", "ddd, Do MMM YYYY", "ddd D MMM YYYY",
    "GGGG-[W]WW-E",
)  # fmt: skip

#: Formats that read the same names as different days: day first, month first.
MIRRORED: Final = (("DD-MM-YYYY", "MM-DD-YYYY"), ("DD_MM_YYYY", "MM_DD_YYYY"))

#: vaultnet's name for a property -> other names for it, without capitals and separators.
SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    "aliases": ("alias",),
    "tier": ("circle", "ring", "contacttier", "relationshiptier", "relationship"),
    "cadence": (
        "frequency", "contactfrequency", "contactcadence", "contactinterval", "contactevery",
        "every", "interval", "keepintouch", "reachoutevery", "followupfrequency",
    ),
    "snooze_until": ("snooze", "snoozed", "snoozeduntil"),
    "last_contacted": (
        "lastcontact", "lastcontactdate", "lastcontactedon", "contacted", "lastspoke",
        "lastspoken", "lasttalked", "lastseen", "lastmet", "lastinteraction", "lasttouch",
        "lasttouchpoint", "lastreachedout",
    ),
    "preferred_channel": ("contactmethod", "preferredcontact", "preferredcontactmethod"),
    "email": ("emails", "mail", "emailaddress", "emailaddresses"),
    "phone": ("phones", "phonenumber", "mobile", "mobilephone", "cell", "telephone", "tel"),
    "birthday": ("bday", "birthdate", "dateofbirth", "dob", "born", "geburtstag", "cumpleaños"),
    "deathdate": ("died", "dateofdeath", "death"),
    "met_on": ("met", "datemet", "metdate", "firstmet"),
    "met_at": ("wheremet", "metwhere", "wherewemet", "howwemet", "placemet"),
    "introduced_by": ("introby", "metthrough", "metvia", "referredby"),
    "added": ("created", "datecreated", "creationdate", "createdat", "createdon", "dateadded",
              "ctime"),
    "org": ("company", "employer", "organization", "organisation", "workplace", "worksat",
            "worksfor", "firma"),
    "job_title": ("job", "position", "occupation", "profession", "jobrole", "title", "role"),
    "interests": ("hobbies", "hobby", "likes"),
    "expertise": ("skills",),
    "industry": ("sector",),
}  # fmt: skip

#: Other names for the properties that say what a note is.
KIND_SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    "type": ("kind", "class", "fileclass", "notetype", "noteclass"),
    "categories": ("up", "parent"),
}

#: A value of `title` or `role` with one of these words in it is a job.
JOBS: Final = frozenset({
    "analyst", "architect", "artist", "assistant", "ceo", "cfo", "chief", "consultant", "coo",
    "cto", "designer", "developer", "director", "doctor", "editor", "engineer", "founder", "head",
    "lawyer", "lead", "lecturer", "manager", "nurse", "officer", "owner", "partner", "president",
    "producer", "professor", "programmer", "researcher", "scientist", "teacher", "vp", "writer",
})  # fmt: skip

#: Tiers that other tools name, and how often they mean to be in touch.
TIERS: Final = {
    "inner": Cadence(14, "days"),
    "close": Cadence(30, "days"),
    "casual": Cadence(90, "days"),
    "warm": Cadence(180, "days"),
    "dormant": Cadence(365, "days"),
}


def plain(name: str) -> str:
    """The words of a name without digits, emoji and other decoration: `03 👥 People` → `people`."""
    return " ".join(_LETTERS.findall(fold(name)))


def squeeze(key: str) -> str:
    """A property's name without capitals, separators and another tool's prefix."""
    key = fold(key.strip())
    parts = _BETWEEN.split(key)
    if len(parts) > 1 and parts[0] in _PREFIXES:
        parts = parts[1:]
    return "".join(parts)


def is_writable(text: str) -> bool:
    """Whether a configuration can hold this text as it is: no blanks around it, sound Unicode."""
    return bool(text) and text == text.strip() and not _SURROGATE.search(text)

"""`vaultnet brief`."""

from __future__ import annotations

from datetime import date

import click

from vaultnet.cli.clock import now_ns
from vaultnet.cli.offers import offer_people
from vaultnet.cli.options import HELP, today_option, vault_option
from vaultnet.cli.people import find_person
from vaultnet.cli.printing import print_facts, print_text
from vaultnet.cli.session import Session, open_session
from vaultnet.errors import VaultnetError, reason
from vaultnet.pipeline.briefs import brief_for, lay_out
from vaultnet.pipeline.outlook import Outlook
from vaultnet.pipeline.refresh import refresh
from vaultnet.plugins.spec import IndexNote
from vaultnet.syntax.escape import terminal_line


@click.command("brief", context_settings=HELP)
@click.argument("words", metavar="PERSON", nargs=-1, required=True, shell_complete=offer_people)
@vault_option
@today_option
@click.option("--write", "write", is_flag=True, help="Write it into the vault, too.")
@click.option("--json", "as_json", is_flag=True, help="Print the facts instead of the text.")
def command(
    words: tuple[str, ...], vault: str | None, today: date | None, *, write: bool, as_json: bool
) -> None:
    """Print one page about PERSON, to read before you meet.

    PERSON is a name, an alias, or an unambiguous part of one. With --write the page lies in the
    folder Brief beside the index notes, and every build keeps it current until you delete it.
    """
    session = open_session(vault, today)
    seen = session.outlook(())
    found = find_person(seen.context.network, " ".join(words))
    page = brief_for(session.reading, found)
    if write:
        session, seen = _write(session, page)
    facts = page.facts(seen.context)
    if as_json:
        print_facts("brief", facts, session.today)
    else:
        print_text(page, facts)


def _write(session: Session, page: IndexNote) -> tuple[Session, Outlook]:
    """Lay the page into the vault, read that, and publish: the way of every build."""
    from vaultnet.cli.publication import publish

    reading = session.reading
    try:
        lay_out(reading, page)
    except OSError as error:
        raise VaultnetError(f"the brief cannot be written: {reason(error)}") from None
    session = session._replace(reading=refresh(reading.root, reading, now_ns()))
    session, seen, report = publish(session)
    for sentence in report.told:
        click.echo(terminal_line(sentence), err=True)
    for path in report.written:
        click.echo(f"wrote {terminal_line(path)}", err=True)
    for problem in report.problems:
        click.echo(terminal_line(str(problem)), err=True)
    if page.path(reading.config.folder) in {p.path for p in report.problems} | {*report.deferred}:
        raise VaultnetError("the brief was not written")
    return session, seen

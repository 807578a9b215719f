"""What ``levelset import`` says in the end: what was read, what became of it, what a person should look at."""

from pathlib import Path

import click

from levelset.cli.output import printable
from levelset.comparing.merge import Merge, PageChange
from levelset.core.model import Facet, Framework, Group, InferenceState, Page, Section
from levelset.importing.draft import Draft

MOST_PAGES = 12
"""Pages that are spoken of one by one; of more, each role has a line."""


def summarize(into: Path, framework: Framework, draft: Draft, merged: Merge | None) -> None:
    """Print the summary. ``merged`` is None where the folder was empty before."""
    pages = len(draft.framework.pages)
    held = f"; the framework there has {len(framework.pages)} now" if merged else ""
    _say(f"{_count(pages, 'page')} read into {into}{held}.")
    changes = merged.changes if merged else ()
    if pages > MOST_PAGES:
        _by_role(draft.framework)
        changes = tuple(change for change in changes if change.changes_anything and not change.is_new)
    for change in changes:
        _change(change)
    for addition in merged.additions if merged else ():
        _say(f"  {addition}")
    told = [(page.title, *_recovered(page)) for page in draft.framework.pages]
    _say_recovered([one for one in told if one[1] or one[2]])


def _change(change: PageChange) -> None:
    for sentence in change.sentences:
        _say(f"  {sentence}")


def _by_role(framework: Framework) -> None:
    pages: dict[str, list[Page]] = {}
    for page in framework.pages:
        pages.setdefault(page.role, []).append(page)
    for role in framework.roles:
        own = sorted(pages.get(role.key, ()), key=lambda page: (framework.rank(page), page.level))
        if own:
            _say(f"  {role.name}: {', '.join(page.level for page in own)}.")


def _say_recovered(told: list[tuple[str, list[str], list[str]]]) -> None:
    """The headings that were put back, page by page, or counted where there are many pages."""
    if len(told) > MOST_PAGES:
        back, ask = (sum(len(one[place]) for one in told) for place in (1, 2))
        _say(
            f"  On {len(told)} pages, {_count(back, 'lost heading')} were put back and {_count(ask, 'heading')} wait "
            "for you to confirm or correct them; each is marked in the folder (.levelset/import.json)."
        )
        return
    for title, accepted, asked in told:
        if accepted:
            _say(f"  {title}: lost headings put back: {', '.join(accepted)}.")
        if asked:
            _say(f"  {title}: please confirm or correct: {', '.join(asked)}.")


def _recovered(page: Page) -> tuple[list[str], list[str]]:
    """The inferred headings of a page: those that are sure enough, and those to ask about."""
    parts: list[Section | Group | Facet] = [*page.facets]
    for section in page.sections:
        parts += [section, *section.groups]
    accepted: list[str] = []
    asked: list[str] = []
    for part in parts:
        if part.inferred and part.inferred.state is InferenceState.ACCEPTED:
            accepted.append(str(part.name))
        elif part.inferred or (isinstance(part, Group) and part.name is None):
            asked.append(part.name or "a group without a name")
    return accepted, asked


def _say(line: str) -> None:
    """Print a line. Names come from documents of strangers."""
    click.echo(printable(line))


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"

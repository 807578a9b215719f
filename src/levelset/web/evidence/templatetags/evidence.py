"""Filters and tags of pages that name entries: lists have many of them, so that lines are drawn without a template."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django import template
from django.template.defaultfilters import truncatechars
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from levelset.web.evidence import addresses
from levelset.web.evidence.framework import Reading
from levelset.web.evidence.lists import Listed
from levelset.web.evidence.models import Entry
from levelset.web.ui.dates import day
from levelset.web.ui.markup import filled, filled_each

register = template.Library()
register.filter("entry_address", addresses.entry_address)

LINE = """<li id="e-{}" class="entry-line">
<p class="entry-head"><a href="{}"><bdi>{}</bdi></a></p>
<p class="entry-facts">{}</p>{}{}</li>"""
OUTCOME = '\n<p class="entry-outcome"><bdi>{}</bdi></p>'
LONGEST_OUTCOME = 240
LONGEST_OPTION = 140
FILTER, FILTERED = '<option value="{}">{}</option>', '<option value="{}" selected>{}</option>'
CHOICE = '<option value="{}">{} {}</option>'
CHOSEN = '<option value="{}" selected>{} {}</option>'
PAGES_IN_MEMORY = 32
"""Pages of the framework whose choices a process keeps drawn: they are the same for everybody who reads against one."""


@register.simple_tag
def entry_lines(lines: Iterable[Listed], authors: object = "") -> SafeString:
    """The lines of a list; ``authors``: they are of others, whose names stand there."""
    marks = None if authors else _Marks.drawn()
    return filled_each("\n", LINE, (_parts(line, marks) for line in lines))


class _Marks(NamedTuple):
    """What one's own list says of an entry: drawn once a page."""

    shared: SafeString
    alone: SafeString
    asks: SafeString

    @classmethod
    def drawn(cls) -> "_Marks":
        """In the language of the page."""
        return cls(
            filled('<span class="mark">{}</span>', _("shared")),
            filled('<span class="mark">{}</span>', _("only you")),
            filled('<span class="mark mark-ask">{}</span>', _("please decide")),
        )


def _parts(line: Listed, marks: _Marks | None) -> tuple[object, ...]:
    entry = line.entry
    outcome = filled(OUTCOME, truncatechars(entry.outcome, LONGEST_OUTCOME)) if entry.outcome else ""
    facts = filled_each(" · ", "{}", ((fact,) for fact in _facts(line, marks)))
    address = addresses.entry_address(entry.key)
    return entry.key, address, entry.headline, facts, outcome, entry_behaviors(line.behaviors)


def _facts(line: Listed, marks: _Marks | None) -> Iterator[object]:
    entry: Any = line.entry
    if marks is None:
        yield filled("<bdi>{}</bdi>", entry.author.name)
    yield _days(entry)
    if entry.kind:
        yield entry.kind_name
    if entry.project:
        yield filled("<bdi>{}</bdi>", entry.project.name)
    yield from (name for (name,) in line.lenses)
    if marks:
        yield marks.shared if entry.is_shared else marks.alone
        if entry.asks:
            yield marks.asks


def _days(entry: Entry) -> SafeString:
    return filled("{} – {}", day(entry.begins), day(entry.ends)) if entry.ends else day(entry.begins)


def entry_behaviors(behaviors: Sequence[Sequence[str]]) -> SafeString:
    """The behaviors that an entry speaks to, responsibility and text; nothing where there is none."""
    if not behaviors:
        return SafeString("")
    rows = filled_each("", "<li><strong>{}</strong> {}</li>", behaviors)
    return filled('\n<ul class="entry-behaviors">{}</ul>', rows)


@register.simple_tag
def behavior_options(reading: Reading) -> SafeString:
    """The behaviors of a page as choices of a field, responsibility by responsibility."""
    return _options(tuple((name, tuple(statements)) for name, statements in reading.behaviors))


@lru_cache(PAGES_IN_MEMORY)
def _options(behaviors: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> SafeString:
    return filled_each("", '<optgroup label="{}">{}</optgroup>', ((name, _rows(rows)) for name, rows in behaviors))


@register.simple_tag
def filter_options(choices: Iterable[tuple[str, object]], chosen: str) -> SafeString:
    """What a log can be narrowed down to as choices of a field; what it is narrowed down to is chosen."""
    drawn = (filled(FILTERED if value == chosen else FILTER, value, name) for value, name in choices)
    return filled_each("", "{}", ((one,) for one in drawn))


@register.simple_tag
def page_options(reading: Reading) -> SafeString:
    """The pages of the framework as choices of a field, role by role; the one that is read against is chosen."""
    chosen = reading.page.address if reading.page else ""
    return _pages(tuple((role, tuple(pages)) for role, pages in reading.choices), chosen)


@lru_cache(PAGES_IN_MEMORY)
def _pages(roles: tuple[tuple[str, tuple[tuple[str, str], ...]], ...], chosen: str) -> SafeString:
    def rows(role: str, pages: Iterable[tuple[str, str]]) -> SafeString:
        drawn = (filled(CHOSEN if key == chosen else CHOICE, key, level, role) for key, level in pages)
        return filled_each("", "{}", ((one,) for one in drawn))

    drawn = ((role, rows(role, pages)) for role, pages in roles)
    return filled_each("", '<optgroup label="{}">{}</optgroup>', drawn)


def _rows(statements: Iterable[tuple[str, str]]) -> SafeString:
    shown = ((key, truncatechars(text, LONGEST_OPTION)) for key, text in statements)
    return filled_each("", '<option value="{}">{}</option>', shown)

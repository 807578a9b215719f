"""The statements of a way: there are many on a page, so that each is drawn without a template."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from levelset.web.evidence.addresses import entry_address
from levelset.web.evidence.models import Entry
from levelset.web.growth.models import Step
from levelset.web.growth.queries import Asked
from levelset.web.ui.dates import day
from levelset.web.ui.markup import filled, filled_each

register = template.Library()

STATEMENT = """<article class="way-step" id="{}">
<p class="way-text" dir="auto"><a href="/me/way/{}">{}</a></p>{}{}
</article>"""
ENTRY = '<li><a href="{}" dir="auto">{}</a> <span class="small muted">{}, {}{}</span></li>'


@register.simple_tag
def way_statements(asked: Iterable[Asked]) -> SafeString:
    """The statements of one responsibility, each with the entries that speak to it and what the person noted."""
    return filled_each("", STATEMENT, (_parts(one) for one in asked))


def _parts(one: Asked) -> tuple[object, ...]:
    key = one.behavior.statement
    return key, quote(key, safe=""), one.behavior.text, way_entries(one.entries), _noted(one.step)


@register.simple_tag
def way_entries(entries: Iterable[Entry]) -> SafeString:
    """The entries that speak to a statement: day, where each comes from, who attests it; nothing where none does."""
    rows = filled_each("", ENTRY, (_row(entry) for entry in entries))
    return filled('\n<ul class="way-evidence">{}</ul>', rows) if rows else rows


def _row(entry: Entry) -> tuple[object, ...]:
    names = ", ".join(entry.witnesses)
    attested = "; " + _("attested by {names}").format(names=names) if names else ""
    return entry_address(entry.key), entry.headline, day(entry.begins), entry.provenance_name, attested


def _noted(step: Step | None) -> SafeString:
    return filled_each("", "\n{}", ((line,) for line in _notes(step))) if step else SafeString("")


def _notes(step: Step) -> Iterator[SafeString]:
    if step.told:
        yield filled('<p class="small">{}</p>', step.told)
    if step.no_opportunity:
        yield filled('<p class="small"><span class="mark">{}</span></p>', _("no opportunity so far"))
    if step.next_step:
        label, words = _("Next step:"), linebreaksbr(step.next_step)
        yield filled('<p class="way-next" dir="auto"><span class="small muted">{}</span> {}</p>', label, words)

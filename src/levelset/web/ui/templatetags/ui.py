"""Tags of the design system: small pieces of markup whose text is always escaped."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.template import loader
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from levelset.core.addresses import short_hash
from levelset.core.model import Source
from levelset.process.rights import Audience
from levelset.web.ui import dates
from levelset.web.ui.markup import filled, filled_each

register = template.Library()

KNOWN_PILLARS = ("results", "direction", "talent", "culture", "craft")
OTHER_HUES = 6


FRAME = ("standing", "may_edit", "organization", "demo")
"""All that the bar and the foot of a page depend on, beside the language: nothing of the person."""


@register.simple_tag(takes_context=True)
def frame_part(context: template.Context, name: str) -> SafeString:
    """The bar or the foot that every page has: drawn once for each standing and language, and kept."""
    return _frame_part(name, get_language(), *(context.get(one) for one in FRAME))


@lru_cache(maxsize=128)
def _frame_part(name: str, _language: str | None, *frame: object) -> SafeString:
    return loader.render_to_string(name, dict(zip(FRAME, frame, strict=True)))


@register.simple_tag
def pillar_class(key: str | None) -> str:
    """The class that gives a pillar its hue: ``pillar-results`` for the known ones, ``pillar-hue-4`` for others.

    The same key has the same hue everywhere and always; None (no pillar) has none.
    """
    if not key:
        return "pillar-none"
    if key in KNOWN_PILLARS:
        return f"pillar-{key}"
    return f"pillar-hue-{int(short_hash(key), 16) % OTHER_HUES + 1}"


@register.simple_tag
def where(*steps: str) -> SafeString:
    """Breadcrumb: ``{% where "Framework" "/framework/" "IC2" %}``: pairs of text and address; the last is this page."""
    pairs = list(zip(steps[0::2], [*steps[1::2], ""], strict=False))
    items = filled_each(
        "",
        "<li>{}</li>",
        ((filled('<a href="{}">{}</a>', address, text) if address else _current(text),) for text, address in pairs),
    )
    return filled('<nav class="where" aria-label="{}"><ol>{}</ol></nav>', _("Where you are"), items)


def _current(text: str) -> SafeString:
    return filled('<span aria-current="page">{}</span>', text)


@register.simple_tag
def audience(value: str) -> str:
    """Who can see a page, in words: ``members``, ``anyone``, ``editors``, ``owners`` or ``you``."""
    words = {
        Audience.MEMBERS.value: _("Everyone in the organization can see this."),
        Audience.ANYONE.value: _("Anyone can see this, signed in or not."),
        "editors": _("Framework editors and owners can see this."),
        "owners": _("Owners can see this."),
        "you": _("Only you can see this."),
    }
    return words[str(value)]


@register.filter
def day(value: date | None) -> str:
    """A day, in the one way in which days are shown; nothing for none."""
    return dates.day(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """A time with its zone, in the one way in which times are shown; nothing for none."""
    return dates.moment(value) if value else ""


@register.simple_tag
def mark(kind: str, text: str = "") -> SafeString:
    """A small mark beside a text: ``{% mark "may" %}``.

    Kinds: may, learning, new, gone, reworded, grown, ask, accepted; another one is shown as it is.
    """
    words = {
        "may": _("may"),
        "learning": _("learning to"),
        "new": _("new"),
        "gone": _("gone"),
        "reworded": _("reworded"),
        "grown": _("grown"),
        "ask": _("please decide"),
        "accepted": _("filled in"),
    }
    return filled('<span class="mark mark-{}">{}</span>', kind, text or words.get(kind, kind))


@register.simple_tag
def source_mark(source: Source | None) -> SafeString:
    """Where a text stood in its document, as far as the document has places; nothing without a source."""
    if source is None:
        return SafeString("")
    return filled('<span class="source-mark">{}</span>', place_of(source))


def place_of(source: Source) -> str:
    """``handbook.html, line 4``: the file and the finest place that is known."""
    places: list[str] = [source.file]
    if source.page is not None:
        places.append(_("page %(number)s") % {"number": source.page})
    if source.sheet is not None:
        places.append(source.sheet)
    if source.cell is not None:
        places.append(source.cell)
    if source.paragraph is not None:
        places.append(_("paragraph %(number)s") % {"number": source.paragraph})
    elif source.line is not None:
        places.append(_("line %(number)s") % {"number": source.line})
    return ", ".join(places)


@register.inclusion_tag("ui/parts/pillar_heading.html")
def pillar_heading(key: str | None, name: str, symbol: str = "", anchor: str = "") -> dict[str, Any]:
    """The ``h2`` of a pillar: its symbol, its name, its hue."""
    return {"hue": pillar_class(key), "name": name, "symbol": symbol, "anchor": anchor}


@register.inclusion_tag("ui/parts/progress.html")
def progress(done: int, total: int, label: str) -> dict[str, Any]:
    """How far something has come: a native ``progress`` with its numbers beside it."""
    return {"done": done, "total": total, "label": label}

"""Pieces of markup that stand many times on a page. Texts come escaped from ``reading``, or are escaped here."""

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from levelset.web.frameworks.reading.comparison import Kind, Row
from levelset.web.frameworks.reading.level import Aside, Line
from levelset.web.frameworks.reading.wording import joined
from levelset.web.ui.templatetags.ui import mark

register = template.Library()

NOTHING = escape("")


@register.simple_tag
def statement(line: Line, *, anchor: bool = True) -> SafeString:
    """A statement as a list item: its label, its text, its mark, and a link to itself that shows when wanted."""
    has_anchor = anchor and line.anchor
    return format_html(
        '<li{}{} dir="auto">{}{}{}</li>',
        format_html(' id="{}"', line.anchor) if has_anchor else NOTHING,
        format_html(' class="{}"', "softer") if line.softer else NOTHING,
        words(line),
        format_html(" {}", mark(line.softer)) if line.softer else NOTHING,
        link_to(line.anchor) if has_anchor else NOTHING,
    )


@register.simple_tag
def words(line: Line) -> SafeString:
    """The text of a statement, its label set apart."""
    if not line.label:
        return line.html
    return format_html('<b class="lever">{}</b>{}{}', line.label, line.joint, line.html)


@register.simple_tag
def link_to(anchor: str) -> SafeString:
    """The quiet link of a statement to itself."""
    return format_html('<a class="anchor" href="#{}" aria-label="{}">#</a>', anchor, _("Link to this statement"))


@register.simple_tag
def aside(note: Aside) -> SafeString:
    """A note or an example, with the words that say that nobody is held to it."""
    kind = _("Example") if note.is_example else _("Note")
    return format_html(
        '<p class="aside" dir="auto"><b>{}</b> <span class="muted">({})</span> {}</p>',
        kind,
        _("nobody is held to this"),
        note.html,
    )


@register.simple_tag
def recovered(state: str) -> SafeString:
    """Says that a heading was not in the document that the page came from."""
    if not state:
        return NOTHING
    words = _("heading recovered on import") if state == "accepted" else _("heading not confirmed")
    return format_html('<span class="recovered">{}</span>', words)


@register.simple_tag
def pair(row: Row, old: str, new: str) -> SafeString:
    """A row of a comparison: both sides, or the sentence once where both sides say the same. On a narrow screen the
    sides stand one below the other, each under its level."""
    moved = (
        format_html(" {}", mark("moved", _("moved from %(name)s") % {"name": row.moved_from}))
        if row.moved_from
        else NOTHING
    )
    if row.kind is Kind.SAME:
        return format_html(
            '<li class="same"><p class="both" dir="auto">{} {}{}{}</p></li>',
            row.new, mark("same", _("same")), moved, _in_place(row.new_href, row.new_card),
        )  # fmt: skip
    shown = mark(row.kind.value)
    return format_html(
        "<li>{}{}</li>",
        _side(old, row.old, shown if row.kind is Kind.GONE else NOTHING, _in_place(row.old_href, row.old_card)),
        _side(new, row.new, joined([shown, moved]) if row.new else NOTHING, _in_place(row.new_href, row.new_card)),
    )


def _side(label: str, text: SafeString, marks: SafeString, link: SafeString) -> SafeString:
    if not text:
        return format_html('<p class="nothing"><span class="visually-hidden">{}</span></p>', _("nothing here"))
    return format_html(
        '<div><p class="said-by"><bdi>{}</bdi></p><p dir="auto">{} {}{}</p></div>', label, text, marks, link
    )


def _in_place(href: str, card: str) -> SafeString:
    """A quiet link to where a statement stands, with its card on hover and focus where scripts run."""
    if not href:
        return NOTHING
    return format_html(
        '<a class="anchor" href="{}" aria-label="{}" hx-get="{}" hx-trigger="mouseenter delay:300ms once, focus once" '
        'hx-target="next .preview">#</a><span class="preview"></span>',
        href, _("Read it in its place"), card,
    )  # fmt: skip

"""Pieces of markup that stand many times on a page. Texts come escaped from ``reading``, or are escaped here."""

from collections.abc import Iterator

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from levelset.web.frameworks.reading.comparison import Kind, Row
from levelset.web.frameworks.reading.level import Aside, Line
from levelset.web.frameworks.reading.rising import Point
from levelset.web.frameworks.reading.wording import joined
from levelset.web.ui.templatetags.ui import mark

register = template.Library()

NOTHING = escape("")


@register.simple_tag
def statement(line: Line, *, anchor: bool = True) -> SafeString:
    """A statement as a list item: its label, its text, its mark, and a link to itself that shows when wanted."""
    has_anchor = anchor and line.anchor
    return format_html(
        '<li{}{} dir="auto">{}{}{}{}</li>',
        format_html(' id="{}"', line.anchor) if has_anchor else NOTHING,
        format_html(' class="{}"', "softer") if line.softer else NOTHING,
        words(line),
        format_html(" {}", mark(line.softer)) if line.softer else NOTHING,
        _origin(line.origin),
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
    marks = joined([*_marks_of(row), _correct(row.correct_href)])
    if row.kind is Kind.SAME:
        marks = joined([_origin(row.old_origin, old), _origin(row.new_origin, new), marks])
        return format_html(
            '<li class="same"><p class="both" dir="auto">{} {}{}{}</p></li>',
            row.new, mark("same", _("same")), marks, _in_place(row.new_href, row.new_card),
        )  # fmt: skip
    shown = _kind_mark(row.kind)
    gone = joined([shown, marks]) if row.kind is Kind.GONE else NOTHING
    before, after = _origin(row.old_origin), _origin(row.new_origin)
    return format_html(
        "<li>{}{}</li>",
        _side(old, row.old, joined([gone, before]), _in_place(row.old_href, row.old_card)),
        _side(
            new, row.new, joined([shown, after, marks]) if row.new else NOTHING, _in_place(row.new_href, row.new_card)
        ),
    )


def _origin(page: str, level: str = "") -> SafeString:
    """The mark of a statement that was taken over from another page; ``level`` is the one that took it over."""
    if not page:
        return NOTHING
    said = _("from %(page)s") % {"page": page}
    return format_html(" {}", mark("inherited", f"{level}: {said}" if level else said))


def _marks_of(row: Row) -> Iterator[SafeString]:
    """What else happened to a statement."""
    if row.moved_from:
        yield format_html(" {}", mark("moved", _("moved from %(name)s") % {"name": row.moved_from}))
    if row.is_split:
        yield format_html(" {}", mark("split", _("split in two")))
    if row.is_merged:
        yield format_html(" {}", mark("merged", _("merged")))
    if row.put_right:
        yield format_html(" {}", mark("put-right", _("link put right by a person")))


def _kind_mark(kind: Kind) -> SafeString:
    return mark(kind.value, _("rewritten") if kind is Kind.REWRITTEN else "")


def _correct(href: str) -> SafeString:
    """The way to putting a link right, for those who may."""
    return format_html(' <a class="correct no-print" href="{}">{}</a>', href, _("put right")) if href else NOTHING


@register.simple_tag
def point_item(point: Point, old: str) -> SafeString:
    """A statement of the reading of what rises: its mark, its text, and the sentence in whose place it stands."""
    moved = _("moved from %(name)s") % {"name": point.moved_from} if point.moved_from else ""
    return format_html(
        '<li class="{}">{}<div><p dir="auto">{}{}{}{}</p>{}</div></li>',
        point.kind.value,
        _kind_mark(point.kind),
        point.text,
        format_html(" {}", mark("moved", moved)) if moved else NOTHING,
        joined([_origin(point.origin), _put_right(point.put_right)]),
        _plainly_in_place(point.href),
        format_html('<p class="before" dir="auto"><span class="said-by"><bdi>{}</bdi></span> {}</p>', old, point.old)
        if point.old
        else NOTHING,
    )


def _put_right(by_a_person: bool) -> SafeString:
    return format_html(" {}", mark("put-right", _("link put right by a person"))) if by_a_person else NOTHING


def _plainly_in_place(href: str) -> SafeString:
    if not href:
        return NOTHING
    return format_html(' <a class="anchor" href="{}" aria-label="{}">#</a>', href, _("Read it in its place"))


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

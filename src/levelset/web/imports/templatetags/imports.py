"""Tags of the review: words for decisions, anchors across documents, and texts that are too long for a page."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from levelset.core.findings import Finding
from levelset.importing.draft import Fate
from levelset.web.imports.models import Decision, Kind
from levelset.web.imports.reviewing import changes
from levelset.web.imports.reviewing.naming import MENDED, in_words
from levelset.web.imports.reviewing.pages import Held, PageShown
from levelset.web.imports.reviewing.places import Place
from levelset.web.imports.reviewing.review import DocumentShown, Review
from levelset.web.imports.reviewing.words import fate_label

register = template.Library()

LONGEST_SHOWN = 800
"""Characters of one text that the review shows; a sentence is never that long."""


@register.filter
def clip(text: str) -> str:
    """The text, or its beginning with the number of characters that are not shown."""
    if len(text) <= LONGEST_SHOWN:
        return text
    more = _("… and %(count)s more characters") % {"count": f"{len(text) - LONGEST_SHOWN:,}"}
    return text[:LONGEST_SHOWN] + more


@register.filter
def facets(page: PageShown) -> tuple[changes.PartShown, ...]:
    """The facets of a page with their ids."""
    return changes.facets_of(page)


@register.filter
def sections(page: PageShown) -> tuple[changes.PartShown, ...]:
    """The sections of a page with their ids."""
    return changes.sections_of(page)


@register.filter
def parts(document: DocumentShown) -> range:
    """The numbers of a document's parts."""
    return range(1, document.parts + 1)


@register.simple_tag
def document_name(review: Review, number: int) -> str:
    """The name of a document by its number."""
    return next((document.name for document in review.documents if document.number == number), "")


@register.simple_tag
def document_number(review: Review, name: str) -> int | None:
    """The number of a document by its name; None where it is none of the review's."""
    return next((document.number for document in review.documents if document.name == name), None)


@register.filter
def is_named_away(finding: Finding) -> bool:
    """Whether a role and a level may settle a finding."""
    return finding.code in MENDED


@register.filter
def page_words(held: Held) -> str:
    """A decision about a whole document in words."""
    return in_words(held.value)


@register.simple_tag
def piece_href(review: Review, place: Place) -> str:
    """Where a piece is: further up on the same page, or with its document open."""
    if place.document == review.document and any(row.place == place for row in review.rows):
        return f"#{place.anchor}"
    return f"?document={place.document}#{place.anchor}"


@register.simple_tag
def decision_words(row: Decision) -> SafeString:
    """A decision in a few words, with what held before struck out."""
    if row.kind == Kind.FATE:
        now = format_html(_("Line {} is: {}"), row.piece, fate_label(Fate(row.value)))
        before = str(fate_label(Fate(row.previous))) if row.previous else ""
    elif row.kind == Kind.PAGE:
        now = format_html(_("The document is about: {}"), in_words(row.value))
        before = in_words(row.previous) if row.previous else ""
    elif row.kind == Kind.INHERITS:
        now, before = format_html(_("Line {} takes over: {}"), row.piece, row.value), row.previous
    else:
        now = format_html(_("Heading: {}"), row.value) if row.value else format_html("{}", _("No heading here"))
        before = row.previous
    return format_html("{} <del>{}</del>", now, before) if before else now

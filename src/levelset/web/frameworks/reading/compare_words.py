"""The words of the pages that compare: dimensions and their values, signs of another edition, the sentence on top."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from levelset.comparing.origins import Origin, Sign
from levelset.comparing.places import Place, PlaceKind
from levelset.comparing.rises.digest import Digest
from levelset.comparing.rises.dimensions import NO_HELP, Dimension
from levelset.comparing.rises.reading import Basis, Rise
from levelset.comparing.telling.told import Told
from levelset.web.frameworks.reading.book import Book

NAMED = 4
"""Names that a part of the summary lists before it says "and others"."""

DIMENSIONS = {
    Dimension.AUTONOMY: gettext_lazy("Autonomy"),
    Dimension.SCOPE: gettext_lazy("Scope"),
    Dimension.REACH: gettext_lazy("Reach"),
    Dimension.HORIZON: gettext_lazy("Horizon"),
    Dimension.AMBIGUITY: gettext_lazy("Ambiguity"),
    Dimension.MODALITY: gettext_lazy("Modality"),
}

VALUES = {
    (Dimension.AUTONOMY, "close guidance"): gettext_lazy("close guidance"),
    (Dimension.AUTONOMY, "with guidance"): gettext_lazy("with guidance"),
    (Dimension.AUTONOMY, "light guidance"): gettext_lazy("light guidance"),
    (Dimension.AUTONOMY, NO_HELP): gettext_lazy("no guidance mentioned"),
    (Dimension.AUTONOMY, "independently"): gettext_lazy("independently"),
    (Dimension.AUTONOMY, "leading others"): gettext_lazy("leading others"),
    (Dimension.SCOPE, "task"): gettext_lazy("tasks"),
    (Dimension.SCOPE, "project"): gettext_lazy("projects"),
    (Dimension.SCOPE, "team"): gettext_lazy("the team’s goals"),
    (Dimension.SCOPE, "several"): gettext_lazy("the work of several teams"),
    (Dimension.SCOPE, "organization"): gettext_lazy("the organization’s goals"),
    (Dimension.SCOPE, "company"): gettext_lazy("the company’s goals"),
    (Dimension.REACH, "team"): gettext_lazy("the team"),
    (Dimension.REACH, "teams"): gettext_lazy("across teams"),
    (Dimension.REACH, "organization"): gettext_lazy("the organization"),
    (Dimension.REACH, "company"): gettext_lazy("the company"),
    (Dimension.REACH, "industry"): gettext_lazy("beyond the company"),
    (Dimension.HORIZON, "now"): gettext_lazy("the work at hand"),
    (Dimension.HORIZON, "quarter"): gettext_lazy("weeks to a quarter"),
    (Dimension.HORIZON, "long"): gettext_lazy("the long term"),
    (Dimension.HORIZON, "years"): gettext_lazy("years"),
    (Dimension.AMBIGUITY, "defined"): gettext_lazy("defined problems"),
    (Dimension.AMBIGUITY, "open"): gettext_lazy("open problems"),
    (Dimension.MODALITY, "does"): gettext_lazy("does it"),
    (Dimension.MODALITY, "may"): gettext_lazy("may do it"),
    (Dimension.MODALITY, "is learning to"): gettext_lazy("is learning to do it"),
}

RISES = {
    Dimension.AUTONOMY: gettext_lazy("autonomy rises in %(names)s"),
    Dimension.SCOPE: gettext_lazy("scope rises in %(names)s"),
    Dimension.REACH: gettext_lazy("reach rises in %(names)s"),
    Dimension.HORIZON: gettext_lazy("the horizon widens in %(names)s"),
    Dimension.AMBIGUITY: gettext_lazy("problems are more open in %(names)s"),
    Dimension.MODALITY: gettext_lazy("what was possible or being learned is expected in %(names)s"),
}


def name_of(book: Book, place: Place) -> str:
    """What a block of a page is called; empty where nobody knows."""
    if place.kind is PlaceKind.STATEMENT:
        return _("Summary")
    known = book.responsibilities.get(place.key)
    return place.name or (known.name if known else "")


def basis_of(rise: Rise, old: str, new: str) -> str:
    """On what a rise rests, where that is not one statement and what it became."""
    if rise.basis is Basis.WHOLE:
        return _("read from all that is said under this heading")
    if rise.basis is Basis.SILENCE:
        return _("%(old)s speaks of it, %(new)s does not") % {"old": old, "new": new}
    return _("reads lower here") if rise.falls else ""


def warning_of(origin: Origin, old: str, new: str) -> str:
    """One sign that two pages are of different origin, as a sentence. ``old`` and ``new`` are the labels."""
    said = {"old": old, "new": new, "one": names(origin.old), "other": names(origin.new), "page": origin.page}
    if origin.sign is Sign.FRAMEWORKS:
        return _("%(old)s is of %(one)s, %(new)s is of %(other)s.") % said
    if origin.sign is Sign.NAMES:
        return _("%(new)s says “%(other)s” where %(old)s says “%(one)s”.") % said
    if origin.sign is Sign.HEADINGS:
        return _("What %(old)s has under %(one)s stands under %(other)s at %(new)s.") % said
    if not origin.is_new:
        said |= {"old": new, "new": old}
    return _("%(new)s is, nearly word for word, the page %(page)s of %(other)s; %(old)s is not.") % said


def names(found: Iterable[str], most: int | None = NAMED) -> str:
    """Names as a sentence lists them: ``most`` of them and others, or all."""
    unique = list(dict.fromkeys(name for name in found if name))
    if most is not None and len(unique) > most + 1:
        unique = [*unique[:most], _("others")]
    return str(get_text_list(unique, _("and"))) if unique else ""


def summary_of(book: Book, told: Told) -> str:
    """One sentence, without figures: what rises, what is new, what is gone, and how much is said in other words."""
    if not any(digest.changes for digest in told.digests):
        return _("Both pages say the same.")
    telling = [digest for digest in told.digests if digest.place.kind is not PlaceKind.STATEMENT]
    said = [*_rising(book, told), *_coming_and_going(book, telling)]
    stays = [name_of(book, digest.place) for digest in telling if not digest.changes]
    if told.shares_little:
        said.append(_("most is said in other sentences"))
    elif stays:
        said.append(_("the rest stays as it is") if said else _("what they ask for stays as it is"))
    if not said:
        said = [_("much the same in other words")]
    text = "; ".join(said)
    return _("%(parts)s.") % {"parts": text[:1].upper() + text[1:]}


def _rising(book: Book, told: Told) -> Iterator[str]:
    for dimension in Dimension:
        where = [
            name_of(book, digest.place)
            for digest in told.digests
            if any(rise.dimension is dimension for rise in digest.higher)
        ]
        if names(where):
            yield RISES[dimension] % {"names": names(where)}


def _coming_and_going(book: Book, digests: Sequence[Digest]) -> Iterator[str]:
    named = [(digest, name_of(book, digest.place)) for digest in digests]
    new = list(dict.fromkeys(name for digest, name in named if name and digest.is_new))
    more = list(dict.fromkeys(name for digest, name in named if name and digest.new and not digest.is_new))
    gone = list(dict.fromkeys(name for digest, name in named if name and digest.is_gone))
    if new:
        yield ngettext("%(names)s is new", "%(names)s are new", len(new)) % {"names": names(new)}
    if len(more) > NAMED and len(more) > len(digests) / 2:
        yield _("most responsibilities ask for something new")
    elif more:
        said = ngettext("%(names)s asks for something new", "%(names)s ask for something new", len(more))
        yield said % {"names": names(more)}
    otherwise = [name for digest, name in named if digest.changed and not (digest.new or digest.higher)]
    if otherwise:
        said = ngettext("%(names)s says it in other words", "%(names)s say it in other words", len(set(otherwise)))
        yield said % {"names": names(otherwise)}
    if gone:
        yield ngettext("%(names)s is gone", "%(names)s are gone", len(gone)) % {"names": names(gone)}

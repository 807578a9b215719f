"""Words for what recognition says: fates, and how sure it is."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from levelset.importing.draft import Fate

FATES: dict[Fate, str | Promise] = {
    Fate.FRAMEWORK: _("title of the framework"),
    Fate.TITLE: _("title of a page"),
    Fate.STATEMENT: _("statement of the page"),
    Fate.FACET: _("facet"),
    Fate.SUBTITLE: _("subtitle"),
    Fate.SECTION: _("section"),
    Fate.PILLAR: _("pillar"),
    Fate.INTRO: _("intro"),
    Fate.RESPONSIBILITY: _("responsibility"),
    Fate.BEHAVIOR: _("behavior"),
    Fate.NOTE: _("note"),
    Fate.EXAMPLE: _("example"),
    Fate.FOOTNOTE: _("footnote"),
    Fate.GLOSSARY: _("glossary"),
    Fate.PROSE: _("prose page"),
    Fate.CHROME: _("not part of the framework"),
    Fate.UNRESOLVED: _("not understood"),
}

EXPECTATION = _("level expectation")
"""What a behavior is called that stands in a facet."""

EITHER = _("behavior or level expectation")
"""What is chosen for both: where the line stands says which of the two it is."""

FAMILIES = {
    Fate.FRAMEWORK: "heading",
    Fate.TITLE: "heading",
    Fate.FACET: "heading",
    Fate.SUBTITLE: "heading",
    Fate.SECTION: "heading",
    Fate.PILLAR: "heading",
    Fate.RESPONSIBILITY: "heading",
    Fate.STATEMENT: "statement",
    Fate.BEHAVIOR: "statement",
    Fate.CHROME: "chrome",
    Fate.UNRESOLVED: "unresolved",
}
"""Fates that look alike on the page; what is not here is ``text``."""

SURENESS = ((0.95, _("almost certain")), (0.8, _("quite sure")), (0.6, _("likely")), (0.35, _("a guess")))


def fate_label(fate: Fate) -> str | Promise:
    """What a reader calls a fate."""
    return FATES[fate]


def family(fate: Fate) -> str:
    """The look of a fate: heading, statement, text, chrome or unresolved."""
    return FAMILIES.get(fate, "text")


def sureness(confidence: float) -> str:
    """How sure recognition is of a name, in words. It speaks about a text, never about a person."""
    return str(next((words for least, words in SURENESS if confidence >= least), _("a weak guess")))


def percent(confidence: float) -> str:
    """The same as a number, for those who want it."""
    return _t("%(percent)s %% by the count of recognition") % {"percent": round(100 * confidence)}

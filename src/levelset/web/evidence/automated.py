"""What is automated about evidence: suggestions, what accepted links teach them, a question, links that move along."""

from django.utils.translation import gettext_lazy as _

from levelset.web.people.automation import Automation, register

AUTOMATIONS = (
    Automation(
        key="evidence.suggestions",
        name=_("Suggestions: which behaviors an entry speaks to"),
        does=_("Shows its author three to five behaviors with the words that matched; nobody else sees them."),
        from_what=_("The words of the entry, the page of the framework, and a lexicon that comes with the program."),
        decides=_("The author accepts or refuses each one; nothing is linked by itself."),
        about_people=True,
        modules=("evidence.suggested", "evidence.views.entry", "evidence.views.linking", "api.views.evidence"),
    ),
    Automation(
        key="evidence.learning",
        name=_("What accepted links teach the suggestions"),
        does=_("Ranks behaviors higher when people of this organization linked the same words to them before."),
        from_what=_("Words that three people or more used, and the responsibility that they went with; no names."),
        decides=_("It only changes the order of suggestions; the author still accepts or refuses each one."),
        about_people=True,
        switch="evidence_learning",
        modules=("evidence.suggested", "evidence.queries"),
    ),
    Automation(
        key="evidence.silent",
        name=_("The question about stages of a lens of which a log says nothing"),
        does=_("Names them above a person's own log, and asks whether there was something; nobody else sees it."),
        from_what=_("The stages that the person marked at their entries, and those that the lens has."),
        decides=_("The person, who need not answer; nothing is kept of it."),
        about_people=True,
        modules=("evidence.lists",),
    ),
    Automation(
        key="evidence.moving",
        name=_("Links of entries move along with a new version of the framework"),
        does=_(
            "Makes a link point to the same behavior in the new version, without asking, where it is sure which one "
            "that is; says beside it where the meaning changed."
        ),
        from_what=_("The link, and what was read of both versions: which statement became which."),
        decides=_(
            "Nobody where it is sure: the author sees what was moved, and can let the link go. Where a behavior was "
            "split, joined or is gone, the author is asked and the link stays as it was until then."
        ),
        about_people=True,
        modules=("evidence.moving",),
    ),
)


def declare() -> None:
    """Register them; called when the app is ready."""
    for automation in AUTOMATIONS:
        register(automation)

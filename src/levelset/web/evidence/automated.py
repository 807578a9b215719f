"""What is automated about evidence: suggestions, and what accepted links teach them."""

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
    ),
    Automation(
        key="evidence.learning",
        name=_("What accepted links teach the suggestions"),
        does=_("Ranks behaviors higher when people of this organization linked the same words to them before."),
        from_what=_("Words that three people or more used, and the responsibility that they went with; no names."),
        decides=_("It only changes the order of suggestions; the author still accepts or refuses each one."),
        about_people=True,
        switch="evidence_learning",
    ),
)


def declare() -> None:
    """Register them; called when the app is ready."""
    for automation in AUTOMATIONS:
        register(automation)

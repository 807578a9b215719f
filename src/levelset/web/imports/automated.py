"""What is automated about framework text: recognition, check, comparing. None of it knows anybody."""

from django.utils.translation import gettext_lazy as _

from levelset.web.people.automation import Automation, register

TEXT_ALONE = _("The text of the framework. Nothing about people.")

AUTOMATIONS = (
    Automation(
        key="imports.recognition",
        name=_("Recognition of imported documents"),
        does=_("Says what each line of a document is, and suggests names for headings that are missing."),
        from_what=_("The document, the framework that is there, and a lexicon that comes with the program."),
        decides=_("A framework editor accepts, changes or refuses each suggestion; nothing is published by itself."),
    ),
    Automation(
        key="frameworks.check",
        name=_("Check"),
        does=_("Finds wording in the framework that is unclear, double or contradicts itself."),
        from_what=TEXT_ALONE,
        decides=_("A framework editor reads the findings, mends them or sets them aside with a reason."),
    ),
    Automation(
        key="frameworks.rises",
        name=_("Alignment of statements, and what rises between levels"),
        does=_("Says which statement became which, and in which words a higher level asks for more."),
        from_what=TEXT_ALONE,
        decides=_("Readers see the words that it was read from; editors put wrong links right."),
    ),
)


def declare() -> None:
    """Register them; called when the app is ready."""
    for automation in AUTOMATIONS:
        register(automation)

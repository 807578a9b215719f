"""What is automated on the way to an aim: entries that may speak to a statement, notes that move along."""

from django.utils.translation import gettext_lazy as _

from levelset.web.people.automation import Automation, register

AUTOMATIONS = (
    Automation(
        key="growth.perhaps",
        name=_("“Perhaps these”: which of one's entries may speak to a statement of one's aim"),
        does=_(
            "Shows a person up to five of their own entries beside a statement, with the words that matched, or that "
            "an earlier link goes to the same responsibility; nobody else sees them."
        ),
        from_what=_(
            "The words of the person's latest 50 entries, as the suggestions of an entry; and the links that the "
            "person made before."
        ),
        decides=_("The person says yes or no to each one; nothing is linked by itself."),
        about_people=True,
        modules=("growth.looking", "growth.actions"),
    ),
    Automation(
        key="growth.moving",
        name=_("Notes beside statements of an aim move along with a new version of the framework"),
        does=_(
            "Puts a note beside the same statement in the new version, without asking, where it is sure which one "
            "that is; says beside it where the meaning changed."
        ),
        from_what=_("The statement of the note, and what was read of both versions: which statement became which."),
        decides=_(
            "Nobody where it is sure: the person sees the note where it stands now, and can empty it. Where it is not "
            "sure, the note stays as it was and says so."
        ),
        about_people=True,
        modules=("growth.moving",),
    ),
)


def declare() -> None:
    """Register them; called when the app is ready."""
    for automation in AUTOMATIONS:
        register(automation)

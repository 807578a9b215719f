"""Notes move along with each publication of the framework; where it is not sure, they stay and say so."""

from collections.abc import Iterable
from dataclasses import dataclass

from levelset.comparing.migration import Migrated, Outcome, Reference
from levelset.web.evidence.framework import behavior_in
from levelset.web.frameworks.migration import Held, register
from levelset.web.growth.models import Step


@dataclass(frozen=True)
class Moving:
    """The holder of references that growth registers."""

    name: str = "growth"

    def held(self) -> Iterable[Held]:
        """Every statement beside which somebody noted something."""
        for number, statement, version in Step.objects.values_list("pk", "statement", "version").iterator():
            yield Held(str(number), Reference(statement, version))

    def became(self, held: Held, migrated: Migrated) -> None:
        """Take what became of one. Where two statements became one, the later note stays where it was."""
        row = Step.objects.get(pk=held.key)
        row.told = migrated.told
        taken = Step.objects.filter(person=row.person_id, statement=migrated.reference.statement).exclude(pk=row.pk)
        if migrated.outcome is not Outcome.ASKS and not taken.exists():
            found = behavior_in(migrated.reference.version, migrated.reference.statement)
            if found is not None:
                row.statement, row.version, row.text = found.statement, found.version, found.text
                row.responsibility_name = found.responsibility_name
        row.save()


register(Moving())

"""What entries speak to moves along with each publication; where it is not sure, the author is asked."""

from collections.abc import Iterable
from dataclasses import dataclass

from levelset.comparing.migration import Migrated, Outcome, Reference
from levelset.web.evidence.framework import behavior_in
from levelset.web.evidence.models import SpeaksTo
from levelset.web.frameworks.migration import Held, register


@dataclass(frozen=True)
class Moving:
    """The holder of references that evidence registers."""

    name: str = "evidence"

    def held(self) -> Iterable[Held]:
        """Every behavior that an entry speaks to; also of deleted ones, which may come back."""
        rows = SpeaksTo.objects.values_list("pk", "statement", "version").iterator(chunk_size=2_000)
        for number, statement, version in rows:
            yield Held(str(number), Reference(statement, version))

    def became(self, held: Held, migrated: Migrated) -> None:
        """Take what became of one. Text and names follow, so that they are those of the version they name."""
        row = SpeaksTo.objects.get(pk=held.key)
        if migrated.outcome is not Outcome.ASKS:
            found = behavior_in(migrated.reference.version, migrated.reference.statement)
            if found is not None:
                found.write_to(row)
        row.told = migrated.told
        row.choices = [
            {"option": choice.option.value, "statement": choice.statement, "text": choice.text}
            for choice in migrated.choices
        ]
        row.save()


register(Moving())

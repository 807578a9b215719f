"""What is there already is committed to its content as it stands; the worker chains it as it does what comes."""

from typing import Any

from django.db import migrations

from levelset.web.audit.commitments import commit

FIELDS = ["subject", "chain", "who_salt", "who_mac", "what_salt", "what_mac"]
BATCH = 1000


def commit_all(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001  # Django passes it
    """Events and readings from before there were chains."""
    for name in ("Event", "Reading"):
        model = apps.get_model("audit", name)
        batch: list[Any] = []
        for entry in model.objects.filter(what_mac="").order_by("pk").iterator(BATCH):
            if name == "Event":
                person = entry.object_key.startswith("person:")
                entry.subject = entry.object_key.removeprefix("person:")[:80] if person else entry.actor
            batch.append(commit(entry))
            if len(batch) == BATCH:
                model.objects.bulk_update(batch, FIELDS)
                batch = []
        model.objects.bulk_update(batch, FIELDS)


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_chains")]

    operations = [migrations.RunPython(commit_all, migrations.RunPython.noop)]

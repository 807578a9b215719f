"""Everybody who is there already gets a handle, made of their name as for those who come."""

from itertools import chain, count
from typing import Any

from django.db import migrations, models
from django.utils.text import slugify


def give_handles(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001  # Django passes it
    """Handles in the order in which people came."""
    user = apps.get_model("people", "User")
    taken = set(user.objects.exclude(handle=None).values_list("handle", flat=True))
    for person in user.objects.filter(handle=None).order_by("pk"):
        base = slugify(person.name, allow_unicode=True)[:50] or "person"
        handles = chain([base], (f"{base}-{n}" for n in count(2)))
        person.handle = next(handle for handle in handles if handle not in taken)
        taken.add(person.handle)
        person.save(update_fields=["handle"])


class Migration(migrations.Migration):
    dependencies = [("people", "0002_structure")]

    operations = [
        migrations.RunPython(give_handles, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="user",
            name="handle",
            field=models.CharField(editable=False, max_length=60, unique=True, verbose_name="handle"),
        ),
    ]

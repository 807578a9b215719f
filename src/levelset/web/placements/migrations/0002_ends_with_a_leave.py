"""A placement and an aim end on the day on which somebody leaves: from now on with the leave, here for who left before.

Taking back a leave of before this migration does not open them again; a people partner writes the page down anew.
"""

from datetime import UTC, datetime, time
from typing import Any

from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def end_with_the_leave(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001  # Django passes it
    """End what is open of everybody who is not here, on the day on which they left."""
    placements, aims = apps.get_model("placements", "Placement"), apps.get_model("placements", "Aim")
    gone = {"person__is_active": False, "person__left_on__isnull": False}
    for row in placements.objects.filter(ends=None, **gone).select_related("person"):
        row.ends, row.left = max(row.begins, row.person.left_on), True
        row.save(update_fields=["ends", "left"])
    for row in aims.objects.filter(ended_at=None, **gone).select_related("person"):
        day = timezone.make_aware(datetime.combine(row.person.left_on, time.min)).astimezone(UTC)
        row.ended_at = max(row.chosen_at, day)
        row.save(update_fields=["ended_at"])


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0009_has_manager"),
        ("placements", "0001_placements_and_aims"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="placement", name="placement_in_order"),
        migrations.AddField(
            model_name="placement",
            name="left",
            field=models.BooleanField(default=False, verbose_name="ended because the person left"),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__isnull", True), ("ends__gte", models.F("begins")), _connector="OR"),
                name="placement_in_order",
            ),
        ),
        migrations.RunPython(end_with_the_leave, migrations.RunPython.noop),
    ]

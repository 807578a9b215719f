"""Of everybody stands whether they have a manager today, so that those who have none are found in an index."""

from typing import Any

from django.db import migrations, models


def work_out_anew(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001  # Django passes it
    """Let ``above.keep_current`` work out everything again when the first one asks."""
    apps.get_model("people", "StructureDay").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0008_words_beside_each_other"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="has_manager",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(
                condition=models.Q(("has_manager", False), ("is_active", True)),
                fields=["name", "id"],
                name="user_without_manager_by_name",
            ),
        ),
        migrations.RunPython(work_out_anew, migrations.RunPython.noop),
    ]

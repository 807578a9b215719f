"""People are found by the words of their names, and lists of them stand in indexes."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from levelset.web.people.names import words_of

BATCH = 2_000


def compare_by_letters(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001  # Django passes it
    """PostgreSQL compares by the language of the database, and such an index finds no beginnings; SQLite does not."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute('ALTER TABLE people_nameword ALTER COLUMN word TYPE varchar(60) COLLATE "C"')


def write_words(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    """The words of everybody who is there already."""
    user, word = apps.get_model("people", "User"), apps.get_model("people", "NameWord")
    rows = []
    for person in user.objects.only("pk", "name").iterator():
        rows += [word(person_id=person.pk, word=one, name=person.name) for one in words_of(person.name)]
        if len(rows) >= BATCH:
            word.objects.bulk_create(rows)
            rows = []
    word.objects.bulk_create(rows)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0006_glass_mail"),
    ]

    operations = [
        migrations.CreateModel(
            name="NameWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ("word", "name", "person_id"),
            },
        ),
        migrations.RunPython(compare_by_letters, migrations.RunPython.noop),
        migrations.AddField(
            model_name="nameword",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="nameword",
            index=models.Index(fields=["word", "name", "person"], name="name_word_order"),
        ),
        migrations.AddConstraint(
            model_name="nameword",
            constraint=models.UniqueConstraint(fields=("person", "word"), name="name_word_once"),
        ),
        migrations.RemoveIndex(
            model_name="user",
            name="people_user_is_acti_65ed24_idx",
        ),
        migrations.RemoveIndex(
            model_name="welcomelink",
            name="people_welc_used_at_aabd16_idx",
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(fields=["name", "id"], name="user_by_name"),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(
                condition=models.Q(("is_active", True)), fields=["name", "id"], name="user_here_by_name"
            ),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(
                condition=models.Q(("is_active", True), ("last_login__isnull", True)),
                fields=["id"],
                name="user_never_in",
            ),
        ),
        migrations.AddIndex(
            model_name="welcomelink",
            index=models.Index(
                condition=models.Q(("used_at__isnull", True)), fields=["expires_at", "id"], name="welcome_link_unused"
            ),
        ),
        migrations.RunPython(write_words, migrations.RunPython.noop),
    ]

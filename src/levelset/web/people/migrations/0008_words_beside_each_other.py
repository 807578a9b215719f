"""All words of a name stand beside each of them, so that one index answers who has several that are asked for."""

from typing import Any

from django.db import migrations, models

from levelset.web.people.names import said_of, words_of

BATCH = 2_000


def write_words(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001  # Django passes it
    """The words of everybody, written anew."""
    user, word = apps.get_model("people", "User"), apps.get_model("people", "NameWord")
    word.objects.all().delete()
    rows = []
    for person in user.objects.only("pk", "name").iterator():
        words = words_of(person.name)
        rows += [word(person_id=person.pk, word=one, name=person.name, words=said_of(words)) for one in words]
        if len(rows) >= BATCH:
            word.objects.bulk_create(rows)
            rows = []
    word.objects.bulk_create(rows)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_names_by_word"),
    ]

    operations = [
        migrations.AddField(
            model_name="nameword",
            name="words",
            field=models.CharField(max_length=240, default=""),
            preserve_default=False,
        ),
        migrations.RemoveIndex(
            model_name="nameword",
            name="name_word_order",
        ),
        migrations.AddIndex(
            model_name="nameword",
            index=models.Index(fields=["word", "name", "person", "words"], name="name_word_order"),
        ),
        migrations.RunPython(write_words, migrations.RunPython.noop),
    ]

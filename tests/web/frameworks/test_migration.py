"""Live work moves along with a publication: an app registers what it holds, and takes what became of each.

The app here is a stand-in with a table of its own, made for the test: notes that people took on a statement.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps

from levelset.comparing.migration import Migrated, Outcome, Reference
from levelset.core.model import Framework
from levelset.interchange.statements import with_statements
from levelset.web.frameworks import migration
from levelset.web.frameworks.migration import Held
from web.frameworks.samples import framework

pytestmark = pytest.mark.django_db(transaction=True)

FIRST, SECOND, THIRD = (one.text for one in list(framework().pages[0].statements())[-3:])


@pytest.fixture
def notes() -> Iterator[Any]:
    """The table of the stand-in, registered for as long as the test runs."""
    with isolate_apps("levelset.web.frameworks"):

        class Note(models.Model):
            statement = models.TextField()
            version = models.PositiveIntegerField()
            closed = models.BooleanField(default=False)
            told = models.TextField(blank=True)
            choices = models.JSONField(default=list)

            class Meta:
                app_label = "frameworks"

            def __str__(self) -> str:
                return self.statement

        class Notes:
            name = "notes"

            def held(self) -> Iterable[Held]:
                for note in Note.objects.all():
                    yield Held(str(note.pk), Reference(note.statement, note.version), note.closed)

            def became(self, held: Held, migrated: Migrated) -> None:
                moved = migrated.reference
                Note.objects.filter(pk=held.key).update(
                    statement=moved.statement,
                    version=moved.version,
                    told=migrated.told,
                    choices=[[str(choice.option), choice.text] for choice in migrated.choices],
                )

        with connection.schema_editor() as editor:
            editor.create_model(Note)
        migration.register(Notes())
        try:
            yield Note
        finally:
            migration.unregister("notes")
            with connection.schema_editor() as editor:
                editor.delete_model(Note)


def changed(*replaced: tuple[str, str | None]) -> Framework:
    """The sample, without ids, with some statements in other words or left out."""
    sample, words = framework(), dict(replaced)
    page = sample.pages[0]
    gone = {old for old, new in replaced if new is None}
    sections = tuple(
        replace(
            section,
            groups=tuple(
                replace(group, statements=tuple(one for one in group.statements if one.text not in gone))
                for group in section.groups
            ),
        )
        for section in page.sections
    )
    page = replace(page, sections=sections)
    statements = [replace(one, text=words.get(one.text) or one.text, id="") for one in page.statements()]
    return replace(sample, pages=(with_statements(page, statements), *sample.pages[1:]))


def id_of(version: Any, text: str) -> str:
    return next(one.id for one in version.framework.pages[0].statements() if one.text == text)


def test_open_notes_move_and_closed_ones_never(publish: Callable[..., Any], notes: Any) -> None:
    first = publish()
    own = id_of(first, FIRST)
    notes.objects.create(statement=own, version=1)
    notes.objects.create(statement=own, version=1, closed=True)
    publish(changed((FIRST, f"{FIRST.rstrip('.')}, without fuss.")))
    assert list(notes.objects.order_by("pk").values_list("statement", "version")) == [(own, 2), (own, 1)]


def test_what_asks_for_something_else_moves_and_is_told(publish: Callable[..., Any], notes: Any) -> None:
    first = publish()
    note = notes.objects.create(statement=id_of(first, FIRST), version=1)
    publish(changed((FIRST, FIRST.replace("I ", "I do not ", 1))))
    note.refresh_from_db()
    assert note.version == 2
    assert "I do not" in note.told


def test_what_is_gone_stays_and_is_asked_again_until_somebody_chooses(publish: Callable[..., Any], notes: Any) -> None:
    first = publish()
    own = id_of(first, FIRST)
    note = notes.objects.create(statement=own, version=1)
    for _ in range(2):
        publish(changed((FIRST, None)))
        note.refresh_from_db()
        assert (note.statement, note.version) == (own, 1)
        assert note.told == f"“{FIRST}” is gone."
        assert note.choices == [["stay", ""], ["let go", ""]]
    publish(changed())
    note.refresh_from_db()
    assert (note.statement, note.version, note.told) == (own, 4, ""), "it came back"


def test_several_versions_are_crossed_at_once(publish: Callable[..., Any], notes: Any) -> None:
    first = publish()
    publish(changed((SECOND, f"{SECOND.rstrip('.')}, without fuss.")))
    late = notes.objects.create(statement=id_of(first, THIRD), version=1)
    publish(changed((FIRST, None)))
    late.refresh_from_db()
    assert late.version == 3


def test_notes_on_the_newest_or_on_no_version_are_left_alone(publish: Callable[..., Any], notes: Any) -> None:
    first = publish()
    lost = notes.objects.create(statement=id_of(first, FIRST), version=0)
    ahead = notes.objects.create(statement="x", version=9)
    second = publish()
    assert migration.move_along(second) == {}
    lost.refresh_from_db()
    ahead.refresh_from_db()
    assert (lost.version, ahead.version) == (0, 9)


def test_a_failure_of_an_app_publishes_nothing(publish: Callable[..., Any], notes: Any) -> None:
    class Broken:
        name = "broken"

        def held(self) -> Iterable[Held]:
            raise RuntimeError("out of order")

        def became(self, held: Held, migrated: Migrated) -> None:
            raise AssertionError("never asked")

    first = publish()
    note = notes.objects.create(statement=id_of(first, FIRST), version=1)
    migration.register(Broken())
    try:
        with pytest.raises(RuntimeError):
            publish(changed())
    finally:
        migration.unregister("broken")
    note.refresh_from_db()
    assert note.version == 1, "the moves of other apps are taken back, too"
    assert first.__class__.objects.count() == 1


def test_how_many_moved_is_told(publish: Callable[..., Any], notes: Any) -> None:
    first = publish()
    notes.objects.create(statement=id_of(first, FIRST), version=1)
    second = publish()
    notes.objects.update(version=1)
    assert migration.move_along(second) == {Outcome.MOVES: 1}

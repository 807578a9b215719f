"""Two people, or one impatient finger, at the same moment: nothing is lost, nothing happens twice."""

import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from cast import Cast
from levelset.process.rights import Audience
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.imports.actions import deciding, publishing
from levelset.web.imports.actions.starting import Pasted, start
from levelset.web.imports.models import Decision, Import, Kind
from levelset.web.people.models import User
from web.imports import documents
from web.imports.support import brought, shown, work

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[BaseException]:
    """Do all of it in threads that begin together; what went wrong."""
    gate = threading.Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> None:
        gate.wait()
        try:
            deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        done = [pool.submit(run, deed) for deed in deeds]
    return [error for error in (future.exception() for future in done) if error is not None]


def test_decisions_of_two_reviewers_all_count(cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    places = [row.place for row in shown(found, cast.editor).rows][:6]

    def decide(person: User, name: str) -> Callable[[], object]:
        def deed() -> None:
            for place in places:
                deciding.name_heading(author=person, number=found.pk, place=place, name=f"{name} {place}")

        return deed

    assert at_once(decide(cast.editor, "Edda"), decide(cast.owner, "Olga")) == []
    assert Decision.objects.count() == 2 * len(places)
    holding = {row.piece: row.value for row in work(found, cast.editor).log.holding}
    last = {row.piece: row.value for row in Decision.objects.order_by("pk")}
    assert holding == last, "the later word holds, and the log has both"


def test_the_same_answer_by_two_is_one_row_and_taken_back_once(cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    place = next(row.place for row in shown(found, cast.editor).rows if row.lost)

    def accept(person: User) -> Callable[[], object]:
        return lambda: deciding.name_heading(author=person, number=found.pk, place=place, name="Care")

    assert at_once(accept(cast.editor), accept(cast.owner)) == []
    row = Decision.objects.get()

    def undo(person: User) -> Callable[[], object]:
        return lambda: deciding.undo(author=person, number=found.pk, decision=row.pk)

    assert at_once(undo(cast.editor), undo(cast.owner)) == []
    assert Decision.objects.filter(kind=Kind.UNDO).count() == 1


def test_publishing_twice_at_once_gives_one_version(cast: Cast) -> None:
    found = brought(cast.editor, documents.IC1)
    seen = work(found, cast.editor).mark
    numbers: list[int | None] = []

    def publish() -> None:
        done = publishing.publish(author=cast.editor, number=found.pk, audience=Audience.MEMBERS, seen=seen)
        numbers.append(done.published_number)

    assert at_once(publish, publish) == []
    assert numbers == [1, 1]
    assert FrameworkVersion.objects.count() == 1


def test_sending_the_form_twice_at_once_makes_one_import(cast: Cast) -> None:
    token = uuid.uuid4()

    def send() -> None:
        start(author=cast.editor, pasted=Pasted(documents.IC3), token=token)

    assert at_once(send, send) == []
    assert Import.objects.filter(token=token).count() == 1

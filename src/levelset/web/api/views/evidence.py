"""The operations of the API. Each is what a page does, by the same access and the same actions."""

import json
import uuid
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query
from ninja.responses import Status

from levelset.interchange.evidence_wire import EntryWire
from levelset.interchange.suggest_v1 import FORMAT as SUGGEST_FORMAT
from levelset.interchange.suggest_wire import SuggestionsWire
from levelset.interchange.way_wire import WayWire
from levelset.matching.suggesting.as_json import suggestions_to_json
from levelset.web.api import actions
from levelset.web.api.forms import NewEntryForm
from levelset.web.api.shapes import A_PAGE, LAST_PAGE, Entries, NewEntry, Note, Wrong
from levelset.web.api.views.surface import WRONGS, CannotBeKept, api, person, writer
from levelset.web.evidence import queries, suggested
from levelset.web.evidence.actions import removing
from levelset.web.evidence.exporting import record_of
from levelset.web.growth import exporting as way_exporting
from levelset.web.growth import queries as growth

PageNumber = Annotated[int, Query(ge=1, le=LAST_PAGE)]

MENDABLE: dict[int, Any] = {400: Wrong}
ABSENT: dict[int, Any] = {400: Wrong, 404: Wrong}


@api.get("/entries", response={200: Entries, **MENDABLE, **WRONGS}, operation_id="list_entries")
def entries(request: HttpRequest, page: PageNumber = 1) -> Any:
    """My entries, newest work first, fifty on a page."""
    start = (page - 1) * A_PAGE
    found = list(queries.everything_of(person(request))[start : start + A_PAGE + 1])
    more = page + 1 if len(found) > A_PAGE and page < LAST_PAGE else None
    return {"entries": [record_of(entry) for entry in found[:A_PAGE]], "next": more}


@api.post(
    "/entries",
    response={201: EntryWire, 200: EntryWire, 403: Wrong, 409: Wrong, **MENDABLE, **WRONGS},
    operation_id="log_entry",
)
def log_entry(request: HttpRequest, new: NewEntry) -> Any:
    """Log an entry, as a draft that I alone read. 201 for a new one, 200 where its token was sent before."""
    author = writer(request)
    form = NewEntryForm(new, queries.reading(author))
    problems = form.problems()
    if problems:
        raise CannotBeKept(problems)
    entry, is_new = actions.log(form.details, author=author, token=new.token, behaviors=form.spoken_to)
    return Status(201 if is_new else 200, record_of(queries.whole(author, entry.key)))


@api.get("/entries/{key}", response={200: EntryWire, **ABSENT, **WRONGS}, operation_id="read_entry")
def read_entry(request: HttpRequest, key: uuid.UUID) -> Any:
    """One of my entries. One that is not mine is answered as one that is not there."""
    return record_of(queries.whole(person(request), key))


@api.delete("/entries/{key}", response={204: None, 403: Wrong, **ABSENT, **WRONGS}, operation_id="delete_entry")
def delete_entry(request: HttpRequest, key: uuid.UUID) -> Any:
    """Delete one of my entries. For 14 days I can take it back on the page of deleted ones."""
    removing.delete(author=writer(request), key=key)
    return Status(204, None)


@api.post("/suggestions", response={200: SuggestionsWire, **MENDABLE, **WRONGS}, operation_id="suggest")
def suggest(request: HttpRequest, note: Note) -> Any:
    """What a text may speak to, on the page that I read my evidence against. Nothing of it is kept or linked."""
    found = suggested.for_text(note.text, queries.reading(person(request)))
    return {"format": SUGGEST_FORMAT, **suggestions_to_json(found)}


@api.get("/way", response={200: WayWire, 404: Wrong, **WRONGS}, operation_id="way")
def way(request: HttpRequest) -> HttpResponse:
    """The statements that are new at my aim, with my evidence and next steps; 404 as long as I have no aim."""
    found = growth.way(person(request))
    if found is None:
        raise Http404
    value = WayWire.model_validate(json.loads(way_exporting.json_of(found)))
    return HttpResponse(value.model_dump_json(), content_type="application/json")

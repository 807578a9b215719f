"""A framework as ``levelset/1`` JSON (DESIGN §5), and back.

``to_json`` and ``dumps`` need the standard library only. ``from_json`` never raises on bad data: it answers with
findings that name the place (``pages[2].sections[0].name``) and say what is wrong.
"""

import json
from collections.abc import Iterable
from typing import Any

from levelset.core.findings import Finding, Result, Severity
from levelset.core.model import (
    Facet,
    Framework,
    Group,
    Inferred,
    Note,
    Page,
    Section,
    Source,
    Statement,
    Text,
)
from levelset.interchange.coherence import coherence
from levelset.text.modality import modality

FORMAT = "levelset/1"

Json = dict[str, Any]

SOURCE_PARTS = ("file", "line", "piece", "page", "sheet", "cell", "paragraph")
"""What a source may say, in the order of printing."""


def dumps(framework: Framework) -> str:
    """The framework as JSON text: two blanks of indent, letters as they are, a final newline; same in, same out.

    Half characters (lone surrogates), which no file can hold, become question marks.
    """
    text = json.dumps(to_json(framework), ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "replace").decode("utf-8")


def to_json(framework: Framework) -> Json:
    """The framework as a plain ``levelset/1`` value."""
    return {
        "format": FORMAT,
        "framework": _pick(framework, "key", "title", "organization", "version", "language"),
        "tracks": _each(framework.tracks, "key", "name"),
        "levels": _each(framework.levels, "track", "label", "rank", "name", "aliases"),
        "pillars": _each(framework.pillars, "key", "symbol", "name", "kind", "definition", "aliases"),
        "facets": _each(framework.facets, "key", "name", "subtitle"),
        "responsibilities": _each(framework.responsibilities, "key", "pillar", "name", "definition", "aliases"),
        "roles": _each(framework.roles, "key", "name", "abbreviation", "track", "aliases"),
        "lenses": [
            {**_pick(lens, "key", "name"), "entries": _each(lens.entries, "key", "name", "definition")}
            for lens in framework.lenses
        ],
        "glossary": _each(framework.glossary, "term", "definition"),
        "pages": [_page(page, framework.rank(page)) for page in framework.pages],
        "prose": _each(framework.prose, "slug", "title", "markdown"),
        "waivers": _each(framework.waivers, "rule", "where", "reason"),
    }


def from_json(data: Any, file: str | None = None) -> Result[Framework | None]:
    """The framework in a ``levelset/1`` value; None with findings where the value is no such thing.

    ``file`` names the origin in the findings. Keys that this version does not know are named in warnings.
    """
    if not isinstance(data, dict):
        return _refused("json/not-an-object", "This is no levelset/1 document: it should be a JSON object.", file)
    if data.get("format") != FORMAT:
        said = data.get("format")
        shown = f"“{said}”" if isinstance(said, str) else "missing"
        message = f"This is no levelset/1 document: its “format” is {shown}, and should be “{FORMAT}”."
        return _refused("json/format", message, file)
    from levelset.interchange.wire_reading import read  # pydantic takes a tenth of a second that writers need not wait

    result = read(data, file)
    if result.value is None:
        return result
    return Result(result.value, (*result.findings, *coherence(result.value, file)))


def schema() -> Json:
    """The JSON Schema (2020-12) of what ``to_json`` gives; the package carries it as ``schemas/levelset-1.json``."""
    from levelset.interchange.wire import FrameworkWire

    generated = FrameworkWire.model_json_schema(mode="serialization")
    generated["$defs"]["StatementWire"]["required"].remove("inherited_from")  # printed where a statement has it
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **generated}


def source_to_json(source: Source | None) -> Json:
    """The parts of a source that are set; an empty object for none."""
    if source is None:
        return {}
    return {part: value for part in SOURCE_PARTS if (value := getattr(source, part)) is not None}


def inferred_to_json(inferred: Inferred | None) -> Json | None:
    """An inference as JSON; None where the document itself said so."""
    if inferred is None:
        return None
    return {
        **_pick(inferred, "state", "confidence", "reasons"),
        "candidates": _each(inferred.candidates, "name", "confidence"),
    }


def _refused(code: str, message: str, file: str | None) -> Result[Framework | None]:
    return Result(None, (Finding(code, Severity.ERROR, message, file),))


def _pick(value: object, *names: str) -> Json:
    """These attributes; enumerations as their text, tuples as lists."""
    return {name: _plain(getattr(value, name)) for name in names}


def _each(values: Iterable[object], *names: str) -> list[Json]:
    return [_pick(value, *names) for value in values]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str) else value


def _page(page: Page, rank: int) -> Json:
    return {
        **_pick(page, "role", "level"),
        "rank": rank,
        **_pick(page, "designation", "title"),
        "statement": None if page.statement is None else _statement(page.statement),
        "facets": [_facet(facet) for facet in page.facets],
        "sections": [_section(section) for section in page.sections],
        "footnotes": [_text(footnote) for footnote in page.footnotes],
    }


def _facet(facet: Facet) -> Json:
    return {
        **_pick(facet, "name", "subtitle"),
        "inferred": inferred_to_json(facet.inferred),
        "statements": [_statement(statement) for statement in facet.statements],
    }


def _section(section: Section) -> Json:
    return {
        **_pick(section, "pillar", "symbol", "name"),
        "inferred": inferred_to_json(section.inferred),
        "intro": [_text(text) for text in section.intro],
        "responsibilities": [_group(group) for group in section.groups],
    }


def _group(group: Group) -> Json:
    return {
        **_pick(group, "key", "name", "covers", "inherited_from"),
        "inferred": inferred_to_json(group.inferred),
        "statements": [_statement(statement) for statement in group.statements],
        "notes": [_note(note) for note in group.notes],
    }


def _statement(statement: Statement) -> Json:
    taken_over = {} if statement.inherited_from is None else {"inherited_from": statement.inherited_from}
    return {
        **_pick(statement, "id", "text", "label"),
        "modality": modality(statement.text).value,
        **taken_over,
        "source": source_to_json(statement.source),
    }


def _note(note: Note) -> Json:
    return {**_pick(note, "text", "kind"), "source": source_to_json(note.source)}


def _text(text: Text) -> Json:
    return {"text": text.text, "source": source_to_json(text.source)}

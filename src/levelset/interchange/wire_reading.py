"""From a ``levelset/1`` value to the framework: checking its shape, saying what is wrong, converting."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from levelset.core.addresses import key_of
from levelset.core.findings import Finding, Result, Severity
from levelset.core.model import (
    Candidate,
    Facet,
    FacetKind,
    Framework,
    Group,
    InferenceState,
    Inferred,
    Lens,
    LensEntry,
    Level,
    Note,
    NoteKind,
    Page,
    Pillar,
    PillarKind,
    Prose,
    Responsibility,
    Role,
    Section,
    Source,
    Statement,
    Term,
    Text,
    Track,
    Waiver,
)
from levelset.interchange import wire

MOST = 100
"""Findings about the shape of one document that are told; the rest is counted."""

PLAIN = {
    "missing": "is missing",
    "string_type": "should be a text",
    "int_type": "should be a whole number",
    "int_from_float": "should be a whole number",
    "float_type": "should be a number",
    "list_type": "should be a list",
    "dict_type": "should be an object",
    "model_type": "should be an object",
    "model_attributes_type": "should be an object",
}
"""What pydantic calls it, and what a person reads."""


def read(data: dict[str, Any], file: str | None) -> Result[Framework | None]:
    """The framework of a value whose format is right, with findings about its shape."""
    try:
        parsed = wire.FrameworkWire.model_validate(data)
    except ValidationError as error:
        return Result(None, tuple(shape_findings(error.errors(include_url=False), file)))
    unknown = tuple(
        Finding("json/unknown-key", Severity.WARNING, f"“{path}” is not known to {wire.FORMAT} and is left out.", file)
        for path in _unknown(parsed, "")
    )
    return Result(_framework(parsed), unknown)


def shape_findings(errors: Sequence[ErrorDetails], file: str | None) -> Iterator[Finding]:
    """What is wrong with a shape, in sentences that name the place."""
    for error in errors[:MOST]:
        text = f"“{path_of(error['loc'])}” {_sentence(error)}."
        yield Finding("json/shape", Severity.ERROR, text, file)
    if len(errors) > MOST:
        yield Finding("json/shape", Severity.ERROR, f"… and {len(errors) - MOST} more of this kind.", file)


def _sentence(error: ErrorDetails) -> str:
    context = error.get("ctx", {})
    if error["type"] == "literal_error":
        return f"should be {context['expected']}"
    if error["type"] in ("greater_than_equal", "less_than_equal"):
        return f"should be at least {context['ge']:g}" if "ge" in context else f"should be at most {context['le']:g}"
    return PLAIN.get(error["type"], f"cannot be read ({error['msg']})")


def path_of(location: Sequence[str | int]) -> str:
    """A place as people write it: ``pages[2].sections[0].name``."""
    path = ""
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}"
    return path.removeprefix(".")


def _unknown(value: Any, path: str) -> Iterator[str]:
    """The paths of keys that no shape knows."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _unknown(item, f"{path}[{number}]")
    elif isinstance(value, wire.Wire):
        before = f"{path}." if path else ""
        yield from (before + str(key) for key in value.model_extra or {})
        for name in type(value).model_fields:
            yield from _unknown(getattr(value, name), before + name)


def _framework(parsed: wire.FrameworkWire) -> Framework:
    head = parsed.framework
    return Framework(
        key=head.key if "key" in head.model_fields_set else key_of(head.title),
        title=head.title,
        organization=head.organization,
        version=head.version,
        language=head.language,
        tracks=tuple(Track(track.key, track.name) for track in parsed.tracks),
        levels=tuple(
            Level(level.track, level.label, level.rank, level.name, tuple(level.aliases)) for level in parsed.levels
        ),
        pillars=tuple(
            Pillar(item.key, item.name, item.symbol, PillarKind(item.kind), item.definition, tuple(item.aliases))
            for item in parsed.pillars
        ),
        facets=tuple(FacetKind(kind.key, kind.name, kind.subtitle) for kind in parsed.facets),
        responsibilities=tuple(
            Responsibility(item.key, item.name, item.pillar, item.definition, tuple(item.aliases))
            for item in parsed.responsibilities
        ),
        roles=tuple(
            Role(role.key, role.name, role.abbreviation, role.track, tuple(role.aliases)) for role in parsed.roles
        ),
        lenses=tuple(
            Lens(
                lens.key,
                lens.name,
                tuple(LensEntry(entry.key, entry.name, entry.definition) for entry in lens.entries),
            )
            for lens in parsed.lenses
        ),
        glossary=tuple(Term(term.term, term.definition) for term in parsed.glossary),
        pages=tuple(_page(page) for page in parsed.pages),
        prose=tuple(
            Prose(prose.slug if prose.slug is not None else key_of(prose.title), prose.title, prose.markdown)
            for prose in parsed.prose
        ),
        waivers=tuple(Waiver(waiver.rule, waiver.where, waiver.reason) for waiver in parsed.waivers),
    )


def _page(page: wire.PageWire) -> Page:
    return Page(
        role=page.role,
        level=page.level,
        title=page.title,
        statement=None if page.statement is None else _statement(page.statement),
        designation=page.designation,
        facets=tuple(
            Facet(facet.name, facet.subtitle, _statements(facet.statements), inferred_of(facet.inferred))
            for facet in page.facets
        ),
        sections=tuple(_section(section) for section in page.sections),
        footnotes=_texts(page.footnotes),
    )


def _section(section: wire.SectionWire) -> Section:
    return Section(
        pillar=section.pillar,
        name=section.name,
        symbol=section.symbol,
        intro=_texts(section.intro),
        groups=tuple(_group(group) for group in section.responsibilities),
        inferred=inferred_of(section.inferred),
    )


def _group(group: wire.GroupWire) -> Group:
    return Group(
        key=group.key,
        name=group.name,
        statements=_statements(group.statements),
        notes=tuple(Note(note.text, NoteKind(note.kind), source_of(note.source)) for note in group.notes),
        covers=tuple(group.covers),
        inherited_from=group.inherited_from,
        inferred=inferred_of(group.inferred),
    )


def _texts(texts: Sequence[wire.TextWire]) -> tuple[Text, ...]:
    return tuple(Text(text.text, source_of(text.source)) for text in texts)


def _statements(statements: Sequence[wire.StatementWire]) -> tuple[Statement, ...]:
    return tuple(_statement(statement) for statement in statements)


def _statement(statement: wire.StatementWire) -> Statement:
    source = source_of(statement.source)
    return Statement(statement.text, statement.id, statement.label, source, statement.inherited_from)


def source_of(source: wire.SourceWire | None) -> Source | None:
    """The source of a shape; None where nothing is set."""
    if source is None or not source.model_fields_set:
        return None
    return Source(
        source.file or "", source.line, source.piece, source.page, source.sheet, source.cell, source.paragraph
    )


def inferred_of(inferred: wire.InferredWire | None) -> Inferred | None:
    """The inference of a shape."""
    if inferred is None:
        return None
    return Inferred(
        InferenceState(inferred.state),
        inferred.confidence,
        tuple(inferred.reasons),
        tuple(Candidate(candidate.name, candidate.confidence) for candidate in inferred.candidates),
    )

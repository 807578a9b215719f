"""What a folder remembers of an import: its documents, what people decided about them, and what stayed open."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from levelset.importing.draft import Draft, Fate
from levelset.interchange.record import Record

NOTHING: Mapping[str, str] = MappingProxyType({})


def account_of(
    draft: Draft, decided: Iterable[Mapping[str, Any]] = (), left_out: Mapping[str, str] = NOTHING
) -> Record:
    """The account of a draft. ``decided`` are plain objects, each with the ``file`` that it speaks of.

    ``left_out`` are the documents that are no part of it by decision: their SHA-256, by file.
    """
    files = {**{source.file: source.sha256 for source in draft.sources}, **left_out}
    return Record(
        sources=tuple({"file": file, "sha256": sha256} for file, sha256 in files.items()),
        decided=tuple(decided),
        unresolved=tuple(
            {"file": source.file, "line": fate.line, "text": fate.text}
            for source in draft.sources
            for fate in source.fates
            if fate.fate is Fate.UNRESOLVED
        ),
    )

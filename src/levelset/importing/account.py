"""What a folder remembers of an import: its documents, what people decided about them, and what stayed open."""

from collections.abc import Iterable, Mapping
from typing import Any

from levelset.importing.draft import Draft, Fate
from levelset.interchange.record import Record


def account_of(draft: Draft, decided: Iterable[Mapping[str, Any]] = ()) -> Record:
    """The account of a draft. ``decided`` are plain objects, each with the ``file`` that it speaks of."""
    return Record(
        sources=tuple({"file": source.file, "sha256": source.sha256} for source in draft.sources),
        decided=tuple(decided),
        unresolved=tuple(
            {"file": source.file, "line": fate.line, "text": fate.text}
            for source in draft.sources
            for fate in source.fates
            if fate.fate is Fate.UNRESOLVED
        ),
    )

"""What people decided about documents, as a native folder remembers it, for the next import of the same documents.

A row speaks of one ``file`` and says one thing: of the piece with this number its ``fate``, or the ``name`` of the
heading, or the ``pillar``, that begins there (null: there is none), or the address of the page whose statements the
line takes over (``inherits``); of the whole document its ``page`` (role and level), that it is ``left_out``, or the
title of the ``framework`` that it belongs to, whatever it says itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from levelset.core.findings import Finding, Severity
from levelset.importing.document import Document
from levelset.importing.draft import Decisions, Fate, Naming, PageName
from levelset.interchange.record import Record

Row = Mapping[str, Any]


class Remembered:
    """The decisions that hold for some documents.

    ``rows`` are the same as plain objects, for the account of this import. A decision speaks of a piece by its number,
    so it holds as long as the document is the same, byte for byte; where it is not, ``findings`` say so.
    """

    def __init__(self, record: Record, documents: Sequence[Document]) -> None:
        known = {source.get("file"): source.get("sha256") for source in record.sources}
        same = {document.file for document in documents if known.get(document.file) == document.sha256}
        changed = {document.file for document in documents} - same
        self.rows: tuple[Row, ...] = tuple(row for row in record.decided if row.get("file") in same)
        self.left_out = frozenset(str(row["file"]) for row in self.rows if row.get("left_out") is True)
        self.findings = [_told(file, record.decided) for file in sorted(changed) if _count(file, record.decided)]
        self.findings += [_told_out(file) for file in sorted(self.left_out)]

    def decide(self, rows: Iterable[Row]) -> None:
        """Take up decisions that are made now; they come before those of earlier imports."""
        self.rows = (*self.rows, *rows)

    def decisions(self) -> Decisions:
        """The decisions as recognition takes them; what is damaged is left out."""
        fates: dict[tuple[str, int], Fate] = {}
        names: dict[tuple[str, int], Naming] = {}
        pillars: dict[tuple[str, int], Naming] = {}
        inherits: dict[tuple[str, int], str] = {}
        for row in self.rows:
            piece = row.get("piece")
            if not isinstance(piece, int):
                continue
            place = (str(row["file"]), piece)
            if row.get("fate") in list(Fate):
                fates[place] = Fate(row["fate"])
            if isinstance(row.get("inherits"), str):
                inherits[place] = row["inherits"]
            for table, kind in ((names, "name"), (pillars, "pillar")):
                if kind in row and (row[kind] is None or isinstance(row[kind], str)):
                    table[place] = Naming(row[kind])
        return Decisions(fates, names, pillars, dict(self._pages()), inherits)

    def _pages(self) -> Iterable[tuple[str, PageName]]:
        for row in self.rows:
            page = row.get("page")
            if isinstance(page, Mapping) and isinstance(page.get("role"), str) and any(map(str.isalnum, page["role"])):
                level = page.get("level")
                yield str(row["file"]), PageName(page["role"], level if isinstance(level, str) else "")

    @property
    def title(self) -> str | None:
        """The title under which people joined these documents, where they said one."""
        titles = {row["framework"] for row in self.rows if isinstance(row.get("framework"), str) and row["framework"]}
        return titles.pop() if len(titles) == 1 else None


def joined_rows(files: Iterable[str], title: str) -> tuple[Row, ...]:
    """The rows of documents that a person joined under a title."""
    return tuple({"file": file, "framework": title} for file in files)


def without_titles(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows without those that join documents under a title."""
    return tuple(row for row in rows if "framework" not in row)


def _count(file: str, decided: Sequence[Row]) -> int:
    return sum(row.get("file") == file for row in decided)


def _told(file: str, decided: Sequence[Row]) -> Finding:
    count = _count(file, decided)
    decisions = "one decision" if count == 1 else f"{count} decisions"
    message = (
        f"The document has changed since {decisions} about it; these were left out, and the names they gave are "
        "taken from the framework where they still fit. Look at what is asked."
    )
    return Finding("import/decisions-left", Severity.WARNING, message, file)


def _told_out(file: str) -> Finding:
    message = (
        "This document was left out, as somebody decided when it was reviewed. To take it in, remove its line with "
        "“left_out” from .levelset/import.json."
    )
    return Finding("import/left-out", Severity.INFO, message, file)

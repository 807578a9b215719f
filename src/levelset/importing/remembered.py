"""What people decided about a document, as a native folder remembers it, for the next import of the same document."""

from collections.abc import Mapping, Sequence
from typing import Any

from levelset.core.findings import Finding, Severity
from levelset.importing.document import Document
from levelset.importing.draft import Decisions, Fate, Naming
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
        self.findings = [_told(file, record.decided) for file in sorted(changed) if _count(file, record.decided)]

    def decisions(self) -> Decisions:
        """The decisions as recognition takes them; what is damaged is left out."""
        fates: dict[tuple[str, int], Fate] = {}
        names: dict[tuple[str, int], Naming] = {}
        pillars: dict[tuple[str, int], Naming] = {}
        for row in self.rows:
            piece = row.get("piece")
            if not isinstance(piece, int):
                continue
            place = (str(row["file"]), piece)
            if row.get("fate") in set(Fate):
                fates[place] = Fate(row["fate"])
            for table, kind in ((names, "name"), (pillars, "pillar")):
                if kind in row and (row[kind] is None or isinstance(row[kind], str)):
                    table[place] = Naming(row[kind])
        return Decisions(fates, names, pillars)


def _count(file: str, decided: Sequence[Row]) -> int:
    return sum(row.get("file") == file for row in decided)


def _told(file: str, decided: Sequence[Row]) -> Finding:
    count = _count(file, decided)
    decisions = "one decision" if count == 1 else f"{count} decisions"
    message = (
        f"The document has changed since {decisions} about its lines; these were left out, and the names they gave are "
        "taken from the framework where they still fit. Look at what is asked."
    )
    return Finding("import/decisions-left", Severity.WARNING, message, file)

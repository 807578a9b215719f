"""Cells that we write into a CSV: what a spreadsheet would run is text."""

import csv
import io
from collections.abc import Iterable

STARTS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that spreadsheets take for a formula."""


def safe(cell: object) -> str:
    """A cell as text; one that would be a formula gets an apostrophe in front, which spreadsheets do not show."""
    text = str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(STARTS) or text.startswith(STARTS) else text


def to_csv(rows: Iterable[Iterable[object]]) -> str:
    """A CSV of these rows that every spreadsheet opens as UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in rows:
        writer.writerow([safe(cell) for cell in row])
    return "\ufeff" + buffer.getvalue()

"""What goes over to a new manager: open items and what is final. What the former one noted for themselves does not."""

from enum import StrEnum


class Kept(StrEnum):
    """What kind of record a manager holds about somebody who reports to them."""

    OPEN = "open"
    FINAL = "final"
    NOTE = "note"


def goes_over(kept: Kept) -> bool:
    """Whether a record goes over to the next manager; a note stays with whoever wrote it, and for them alone."""
    return kept in (Kept.OPEN, Kept.FINAL)

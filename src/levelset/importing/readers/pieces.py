"""What readers gather pieces with: numbers them in reading order and takes bullets off their text."""

from dataclasses import dataclass, field

from levelset.core.model import Source
from levelset.importing.document import Look, Piece
from levelset.importing.readers.bullets import Bullet, bullets_of
from levelset.text.normal import squeeze


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a table a piece stands; all zero outside of tables."""

    table: int = 0
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1


NOWHERE = Place()


@dataclass
class Gathering:
    """The pieces of one document so far, and the numbers given to its lists and tables."""

    name: str
    pieces: list[Piece] = field(default_factory=list)
    containers: int = 0

    def container(self) -> int:
        """A number for the next list or table."""
        self.containers += 1
        return self.containers

    def add(
        self,
        text: str,
        look: Look,
        *,
        line: int | None = None,
        paragraph: int | None = None,
        depth: int = 0,
        sure: bool = True,
        container: int = 0,
        place: Place = NOWHERE,
        marks: tuple[str, ...] = (),
        raw: str | None = None,
    ) -> None:
        """Add a piece for a text; one without letters or signs becomes none.

        What begins with a bullet or number is an item without it, but for headings and items that are so already; a
        bullet that comes again begins another item.
        """
        text = squeeze(text)
        if not text:
            return
        found = [Bullet("", text)] if look is Look.HEADING else bullets_of(text)
        whole = text if raw is None else squeeze(raw)
        for bullet in found:
            at = len(self.pieces) + 1
            listed = bool(bullet.sign) and look is not Look.ITEM
            self.pieces.append(
                Piece(
                    number=at,
                    text=bullet.text,
                    look=Look.ITEM if listed else look,
                    source=Source(self.name, line=line, piece=at, paragraph=paragraph),
                    raw=whole if len(found) == 1 else f"{bullet.sign} {bullet.text}",
                    depth=max(1, depth) if listed else depth,
                    sure=sure and not listed,
                    container=container,
                    table=place.table,
                    row=place.row,
                    column=place.column,
                    rows=place.rows,
                    columns=place.columns,
                    marks=(*marks, bullet.sign) if bullet.sign else marks,
                )
            )

    def blank(self, *, line: int | None = None, paragraph: int | None = None) -> None:
        """Add an empty line."""
        number = len(self.pieces) + 1
        self.pieces.append(Piece(number, "", Look.BLANK, Source(self.name, line, number, paragraph=paragraph)))

    def done(self) -> tuple[Piece, ...]:
        """The pieces, without the empty lines at the end."""
        last = len(self.pieces)
        while last and self.pieces[last - 1].look is Look.BLANK:
            last -= 1
        return tuple(self.pieces[:last])

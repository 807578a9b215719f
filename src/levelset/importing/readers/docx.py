"""DOCX: what Word, Google Docs and LibreOffice save. Every paragraph is a piece; nothing is executed or fetched."""

from collections import Counter
from collections.abc import Iterable, Sequence

from lxml import etree

from levelset.core.findings import Finding, Result, Severity
from levelset.importing.document import Look, Piece
from levelset.importing.readers.bullets import without_bullet
from levelset.importing.readers.docx_blocks import BlockReader, Entry
from levelset.importing.readers.docx_package import Package, W, open_package
from levelset.importing.readers.docx_text import Stretch, TextReader, Told
from levelset.importing.readers.pieces import Gathering, Place
from levelset.text.normal import squeeze

LARGER = 1.1
"""How many times the usual size letters are at least that stand for a heading."""

LONGEST_HEADING = 14
"""Words of a large line that is still a heading."""

DEEPEST = 6
SHOWN = 60
"""Letters of the words that a comment is about."""


def read_docx(name: str, data: bytes) -> Result[tuple[Piece, ...]]:
    """The pieces of a Word file. ``source.paragraph`` counts all paragraphs of its body, those of tables as well.

    Heads and feet of the pages, comments and hidden text are pieces with the mark ``nav``; deletions that Word still
    tracks are left out. Raises ``Unreadable`` for what is damaged, protected or far too large.
    """
    package = open_package(data)
    reader = TextReader(package)
    entries = list(BlockReader(package, reader).blocks(package.body))
    gathering = Gathering(name)
    _margins(gathering, package, "header")
    _Writer(gathering, entries).write()
    _margins(gathering, package, "footer")
    comments = _comments(gathering, package, reader.told)
    hidden = sum(bool("".join(entry.paragraph.hidden).strip()) for entry in entries)
    return Result(gathering.done(), tuple(_findings(name, reader.told, comments, hidden)))


class _Writer:
    """Makes pieces of the paragraphs of a file, knowing all of them."""

    def __init__(self, gathering: Gathering, entries: Sequence[Entry]) -> None:
        self.gathering = gathering
        self.entries = entries
        self.headings = _sizes_of_headings(entries)
        self.tables = {
            table: gathering.container() for table in dict.fromkeys(entry.place.table for entry in entries) if table
        }
        self.list: tuple[str, Place] | None = None
        self.container = 0

    def write(self) -> None:
        """Make the pieces."""
        for entry in self.entries:
            self.entry(entry)

    def entry(self, entry: Entry) -> None:
        """The pieces of one paragraph."""
        paragraph, at = entry.paragraph, entry.at
        place = self._place(entry.place)
        for text in (*paragraph.pictures, "".join(paragraph.hidden)):
            self.gathering.add(text, Look.PARAGRAPH, paragraph=at, place=place, marks=("nav",))
        if not paragraph.text.strip():
            if not (place.table or entry.struck or entry.note or paragraph.pictures or paragraph.boxes):
                self.gathering.blank(paragraph=at)
        elif entry.note:
            raw = f"[^{entry.note}] {paragraph.text}"
            self.gathering.add(paragraph.text, Look.PARAGRAPH, paragraph=at, raw=raw)
        elif paragraph.contents or paragraph.style.name.startswith("toc "):
            self.gathering.add(paragraph.text, Look.PARAGRAPH, paragraph=at, place=place, marks=("nav",))
        elif entry.item:
            self._item(entry, place)
        else:
            self.list = None
            for stretch in paragraph.stretches:
                self._line(entry, stretch, place)

    def _place(self, place: Place) -> Place:
        if not place.table:
            return place
        return Place(self.tables[place.table], place.row, place.column, place.rows, place.columns)

    def _item(self, entry: Entry, place: Place) -> None:
        if self.list != (entry.list_id, place):
            self.list, self.container = (entry.list_id, place), self.gathering.container()
        runs: list[list[Stretch]] = []
        for stretch in entry.paragraph.stretches:
            if runs and not without_bullet(squeeze(stretch.text)).sign:
                runs[-1].append(stretch)
            else:
                runs.append([stretch])
        for run in runs:
            self.gathering.add(
                " ".join(stretch.text for stretch in run),
                Look.ITEM,
                paragraph=entry.at,
                depth=entry.item,
                container=self.container,
                place=place,
                marks=_marks(entry, run),
            )

    def _line(self, entry: Entry, stretch: Stretch, place: Place) -> None:
        """A line of a paragraph that is no item: a heading, cells parted by tabs, or text."""
        marks = _marks(entry, [stretch])
        depth = entry.heading or self._large(stretch, place)
        if depth:
            sure = bool(entry.heading)
            depth = min(depth, DEEPEST)
            self.gathering.add(
                stretch.text, Look.HEADING, paragraph=entry.at, depth=depth, sure=sure, place=place, marks=marks
            )
        elif place.table or not _is_row(stretch.text):
            look = Look.CELL if place.table else Look.PARAGRAPH
            self.gathering.add(stretch.text, look, paragraph=entry.at, place=place, marks=marks)
        else:
            for column, cell in enumerate(stretch.text.strip().split("\t"), 1):
                place = Place(column=column)
                self.gathering.add(cell, Look.CELL, paragraph=entry.at, sure=False, place=place, marks=marks)

    def _large(self, stretch: Stretch, place: Place) -> int:
        """The depth that the size of a short line gives it as a heading, 0 for none."""
        size = _size(stretch)
        return 0 if place.table or not _is_short(stretch) else self.headings.get(size, 0)


def _marks(entry: Entry, stretches: Iterable[Stretch]) -> tuple[str, ...]:
    told = [stretch for stretch in stretches if stretch.letters]
    return (
        *(["bold"] if all(stretch.wholly(stretch.bold) for stretch in told) else []),
        *(["italic"] if all(stretch.wholly(stretch.italic) for stretch in told) else []),
        *(["link"] if all(stretch.wholly(stretch.link) for stretch in told) else []),
        *(["th"] if entry.header else []),
        *([">"] if "quote" in entry.paragraph.style.name else []),
    )


def _is_row(text: str) -> bool:
    """Whether tabs part a line into cells; a tab behind a bullet or a number does not."""
    cells = [cell for cell in text.strip().split("\t") if cell.strip()]
    return len(cells) > 1 and not without_bullet(squeeze(text)).sign


def _size(stretch: Stretch) -> int:
    """The size that a line is set in; 0 where it has several."""
    size, count = max(stretch.sizes.items(), key=lambda one: one[1], default=(0, 0))
    return size if stretch.wholly(count) else 0


def _is_short(stretch: Stretch) -> bool:
    return 0 < len(stretch.text.split()) <= LONGEST_HEADING and not stretch.text.rstrip().endswith((".", ";", ","))


def _sizes_of_headings(entries: Sequence[Entry]) -> dict[int, int]:
    """The sizes of letters that stand for headings, each with its depth; none where styles say what is a heading."""
    if any(entry.heading and entry.paragraph.text.strip() for entry in entries):
        return {}
    letters: Counter[int] = Counter()
    for entry in entries:
        for stretch in entry.paragraph.stretches:
            letters.update(stretch.sizes)
    if not letters:
        return {}
    usual = letters.most_common(1)[0][0]
    lines = [s for entry in entries if not entry.place.table and not entry.item for s in entry.paragraph.stretches]
    large = {_size(stretch) for stretch in lines if _is_short(stretch) and _size(stretch) >= LARGER * usual}
    return {size: depth for depth, size in enumerate(sorted(large, reverse=True), 1)}


def _margins(gathering: Gathering, package: Package, kind: str) -> None:
    """What stands at the head or foot of every page."""
    for target in dict.fromkeys(target for found, target in package.relations.values() if found == kind):
        part = package.xml(target)
        if part is not None:
            reader = TextReader(package)
            for element in part.iter(f"{W}p"):
                gathering.add(reader.read(element).text, Look.PARAGRAPH, marks=("nav",))


def _comments(gathering: Gathering, package: Package, told: Told) -> list[str]:
    """Comments as pieces that are no part of the text, and a line about each."""
    part = package.part("comments")
    lines: list[str] = []
    for comment in () if part is None else part.iterchildren(etree.Element):
        reader = TextReader(package)
        text = squeeze(" ".join(reader.read(element).text for element in comment.iter(f"{W}p")))
        at, words = told.comments.get(comment.get(f"{W}id", ""), (None, []))
        about = squeeze("".join(words))
        about = f" on “{about[:SHOWN]}{'…' if len(about) > SHOWN else ''}”" if about else ""
        line = f"{comment.get(f'{W}author') or 'Somebody'}{about}: {text}"
        if text:
            gathering.add(f"Comment by {line}", Look.PARAGRAPH, paragraph=at, marks=("nav",))
            lines.append(line)
    return lines


def _findings(name: str, told: Told, comments: Sequence[str], hidden: int) -> Iterable[Finding]:
    """What was left out of the text, by name."""
    if told.deleted:
        message = (
            f"Changes are tracked in this file: deleted passages were left out ({told.deleted}), insertions are taken "
            "as text. Accept or reject the changes in Word if that is not what you want."
        )
        yield Finding("read/tracked-changes", Severity.WARNING, message, name)
    for line in comments:
        yield Finding("read/comment", Severity.INFO, f"A comment is kept beside the text. {line[:300]}", name)
    if hidden:
        message = (
            f"Hidden text is no part of the framework; {hidden} paragraphs have some. Show it in Word to import it."
        )
        yield Finding("read/hidden-text", Severity.WARNING, message, name)
    if told.left_out:
        listed = ", ".join(f"{what} ({count})" for what, count in sorted(told.left_out.items()))
        message = f"Left out, as it is no text: {listed}. If it says something of the framework, type it out."
        yield Finding("read/left-out", Severity.WARNING, message, name)

"""Writing the native folder: stable, whole files, and only those that have to change.

A page that has left the framework goes with its file: left there, it would come back with the next reading. Nothing
else is ever deleted; a core page that nobody inherits from any longer is emptied, where it would add to a page
otherwise. A file that says
what is to be written already, in whatever formatting, keeps its bytes; ``framework.yaml`` keeps the parts that stay the
same with their comments; files that Levelset does not know are left alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from levelset.core.errors import InvalidFramework
from levelset.core.findings import Severity, has_errors
from levelset.core.model import Framework, Page, Prose
from levelset.interchange import lock, prose, record
from levelset.interchange.canonical import formed, titled
from levelset.interchange.coherence import coherence
from levelset.interchange.files import Folder, put, put_all
from levelset.interchange.folder_reading import held_cores, page_files, read_lock
from levelset.interchange.framework_yaml import from_yaml, head_of, revised, to_yaml
from levelset.interchange.inheritance import (
    NOTHING,
    compact,
    core_address,
    core_page,
    expanded,
    inheritable,
    settled,
)
from levelset.interchange.layout import CORE, LOCK, MAIN, RECORD, SUFFIX, Layout, prose_path
from levelset.interchange.lock import NOTHING as NO_PAST
from levelset.interchange.lock import Lock, Past
from levelset.interchange.markdown_page import Vocabulary, outline_of, page_of
from levelset.interchange.marks import Json
from levelset.interchange.outline import render
from levelset.interchange.outline_reading import parse
from levelset.interchange.record import Record
from levelset.interchange.statements import with_statements


@dataclass(frozen=True, slots=True)
class FolderFile:
    """One file of the folder: its path, its text, and whether another text says the same.

    ``spare`` marks a file that need not exist: it is written only where there is one already.
    """

    path: str
    text: str
    says_the_same: Callable[[str], bool]
    spare: bool = False


def write_framework(
    framework: Framework, path: Path, *, account: Record | None = None, past: Mapping[str, Iterable[Past]] = NO_PAST
) -> None:
    """Writes the framework into the folder ``path``, which is made where it is missing.

    Only files that have to change are written, and all of them lie ready before the first one is put in its place: an
    error, a full disk or the end of the process leaves the folder as it was. ``account`` is what an import has to say
    about its documents; it joins what the folder remembers of earlier ones. ``past`` is what became of statements, by
    the path of their page; it joins what the lock remembers.

    Raises:
        InvalidFramework: the framework contradicts itself, or a file that would be replaced cannot be read; nothing
            was written.
        LevelsetError: a folder on the way is a link that leads elsewhere.
        OSError: the system refuses; nothing was written, unless it refused while finished files were put in place.
    """
    folder = Folder(path)
    existing = _existing_record(folder)
    held_pages = held_cores(folder, formed(framework))
    before = Memory(existing.with_newer(account) if account else existing, read_lock(folder), past)
    files = list(files_of(framework, before, held_pages))
    changes: list[tuple[str, str]] = []
    for file in files:
        if not folder.exists(file.path):
            changes += [] if file.spare else [(file.path, file.text)]
            continue
        held = folder.text(file.path)
        if held is None:
            raise InvalidFramework(
                f"{path / file.path} cannot be read, so it is not replaced. Mend or remove it; nothing was written.",
                folder.findings,
            )
        if not file.says_the_same(held):
            changes.append((file.path, _main(held, framework, path) if file.path == MAIN else file.text))
    leftover = list(page_files(folder, but={file.path for file in files}))
    path.mkdir(parents=True, exist_ok=True)
    put_all(path, changes)
    for name in leftover:
        (path / name).unlink(missing_ok=True)


def lock_of(framework: Framework, path: Path, past: Mapping[str, Iterable[Past]]) -> str | None:
    """What ``levelset.lock`` has to say now; None where it says that already. Pages stay as their author left them.

    Raises:
        InvalidFramework: the framework contradicts itself.
    """
    folder = Folder(path)
    memory = Memory(_existing_record(folder), read_lock(folder), past)
    files = files_of(framework, memory, held_cores(folder, formed(framework)))
    file = next(one for one in files if one.path == LOCK)
    held = folder.text(LOCK) if folder.exists(LOCK) else None
    is_enough = file.spare if held is None else file.says_the_same(held)
    return None if is_enough else file.text


def write_lock(framework: Framework, path: Path, past: Mapping[str, Iterable[Past]]) -> bool:
    """Writes ``levelset.lock`` alone, where it has to change; whether it had to.

    Raises as ``write_framework`` does.
    """
    text = lock_of(framework, path, past)
    if text is not None:
        put(path, LOCK, text)
    return text is not None


@dataclass(frozen=True, slots=True)
class Memory:
    """What a folder remembers beside its texts: where they came from, the lock as it was, and what is decided now."""

    account: Record = field(default_factory=Record)
    lock: Lock = field(default_factory=Lock)
    past: Mapping[str, Iterable[Past]] = field(default_factory=dict)


def files_of(framework: Framework, memory: Memory, held: Mapping[str, Page] = NOTHING) -> Iterator[FolderFile]:
    """The files of a framework, in the order in which they are best written; ``held`` are core pages to keep.

    Raises:
        InvalidFramework: the framework contradicts itself.
    """
    whole = settled(formed(framework), held)
    contradictions = [finding for finding in coherence(whole) if finding.severity is Severity.ERROR]
    if contradictions:
        told = " ".join(finding.message for finding in contradictions[:3])
        raise InvalidFramework(f"The framework cannot be written: {told}", contradictions)
    yield FolderFile(MAIN, to_yaml(whole), lambda text: _same_main(text, whole))
    pages = _Pages(whole, held)
    yield from pages.files()
    for one in whole.prose:
        yield FolderFile(prose_path(one.slug), prose.to_text(one), _same_prose(one))
    past = lock.history(memory.lock, pages.ids, memory.past)
    locked, remembered = lock.to_text(pages.ids, past), record.to_text(pages.marks, memory.account)
    yield FolderFile(LOCK, locked, lambda text: text == locked, spare=locked == lock.HEAD)
    yield FolderFile(RECORD, remembered, lambda text: text == remembered, spare=remembered == record.EMPTY)


class _Pages:
    """The pages of a framework as files; ``marks`` and ``ids`` are complete when ``files`` has been walked."""

    def __init__(self, whole: Framework, held: Mapping[str, Page]) -> None:
        self.whole = whole
        self.parts = compact(whole, held)
        self.layout = Layout.of(whole)
        self.vocabulary = Vocabulary.of(whole)
        self.marks: dict[str, Json] = {}
        self.ids: dict[str, list[lock.Entry]] = {}

    def files(self) -> Iterator[FolderFile]:
        """Core pages, role pages, and core pages that nobody inherits from any longer."""
        empty: dict[str, Page] = {}
        for own, page in zip(self.parts.pages, self.whole.pages, strict=True):
            address = core_address(self.whole, self.layout, page)
            core = self.parts.cores.get(address)
            if core is None:
                empty[address] = core_page(address, page.level)
            name = self.layout.page(own).removesuffix(SUFFIX)
            yield self.file(own, name, partial(self.reads_as, page, core))
        for address, core in {**self.parts.cores, **empty}.items():
            yield self.file(core, address, partial(self.is_core, core))

    def file(self, page: Page, name: str, is_enough: Callable[[Page], bool]) -> FolderFile:
        outline, marks = outline_of(page, self.vocabulary)
        self.marks[name] = marks
        self.ids[name] = [lock.Entry(statement.id, statement.text) for statement in page.statements()]

        def says_the_same(text: str) -> bool:
            held, findings = parse(text, name + SUFFIX)
            standing_in = titled(replace(page, title=""), self.whole)
            return not has_errors(findings) and is_enough(page_of(held, standing_in, self.vocabulary, marks)[0])

        spare = name.startswith(CORE) and not page.sections
        return FolderFile(name + SUFFIX, render(outline), says_the_same, spare)

    def reads_as(self, page: Page, core: Page | None, held: Page) -> bool:
        """Whether a page that is there says the same, with what it inherits."""
        return _says(page, expanded(held, core, self.whole))

    def is_core(self, core: Page, held: Page) -> bool:
        """Whether a core page that is there says the same; nobody sees its title."""
        return _says(core, inheritable(replace(held, title=core.title), self.whole))


def _says(page: Page, held: Page) -> bool:
    """Whether two pages say the same; ids are the business of the lock."""
    return _without_ids(held) == _without_ids(page)


def _without_ids(page: Page) -> Page:
    return with_statements(page, (replace(statement, id="") for statement in page.statements()))


def _same_prose(page: Prose) -> Callable[[str], bool]:
    return lambda text: prose.from_text(text, page.slug) == page


def _same_main(text: str, framework: Framework) -> bool:
    held = from_yaml(text, MAIN)
    return held.framework == head_of(framework) and not has_errors(held.findings)


def _main(held: str, framework: Framework, path: Path) -> str:
    """``framework.yaml`` with what has to change, and the rest as it stands."""
    text, findings = revised(held, formed(framework))
    if text is None:
        raise InvalidFramework(
            f"{path / MAIN} cannot be read as it is, so it is not replaced. Mend it first; nothing was written.",
            findings,
        )
    return text


def _existing_record(folder: Folder) -> Record:
    text = folder.text(RECORD) if folder.exists(RECORD) else None
    return record.from_text(text, RECORD).record if text is not None else Record()

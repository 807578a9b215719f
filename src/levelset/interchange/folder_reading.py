"""Reading the native folder. What is broken becomes a finding with file and line; what can be read is read."""

from collections.abc import Container, Iterator
from dataclasses import replace
from pathlib import Path

from levelset.core.findings import Finding, Result, Severity
from levelset.core.model import Framework, Page, Prose
from levelset.interchange import lock, prose, record
from levelset.interchange.canonical import formed, titled
from levelset.interchange.coherence import keys_twice
from levelset.interchange.files import Folder, markdown_names
from levelset.interchange.framework_yaml import from_yaml
from levelset.interchange.inheritance import core_address, expanded, inheritable
from levelset.interchange.layout import CORE, LOCK, MAIN, PROSE, RECORD, SUFFIX, Layout
from levelset.interchange.lock import Lock
from levelset.interchange.markdown_page import Vocabulary, page_of
from levelset.interchange.outline_reading import parse
from levelset.interchange.record import RecordFile
from levelset.interchange.statements import with_statements


def read_framework(path: Path) -> Result[Framework | None]:
    """The framework in a native folder, with findings; None where there is none or ``framework.yaml`` is unusable.

    Bad content never raises. Files in findings are relative to the folder.
    """
    if not path.is_dir():
        return _nothing("folder/missing", f"{path} is no folder.", str(path))
    folder = Folder(path)
    if not folder.exists(MAIN):
        message = f"There is no {MAIN} in {path}, so it is no framework. Import documents into it to make one."
        return _nothing("folder/no-framework", message, MAIN)
    text = folder.text(MAIN)
    if text is None:
        return Result(None, tuple(folder.findings))
    main = from_yaml(text, MAIN)
    if main.framework is None:
        return Result(None, main.findings)
    reading = _Reading(folder, main.framework)
    framework = reading.read()
    return Result(framework, (*main.findings, *keys_twice(framework, MAIN), *folder.findings))


def held_cores(folder: Folder, head: Framework) -> dict[str, Page]:
    """The core pages that a folder has, by address, as the lists of ``head`` make them read; findings aside."""
    reading = _Reading(Folder(folder.root), head)
    reading.own_files()
    return {address: page for address, page in reading.cores() if page.sections}


def read_lock(folder: Folder) -> Lock:
    """The lock of a folder; an empty one where there is none."""
    text = folder.text(LOCK) if folder.exists(LOCK) else None
    return lock.from_text(text, LOCK) if text is not None else Lock()


def page_files(folder: Folder, but: Container[str]) -> Iterator[str]:
    """The files that reading takes for pages of roles, by the ``framework.yaml`` that is there; without those in
    ``but``, whatever their case. Files that cannot be read are none."""
    text = folder.text(MAIN) if folder.exists(MAIN) else None
    head = from_yaml(text, MAIN).framework if text is not None else None
    for place in Layout.of(head).roles.values() if head else ():
        for name, stem in markdown_names(folder.names(place)):
            path, plain = f"{place}/{name}", f"{place}/{stem.lower()}{SUFFIX}"
            if path not in but and plain not in but and folder.text(path) is not None:
                yield path


def _nothing(code: str, message: str, file: str) -> Result[Framework | None]:
    return Result(None, (Finding(code, Severity.ERROR, message, file),))


class _Reading:
    def __init__(self, folder: Folder, head: Framework) -> None:
        self.folder = folder
        self.head = head
        self.layout = Layout.of(head)
        self.vocabulary = Vocabulary.of(head)
        self.lock = Lock()
        self.record = RecordFile({})

    def tell(self, code: str, severity: Severity, message: str, file: str, line: int | None = None) -> None:
        self.folder.findings.append(Finding(code, severity, message, file, line))

    def read(self) -> Framework:
        self.own_files()
        cores = dict(self.cores())
        pages = [
            expanded(page, cores.get(core_address(self.head, self.layout, page)), self.head) for page in self._pages()
        ]
        self._unknown_folders()
        return formed(replace(self.head, pages=tuple(pages), prose=tuple(self._prose())))

    def own_files(self) -> None:
        """Reads lock and record."""
        self.lock = read_lock(self.folder)
        self.folder.findings += self.lock.findings
        if (text := self._optional(RECORD)) is not None:
            self.record = record.from_text(text, RECORD)
            self.folder.findings += self.record.findings

    def _optional(self, path: str) -> str | None:
        return self.folder.text(path) if self.folder.exists(path) else None

    def _pages(self) -> Iterator[Page]:
        labels = {name.casefold(): label for label, name in self.layout.levels.items()}
        for role, place in self.layout.roles.items():
            for name, stem in self._markdown(place):
                label = labels.get(stem.casefold())
                if label is None:
                    label = stem.upper()
                    message = (
                        f"{MAIN} knows no level for the file {name}. Add “{label}” under levels, or rename the file."
                    )
                    self.tell("folder/unknown-level", Severity.ERROR, message, f"{place}/{name}")
                standing_in = titled(Page(role, label, ""), self.head)
                page = self._page(f"{place}/{name}", f"{place}/{self.layout.levels.get(label, stem)}", standing_in)
                if page is not None:
                    yield page

    def cores(self) -> Iterator[tuple[str, Page]]:
        """The core pages by address."""
        levels = {name.casefold(): name for name in self.layout.levels.values()}
        tracks = set(self.layout.tracks.values())
        for track in self.folder.names(CORE):
            if not self.folder.is_folder(f"{CORE}/{track}"):
                continue
            for name, stem in self._markdown(f"{CORE}/{track}"):
                place = f"{CORE}/{track}/{name}"
                level = levels.get(stem.casefold())
                if track not in tracks or level is None:
                    message = f"{MAIN} knows no such track or level, so nobody inherits this page."
                    self.tell("folder/unknown-core", Severity.ERROR, message, place)
                    continue
                page = self._page(place, f"{CORE}/{track}/{level}", Page(f"{CORE}/{track}", level, level))
                if page is not None:
                    yield page.address, self._only_core(page, place)

    def _only_core(self, page: Page, place: str) -> Page:
        """The page without what cannot be inherited, which is told."""
        core = inheritable(page, self.head)
        lost = [facet.name for facet in page.facets]
        lost += [section.name or "—" for section in page.sections if section not in core.sections]
        lost += ["the quoted statement"] if page.statement else []
        lost += ["footnotes"] if page.footnotes else []
        if lost:
            message = f"A core page holds core pillars only. Move to the pages of the roles: {', '.join(lost)}."
            self.tell("folder/not-core", Severity.ERROR, message, place)
        return core

    def _page(self, place: str, address: str, standing_in: Page) -> Page | None:
        """A page with its ids and marks; None where its file cannot be read."""
        text = self.folder.text(place)
        if text is None:
            return None
        outline, findings = parse(text, place)
        page, more = page_of(outline, standing_in, self.vocabulary, self.record.pages.get(address), place)
        self.folder.findings += [*findings, *more]
        statements = list(page.statements())
        entries = self.lock.pages.get(address, ())
        ids = lock.ids_for((statement.text for statement in statements), entries)
        unknown = [statement for statement, found in zip(statements, ids, strict=True) if not found]
        if entries and len(unknown) > sum(not entry.id for entry in entries):
            message = f"{len(unknown)} statement(s) are new or worded anew; they get ids when the framework is saved."
            self.tell("lock/new-statements", Severity.INFO, message, place)
        return with_statements(page, (replace(one, id=found) for one, found in zip(statements, ids, strict=True)))

    def _markdown(self, place: str) -> Iterator[tuple[str, str]]:
        """The Markdown files of a folder; two that differ in case alone are told, and the first counts."""
        seen: dict[str, str] = {}
        for name, stem in markdown_names(self.folder.names(place)):
            first = seen.setdefault(stem.casefold(), name)
            if first != name:
                message = f"This is the same page as {first}. Keep one of the two files."
                self.tell("folder/page-twice", Severity.ERROR, message, f"{place}/{name}")
            else:
                yield name, stem

    def _prose(self) -> Iterator[Prose]:
        for name, stem in self._markdown(PROSE):
            text = self.folder.text(f"{PROSE}/{name}")
            if text is not None:
                yield prose.from_text(text, stem)

    def _unknown_folders(self) -> None:
        known = set(self.layout.roles.values())
        for name in self.folder.names():
            if name in known or name.startswith((".", "_")) or not self.folder.is_folder(name):
                continue
            if any(True for _ in markdown_names(self.folder.names(name))):
                message = f"{MAIN} knows no role for this folder, so its pages are not read. Add the role, or move it."
                self.tell("folder/unknown-role", Severity.WARNING, message, name)

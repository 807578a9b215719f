"""Writing the native folder: stable, whole files, and only those that have to change.

Writing never deletes: a page that has left the framework keeps its file until somebody removes it; a core page that
nobody inherits from any longer is emptied, where it would add to a page otherwise. A file that says
what is to be written already, in whatever formatting, keeps its bytes; ``framework.yaml`` keeps the parts that stay the
same with their comments; files that Levelset does not know are left alone.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from levelset.core.errors import InvalidFramework
from levelset.core.findings import Severity, has_errors
from levelset.core.model import Framework, Page, Prose
from levelset.interchange import lock, prose, record
from levelset.interchange.canonical import canonical
from levelset.interchange.coherence import coherence
from levelset.interchange.files import Folder, put
from levelset.interchange.framework_yaml import from_yaml, head_of, revised, to_yaml
from levelset.interchange.inheritance import Compact, compact, core_address, core_page, expanded
from levelset.interchange.layout import LOCK, MAIN, RECORD, SUFFIX, Layout, prose_path
from levelset.interchange.markdown_page import Vocabulary, outline_of, page_of
from levelset.interchange.marks import Json
from levelset.interchange.outline import Outline, render
from levelset.interchange.outline_reading import parse
from levelset.interchange.record import Record


@dataclass(frozen=True, slots=True)
class FolderFile:
    """One file of the folder: its path, its text, and whether another text says the same.

    ``spare`` marks a file that need not exist: it is written only where there is one already.
    """

    path: str
    text: str
    says_the_same: Callable[[str], bool]
    spare: bool = False


def write_framework(framework: Framework, path: Path, *, account: Record | None = None) -> None:
    """Writes the framework into the folder ``path``, which is made where it is missing.

    Each file is written whole or not at all, and only if it has to change. ``account`` is what an import has to say
    about its documents; it joins what the folder remembers of earlier ones.

    Raises:
        InvalidFramework: the framework contradicts itself, or a file that would be replaced cannot be read; nothing
            was written.
        LevelsetError: a folder on the way is a link that leads elsewhere.
        OSError: the system refuses; files written before stay, each of them whole.
    """
    folder = Folder(path)
    existing = _existing_record(folder)
    files = list(files_of(framework, existing.with_newer(account) if account else existing))
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
    path.mkdir(parents=True, exist_ok=True)
    for name, text in changes:
        put(path, name, text)


def files_of(framework: Framework, account: Record) -> Iterator[FolderFile]:
    """The files of a framework, in the order in which they are best written.

    Raises:
        InvalidFramework: the framework contradicts itself.
    """
    whole = canonical(framework)
    contradictions = [finding for finding in coherence(whole) if finding.severity is Severity.ERROR]
    if contradictions:
        told = " ".join(finding.message for finding in contradictions[:3])
        raise InvalidFramework(f"The framework cannot be written: {told}", contradictions)
    yield FolderFile(MAIN, to_yaml(whole), lambda text: _same_main(text, whole))
    parts, layout, vocabulary = compact(whole), Layout.of(whole), Vocabulary.of(whole)
    marks: dict[str, Json] = {}
    for name, page in _pages(parts, layout):
        outline, marks[name] = outline_of(page, vocabulary)
        yield FolderFile(name + SUFFIX, render(outline), _same_page(outline, name))
    yield from _idle_cores(whole, parts, layout, vocabulary)
    for one in whole.prose:
        yield FolderFile(prose_path(one.slug), prose.to_text(one), _same_prose(one))
    ids = {
        name: [lock.Entry(statement.id, statement.text) for statement in page.statements()]
        for name, page in _pages(parts, layout)
    }
    locked, remembered = lock.to_text(ids), record.to_text(marks, account)
    yield FolderFile(LOCK, locked, lambda text: text == locked, spare=locked == lock.HEAD)
    yield FolderFile(RECORD, remembered, lambda text: text == remembered, spare=remembered == record.EMPTY)


def _pages(parts: Compact, layout: Layout) -> Iterator[tuple[str, Page]]:
    """Core pages and role pages with the paths of their files, without suffix."""
    yield from parts.cores.items()
    for page in parts.pages:
        yield layout.page(page).removesuffix(SUFFIX), page


def _idle_cores(whole: Framework, parts: Compact, layout: Layout, vocabulary: Vocabulary) -> Iterator[FolderFile]:
    """Core pages that nobody inherits from any longer: one that is still there must not add anything to a page."""
    heirs: dict[str, list[Page]] = {}
    for page in parts.pages:
        heirs.setdefault(core_address(whole, layout, page), []).append(page)
    for address, pages in heirs.items():
        if address not in parts.cores:
            empty = core_page(address, pages[0].level)
            yield FolderFile(
                address + SUFFIX,
                render(outline_of(empty, vocabulary)[0]),
                _adds_nothing(empty, pages, whole, vocabulary),
                spare=True,
            )


def _adds_nothing(core: Page, pages: Sequence[Page], whole: Framework, vocabulary: Vocabulary) -> Callable[[str], bool]:
    def same(text: str) -> bool:
        outline, _ = parse(text, core.address + SUFFIX)
        held, _ = page_of(outline, core, vocabulary)
        return all(expanded(page, held, whole) == page for page in pages)

    return same


def _same_page(outline: Outline, name: str) -> Callable[[str], bool]:
    def same(text: str) -> bool:
        held, findings = parse(text, name + SUFFIX)
        return held == outline and not has_errors(findings)

    return same


def _same_prose(page: Prose) -> Callable[[str], bool]:
    return lambda text: prose.from_text(text, page.slug) == page


def _same_main(text: str, framework: Framework) -> bool:
    held = from_yaml(text, MAIN)
    return held.framework == head_of(framework) and not has_errors(held.findings)


def _main(held: str, framework: Framework, path: Path) -> str:
    """``framework.yaml`` with what has to change, and the rest as it stands."""
    text, findings = revised(held, canonical(framework))
    if text is None:
        raise InvalidFramework(
            f"{path / MAIN} cannot be read as it is, so it is not replaced. Mend it first; nothing was written.",
            findings,
        )
    return text


def _existing_record(folder: Folder) -> Record:
    text = folder.text(RECORD) if folder.exists(RECORD) else None
    return record.from_text(text, RECORD).record if text is not None else Record()

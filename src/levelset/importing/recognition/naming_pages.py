"""The name that a person gave a document of tables or keys, given to its pages."""

from collections.abc import Sequence
from dataclasses import replace

from levelset.core.addresses import key_of
from levelset.importing.draft import PageName
from levelset.importing.recognition.outline import PageOutline
from levelset.importing.recognition.titles import title_named


def name_pages(pages: Sequence[PageOutline], named: PageName) -> None:
    """Name the pages of a document, of which there is one at least.

    The role takes the place of that of the first page, wherever that stands. The level is that of the only page; where
    there are more, the document says their levels itself.
    """
    first = pages[0].title
    if first is None or len(pages) == 1:
        title = title_named(named.role, named.level or (first.level if first else ""))
        pages[0].title = replace(title, called=first)
        return
    for page in pages:
        if page.title is not None and key_of(page.title.role) == key_of(first.role):
            page.title = replace(title_named(named.role, page.title.level), rank=page.title.rank, called=page.title)

"""Published frameworks, parsed and made ready for reading, kept in the memory of this process by their SHA-256."""

import json
from collections.abc import Callable

from levelset.core.errors import InvalidFramework
from levelset.interchange.json_v1 import from_json
from levelset.web.frameworks.cache import Bounded
from levelset.web.frameworks.reading.book import Book

_books: Bounded[Book] = Bounded(4)


def book_of(sha256: str, document: Callable[[], str]) -> Book:
    """The book of a published document; ``document`` fetches its text where it is not in memory yet.

    Raises ``InvalidFramework`` where the text is no framework any more, which only a damaged database brings about.
    """
    book = _books.get(sha256)
    if book is None:
        result = from_json(json.loads(document()))
        if result.value is None:
            raise InvalidFramework("A published version cannot be read. Restore the database.", result.findings)
        book = Book(result.value)
        _books.put(sha256, book)
    return book

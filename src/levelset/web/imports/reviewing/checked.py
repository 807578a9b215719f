"""What the check of the text says, sorted to where the review shows it: beside a sentence, or below a page's title."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from levelset.linting.checking import Problem
from levelset.web.imports.reviewing.places import Anchors, Place

Messages = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """Messages about sentences, by their place, and about pages and their headings, by the address of the page."""

    of_places: Mapping[Place, Messages]
    of_pages: Mapping[str, Messages]

    @classmethod
    def of(cls, problems: Iterable[Problem], anchors: Anchors) -> "Remarks":
        """The messages of these problems; what is about neither a sentence of a document nor a page is left out."""
        places: dict[Place, list[str]] = defaultdict(list)
        pages: dict[str, list[str]] = defaultdict(list)
        for problem in problems:
            place = anchors.place(problem.place.source) if problem.place.text else None
            if place is not None:
                places[place].append(problem.remark.message)
            else:
                pages[problem.place.page].append(problem.remark.message)
        return cls(
            {place: tuple(messages) for place, messages in places.items()},
            {page: tuple(messages) for page, messages in pages.items()},
        )

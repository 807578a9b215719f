"""Everything that there is to tell of two pages, worked out once for every form of telling."""

from collections.abc import Iterable
from dataclasses import dataclass

from levelset.comparing.align import Comparison, compare_pages
from levelset.comparing.origins import Origin, origins_of
from levelset.comparing.rises.digest import Digest, digests_of, shares_little
from levelset.core.model import Framework, Page
from levelset.interchange.links_yaml import KeptLink


@dataclass(frozen=True, slots=True)
class Side:
    """A page with the framework that it is of."""

    framework: Framework
    page: Page


@dataclass(frozen=True, slots=True)
class Told:
    """Two pages compared: statement by statement, what rises in each responsibility, and where the pages come from."""

    old: Side
    new: Side
    comparison: Comparison
    digests: tuple[Digest, ...]
    origins: tuple[Origin, ...]
    shares_little: bool

    @property
    def labels(self) -> tuple[str, str]:
        """What the two pages are called beside each other: by level, by title, or by title and framework."""
        old, new = self.old, self.new
        if old.framework is not new.framework:
            names = [side.framework.organization or side.framework.title for side in (old, new)]
            if names[0] == names[1]:
                names = [side.framework.version or side.framework.key for side in (old, new)]
            return f"{old.page.title} ({names[0]})", f"{new.page.title} ({names[1]})"
        if old.page.role == new.page.role:
            return old.page.level, new.page.level
        return old.page.title, new.page.title


def tell(old: Side, new: Side, kept: Iterable[KeptLink] = (), editions: Iterable[Framework] = ()) -> Told:
    """Compare two pages. ``kept`` are links that people put right, ``editions`` other frameworks at hand."""
    comparison = compare_pages(old.page, new.page, kept)
    origins = origins_of(comparison, (old.framework, old.page), (new.framework, new.page), editions)
    return Told(old, new, comparison, digests_of(comparison), origins, shares_little(comparison))

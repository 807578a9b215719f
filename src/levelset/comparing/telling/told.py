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
        """What the two pages are called beside each other: by level, else by title; by framework if that differs."""
        old, new = self.old, self.new
        same = old.page.role == new.page.role
        names = (old.page.level, new.page.level) if same else (old.page.title, new.page.title)
        if old.framework is new.framework:
            return names
        for said in ("organization", "version", "title", "key"):
            one, other = (getattr(side.framework, said) for side in (old, new))
            if one and other and one != other:
                return f"{names[0]} ({one})", f"{names[1]} ({other})"
        return names


def tell(old: Side, new: Side, kept: Iterable[KeptLink] = (), editions: Iterable[Framework] = ()) -> Told:
    """Compare two pages. ``kept`` are links that people put right, ``editions`` other frameworks at hand."""
    comparison = compare_pages(old.page, new.page, kept)
    origins = origins_of(comparison, (old.framework, old.page), (new.framework, new.page), editions)
    return Told(old, new, comparison, digests_of(comparison), origins, shares_little(comparison))

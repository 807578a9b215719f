"""Frameworks in Levelset's own form in an import: which files are parts of one, and what was taken over."""

import json
from collections.abc import Iterable, Iterator

from levelset.comparing.merge import merge
from levelset.core.model import Framework
from levelset.importing.archives import OWN_ENDINGS
from levelset.importing.gathering import MARK, SIGNS
from levelset.interchange import links_yaml
from levelset.interchange.json_v1 import from_json
from levelset.interchange.links_yaml import KeptLink
from levelset.web.imports.models import Import, UploadState


def own_folders(names: Iterable[str]) -> frozenset[str]:
    """The folders, each with its ``/``, that hold ``framework.yaml`` and what Levelset keeps beside it."""
    listed = set(names)
    tops = {name.removesuffix(MARK) for name in listed if name.endswith(f"/{MARK}")}
    signs = {sign: f"{sign}/" for sign in SIGNS}
    return frozenset(
        top
        for top in tops
        if any(
            f"{top}{sign}" in listed or any(name.startswith(top + inside) for name in listed)
            for sign, inside in signs.items()
        )
    )


def folder_of(name: str, folders: Iterable[str]) -> str | None:
    """The native folder that a file is a part of; None where it is in none, or no such file."""
    return next((folder for folder in folders if name.startswith(folder) and name.endswith(OWN_ENDINGS)), None)


def own_framework(found: Import) -> Framework | None:
    """The framework in Levelset's own form that came in, several as one; None where there is none."""
    whole: Framework | None = None
    for framework, _links in _own(found):
        whole = framework if whole is None else merge(whole, framework).framework
    return whole


def own_links(found: Import) -> tuple[KeptLink, ...]:
    """The links that people put right in the frameworks of Levelset's own form that came in."""
    return tuple(link for _framework, links in _own(found) for link in links)


def _own(found: Import) -> Iterator[tuple[Framework, tuple[KeptLink, ...]]]:
    for text in found.uploads.filter(state=UploadState.OWN, left_out=False).values_list("document", flat=True):
        held = json.loads(text)
        framework = from_json(held["framework"]).value
        if framework is not None:
            yield framework, links_yaml.from_text(held["links"]).value

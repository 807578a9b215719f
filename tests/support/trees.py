"""Trees as their tests see them: a framework as plain nested values, and a text as a framework."""

from textwrap import dedent
from typing import Any

from levelset.core.model import Framework, Page
from levelset.importing.draft import Draft
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise

Shape = dict[str, Any]


def draft_of(name: str, text: str) -> Draft:
    """The draft that a text becomes under the name of a file."""
    read = read_bytes(name, text.encode())
    assert read.value is not None, read.findings
    return recognise([read.value]).value


def framework_of(text: str, name: str = "company.yaml") -> Framework:
    """The framework that an indented YAML text becomes."""
    return draft_of(name, dedent(text)).framework


def shape_of(framework: Framework) -> Shape:
    """``{title: {pillar: {responsibility: [behaviors]}}}``; a missing pillar is an empty name."""
    return {page.title: _sections(page) for page in framework.pages}


def _sections(page: Page) -> Shape:
    return {
        section.name or "": {
            str(group.name): [statement.text for statement in group.statements] for group in section.groups
        }
        for section in page.sections
    }


def notes_of(framework: Framework, title: str) -> dict[str, list[str]]:
    """The notes and examples of a page by responsibility, with their kind before them."""
    page = next(page for page in framework.pages if page.title == title)
    return {
        str(group.name): [f"{note.kind.value}: {note.text}" for note in group.notes]
        for section in page.sections
        for group in section.groups
        if group.notes
    }


def facets_of(framework: Framework, title: str) -> Shape:
    """``{name: (subtitle, [statements])}`` of a page."""
    page = next(page for page in framework.pages if page.title == title)
    return {facet.name: (facet.subtitle, [one.text for one in facet.statements]) for facet in page.facets}

"""Examples of rules: a few lines of Markdown as a framework, so that a rule can be tried on them.

An example is pages as in the native folder. A title (``# IC2 Software Engineer``) begins a page, and what stands before
the first one is ``framework.yaml``, which adds to the usual lists or takes their place. Lines without a title stand on
a page of their own, and bullets without a heading under Impact.
"""

import re
from dataclasses import replace

from levelset.core.addresses import key_of
from levelset.core.model import Framework, Page
from levelset.interchange.framework_yaml import from_yaml
from levelset.interchange.markdown_page import Vocabulary, page_of
from levelset.interchange.outline_reading import parse

HEAD = """\
format: levelset-framework/1
title: Example
language: en
levels:
- {track: ic, label: IC1, rank: 1}
- {track: ic, label: IC2, rank: 2}
- {track: ic, label: IC3, rank: 3}
- {track: ic, label: IC4, rank: 4}
roles:
- {key: software-engineer, name: Software Engineer, abbreviation: SWE}
- {key: data-engineer, name: Data Engineer, abbreviation: DE}
pillars:
- {key: results, symbol: 🏆, name: Results}
- {key: talent, symbol: 🌳, name: Talent}
- {key: craft, symbol: 🦉, name: Craft, kind: craft}
facets:
- {key: scope, name: Scope}
responsibilities:
- {key: impact, pillar: results, name: Impact}
- {key: ownership, pillar: results, name: Ownership}
- {key: hiring, pillar: talent, name: Hiring}
- {key: code-fluency, pillar: craft, name: Code Fluency}
"""
"""What the framework of an example has, unless it says otherwise."""

TITLE = re.compile(r"^# (?P<level>\S+)(?: (?P<role>.+))?$", re.MULTILINE)


def framework_of(example: str) -> Framework:
    """The framework in an example.

    Raises:
        ValueError: where the lines before the first title are no ``framework.yaml``.
    """
    first = TITLE.search(example)
    if first is None:
        titled = example if example.startswith("#") else f"## 🏆 Results\n\n### Impact\n\n{example}"
        example = f"# IC2 Software Engineer\n\n{titled}"
        first = TITLE.match(example)
    start = first.start() if first else 0
    head = _head(example[:start])
    starts = [found.start() for found in TITLE.finditer(example)]
    texts = [example[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)]
    return replace(head, pages=tuple(_page(text, head) for text in texts))


def _head(text: str) -> Framework:
    usual = from_yaml(HEAD, "framework.yaml").framework
    said = from_yaml(text or "title: Example", "framework.yaml")
    if usual is None or said.framework is None:
        raise ValueError(f"The example does not begin with a framework.yaml: {said.findings}")
    added = {
        name: value
        for name in ("levels", "roles", "pillars", "facets", "responsibilities", "glossary", "waivers", "language")
        if (value := getattr(said.framework, name))
    }
    return replace(usual, **added)


def _page(text: str, head: Framework) -> Page:
    found = TITLE.match(text)
    level, name = (found["level"], found["role"] or "") if found else ("", "")
    role = next((role.key for role in head.roles if name.endswith(role.name)), key_of(name or "software-engineer"))
    known = next((one.label for one in head.levels if one.label == level), level)
    outline, _ = parse(text, "example.md")
    page, _ = page_of(outline, Page(role, known, f"{level} {name}"), Vocabulary.of(head))
    return page

"""An export that comes as a document (as an upload does) is read by its keys."""

from levelset.core.model import Framework, Page
from levelset.importing.draft import Draft
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise
from levelset.interchange.json_v1 import dumps
from support.trees import draft_of, facets_of, notes_of, shape_of

YAML = """
framework: Quay Career Framework
role: Crane Engineer
levels:
  - level: IC1
    title: IC1 Crane Engineer
    summary: Lifts what others have hung up
    scope: {Scope: {about: What is owned, items: [One hook]}}
    areas:
      - area: 🏗 Lifting
        intro: What hangs and what holds
        responsibilities:
          - name: Hooks
            definition: Whatever a load hangs on
            behaviors: [I hang the load where I am told]
            examples: [The bell of the church]
            notes: [Not in a storm]
  - level: IC2
    areas:
      - area: 🏗 Lifting
        responsibilities:
          - Hooks: [I see whether a load is safe]
"""


def _again(framework: Framework) -> Draft:
    return draft_of("export.json", dumps(framework))


def _plain(page: Page) -> tuple[str, str, str, str | None]:
    return page.title, page.role, page.level, page.designation


def test_a_framework_comes_back_from_its_export() -> None:
    first = draft_of("quay.yaml", YAML).framework
    draft = _again(first)
    second = draft.framework
    assert (second.title, second.roles, second.levels) == (first.title, first.roles, first.levels)
    assert (second.pillars, second.facets) == (first.pillars, first.facets)
    assert second.responsibilities == first.responsibilities
    assert [_plain(page) for page in second.pages] == [_plain(page) for page in first.pages]
    assert shape_of(second) == shape_of(first)
    title = first.pages[0].title
    assert notes_of(second, title) == notes_of(first, title) != {}
    assert facets_of(second, title) == facets_of(first, title) != {}
    assert [text.text for text in second.pages[0].sections[0].intro] == ["What hangs and what holds"]
    assert second.pages[0].statement is not None
    document = read_bytes("export.json", dumps(first).encode()).value
    assert document is not None
    assert [fate.number for fate in draft.sources[0].fates] == [piece.number for piece in document.pieces]


def test_glossary_and_prose_come_along() -> None:
    text = (
        '{"format": "levelset/1", "framework": {"title": "Quay"}, "pages": [{"role": "crane", "level": "IC1", '
        '"sections": [{"responsibilities": [{"name": "Hooks", '
        '"statements": [{"text": "I hang loads"}, {"text": ""}]}]}]}], '
        '"glossary": [{"term": "Bell", "definition": "What is rung"}, {"definition": "of nothing"}], '
        '"prose": [{"title": "Why", "markdown": "Because."}]}'
    )
    framework = draft_of("export.json", text).framework
    assert [(term.term, term.definition) for term in framework.glossary] == [("Bell", "What is rung")]
    assert [prose.markdown for prose in framework.prose] == ["Why\n\nBecause."]
    assert shape_of(framework) == {"IC1 crane": {"": {"Hooks": ["I hang loads"]}}}


def test_a_damaged_export_has_no_pages_and_says_so() -> None:
    document = read_bytes("export.json", b'{"format": "levelset/1", "pages": "none"}').value
    assert document is not None
    result = recognise([document])
    assert [finding.code for finding in result.findings] == ["import/no-framework"]

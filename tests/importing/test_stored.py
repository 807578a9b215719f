"""Documents are kept as JSON and come back equal; what is damaged says so."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.core.findings import Severity
from levelset.core.model import Source
from levelset.importing.document import Document, Look, Piece
from levelset.importing.stored import FORMAT, documents_from_json, documents_to_json

texts = st.text(st.characters(), max_size=40)
counts = st.integers(0, 10**6)
maybe_counts = st.none() | counts
sources = st.builds(
    Source,
    file=texts,
    line=maybe_counts,
    piece=maybe_counts,
    page=maybe_counts,
    sheet=st.none() | texts,
    cell=st.none() | texts,
    paragraph=maybe_counts,
)
pieces = st.builds(
    Piece,
    number=counts,
    text=texts,
    look=st.sampled_from(Look),
    source=sources,
    raw=texts,
    depth=counts,
    sure=st.booleans(),
    container=counts,
    table=counts,
    row=counts,
    column=counts,
    marks=st.lists(texts, max_size=3).map(tuple),
)
documents = st.lists(
    st.builds(
        Document,
        file=texts,
        format=st.sampled_from(["text", "html"]),
        sha256=texts,
        pieces=st.lists(pieces, max_size=6).map(tuple),
    ),
    max_size=3,
).map(tuple)


@given(documents)
def test_what_is_kept_comes_back_equal(kept: tuple[Document, ...]) -> None:
    text = documents_to_json(kept)
    result = documents_from_json(text)
    assert result.value == kept
    assert result.findings == ()
    assert text.isascii()
    assert "\0" not in text


def test_an_ordinary_piece_takes_little_room() -> None:
    lines = tuple(Piece(n, f"line {n}", Look.ITEM, Source("a.txt", line=n, piece=n), f"line {n}", 1) for n in (1, 2))
    kept = json.loads(documents_to_json([Document("a.txt", "text", "0", lines)]))["documents"][0]["pieces"]
    assert kept[1] == {"text": "line 2", "look": "item", "depth": 1, "source": {"line": 2}}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "stored/unreadable"),
        ("{", "stored/unreadable"),
        ("[" * 100_000, "stored/unreadable"),
        ("[]", "stored/format"),
        ('{"format": "levelset-documents/9", "documents": []}', "stored/format"),
        (json.dumps({"format": FORMAT}), "stored/format"),
        (json.dumps({"format": FORMAT, "documents": [3]}), "stored/document"),
        (
            json.dumps({"format": FORMAT, "documents": [{"file": "a", "format": "text", "pieces": 3}]}),
            "stored/document",
        ),
    ],
)
def test_what_is_no_kept_document_is_an_error_with_the_mend(text: str, code: str) -> None:
    result = documents_from_json(text)
    assert result.value == ()
    assert [(finding.code, finding.severity) for finding in result.findings] == [(code, Severity.ERROR)]
    assert "import" in result.findings[0].message


@pytest.mark.parametrize(
    "piece",
    [
        3,
        {},
        {"text": 3, "look": "item"},
        {"text": "x", "look": "song"},
        {"text": "x", "look": ["item"]},
        {"text": "x", "look": "item", "depth": "deep"},
        {"text": "x", "look": "item", "number": True},
        {"text": "x", "look": "item", "source": 3},
        {"text": "x", "look": "item", "source": {"line": -1}},
        {"text": "x", "look": "item", "source": {"cell": 3}},
        {"text": "x", "look": "item", "marks": "bold"},
    ],
)
def test_a_damaged_piece_is_left_out_with_a_warning_and_the_others_keep_their_numbers(piece: object) -> None:
    good = {"text": "good", "look": "item"}
    data = {"format": FORMAT, "documents": [{"file": "a", "format": "text", "pieces": [good, piece, good]}]}
    result = documents_from_json(json.dumps(data))
    assert [(piece.number, piece.text) for piece in result.value[0].pieces] == [(1, "good"), (3, "good")]
    assert [(finding.code, finding.file) for finding in result.findings] == [("stored/piece", "a")]


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | texts, lambda x: st.lists(x) | st.dictionaries(texts, x))
)
def test_any_json_at_all_is_read_without_raising(data: object) -> None:
    documents_from_json(json.dumps(data))
    documents_from_json(json.dumps({"format": FORMAT, "documents": data}))
    documents_from_json(json.dumps({"format": FORMAT, "documents": [{"file": "", "format": "", "pieces": data}]}))

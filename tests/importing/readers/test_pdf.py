"""PDF: what its pages hold, what cannot be read of them, and files that are broken or hostile."""

import io
import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from levelset.importing.document import Look, Piece
from levelset.importing.read import read_bytes
from levelset.importing.sandbox import read_in_child
from support.printing import page
from support.printing_pdf import drawn, printed


def canvas_pdf(draw: Callable[[Canvas, int], object], pages: int = 1, **options: object) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, **options)
    for number in range(pages):
        draw(canvas, number)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def pieces_of(data: bytes) -> list[Piece]:
    read = read_bytes("ladder.pdf", data)
    assert read.value is not None, read.findings
    return list(read.value.pieces)


def texts_of(data: bytes) -> list[str]:
    return [piece.text for piece in pieces_of(data)]


def codes_of(data: bytes) -> list[str]:
    return [finding.code for finding in read_bytes("ladder.pdf", data).findings]


def test_a_pdf_is_known_by_its_first_bytes_whatever_it_is_called() -> None:
    read = read_bytes("ladder.txt", drawn((50, 700, "I tie the knots")))
    assert read.value is not None
    assert read.value.format == "pdf"


def test_what_a_mail_program_put_before_a_pdf_does_no_harm() -> None:
    assert texts_of(b"\r\n\r\n" + drawn((50, 700, "I tie the knots"))) == ["I tie the knots"]


def test_pieces_know_their_page_and_their_line() -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.drawString(50, 700, f"Knots of page {number + 1}:")
        canvas.drawString(50, 600, "bowline")

    sources = [piece.source for piece in pieces_of(canvas_pdf(draw, 2))]
    assert [(source.page, source.line, source.piece) for source in sources] == [
        (1, 1, 1),
        (1, 2, 2),
        (2, 3, 3),
        (2, 4, 4),
    ]


def test_a_pdf_with_a_password_says_so() -> None:
    data = canvas_pdf(lambda canvas, _: canvas.drawString(50, 700, "secret"), encrypt=StandardEncryption("word"))
    assert codes_of(data) == ["read/protected"]


def test_a_pdf_that_may_be_read_but_not_printed_is_read() -> None:
    locked = StandardEncryption("", ownerPassword="owner", canPrint=0, canCopy=0)
    data = canvas_pdf(lambda canvas, _: canvas.drawString(50, 700, "I tie the knots"), encrypt=locked)
    assert texts_of(data) == ["I tie the knots"]


def test_a_scan_says_plainly_that_it_has_no_text() -> None:
    data = canvas_pdf(lambda canvas, _: canvas.rect(50, 50, 300, 400, fill=1))
    read = read_bytes("scan.pdf", data)
    assert [finding.code for finding in read.findings] == ["read/no-text-layer"]
    assert "text recognition" in read.findings[0].message


def test_a_page_that_is_a_picture_among_pages_of_text_is_named() -> None:
    def draw(canvas: Canvas, number: int) -> None:
        if number:
            canvas.drawString(50, 700, "I tie the knots")
        else:
            canvas.drawInlineImage(_picture(), 50, 50, 100, 100)

    read = read_bytes("ladder.pdf", canvas_pdf(draw, 2))
    assert read.value is not None
    assert [(finding.code, "text: 1." in finding.message) for finding in read.findings] == [
        ("read/page-without-text", True)
    ]


def _picture() -> object:
    return pytest.importorskip("PIL.Image").new("L", (4, 4))


def test_letters_without_a_meaning_are_said_to_be_such() -> None:
    """A font of shapes alone: its letters are drawn, and the file does not say which they are."""
    glyph = b"500 0 0 0 400 400 d1 0 0 400 400 re f"
    text = b"BT /F 12 Tf 50 700 Td <0102030405060708> Tj ET"
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 500 500]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 1/LastChar 8"
        b"/Widths[" + b"500 " * 8 + b"]/Encoding<</Type/Encoding/Differences[1" + b"/g" * 8 + b"]>>"
        b"/CharProcs<</g 6 0 R>>>>"
    )
    data = assembled(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(text),
        font,
        stream(glyph),
    )
    read = read_bytes("ladder.pdf", data)
    assert read.value is None
    assert [finding.code for finding in read.findings] == ["read/no-text-layer"]


def stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)


def assembled(*objects: bytes) -> bytes:
    """A PDF of objects, numbered from 1; the first one is its catalog."""
    made = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def test_a_pdf_of_too_many_pages_is_refused_with_a_way_out() -> None:
    read = read_bytes("ladder.pdf", canvas_pdf(lambda canvas, _: None, 1_001))
    assert [finding.code for finding in read.findings] == ["read/too-large"]
    assert "PDF of their own" in read.findings[0].message


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.99])
def test_a_pdf_that_was_cut_off_says_so(share: float) -> None:
    data = printed(page(1))
    assert codes_of(data[: int(share * len(data))]) == ["read/damaged"]


def test_pages_that_are_damaged_are_named_and_the_others_read() -> None:
    good = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</Font<</F 6 0 R>>>>>>"
    data = assembled(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        good,
        b"null",
        stream(b"BT /F 12 Tf 50 700 Td (I tie the knots) Tj ET"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    read = read_bytes("ladder.pdf", data)
    assert read.value is not None
    assert [piece.text for piece in read.value.pieces] == ["I tie the knots"]
    assert [finding.code for finding in read.findings] == ["read/page-without-text"]


def test_a_pdf_without_one_page_that_can_be_read_is_damaged() -> None:
    data = assembled(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"null", b"null", b"null", b"null"
    )
    assert codes_of(data) == ["read/damaged"]


@settings(max_examples=60)
@given(seed=st.integers(0, 1_000_000))
def test_no_damage_raises(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(printed(page(1, pillars=1)))
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    read_bytes("ladder.pdf", bytes(data[: chance.randrange(len(data) // 2, len(data))]))


def test_a_pdf_is_read_in_the_child_as_well(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(printed(page(2)))
    bad.write_bytes(b"%PDF-1.7\n" + zlib.compress(b"x" * 1000))
    read = read_in_child([("good.pdf", good), ("bad.pdf", bad)])
    assert [document.file for document in read.value] == ["good.pdf"]
    assert [(finding.file, finding.code) for finding in read.findings] == [("bad.pdf", "read/damaged")]


def test_pages_that_lie_on_their_side_are_turned() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.translate(300, 100)
        canvas.rotate(90)
        canvas.drawString(0, 0, "I tie the knots and I untie")
        canvas.drawString(0, -12, "them when we leave")

    assert texts_of(canvas_pdf(draw)) == ["I tie the knots and I untie them when we leave"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_words_that_stand_another_way_are_kept_apart_and_whole(angle: int) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for n in range(4):
            canvas.drawString(50, 700 - 100 * n, "Upright words of a page")
        canvas.translate(400, 400)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "Results and")
        canvas.drawString(0, -12, "more of them")

    assert "Results and more of them" in texts_of(canvas_pdf(draw))


def test_a_stamp_across_the_page_is_no_text_of_it() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.drawString(50, 700, "I tie the knots")
        canvas.translate(100, 100)
        canvas.rotate(40)
        canvas.drawString(0, 0, "DRAFT")

    assert {piece.text: "nav" in piece.marks for piece in pieces_of(canvas_pdf(draw))} == {
        "DRAFT": True,
        "I tie the knots": False,
    }


def test_letters_that_were_printed_twice_for_bold_are_read_once() -> None:
    doubled = [(50 + 6.0 * n + shift, 700.0, letter) for n, letter in enumerate("KNOTTED") for shift in (0, 0.4)]
    assert texts_of(drawn(*doubled, font="Courier")) == ["KNOTTED"]


def test_blanks_that_are_gaps_only_are_put_back() -> None:
    words: list[tuple[float, float, str]] = []
    x = 50.0
    for word in ("Reports", "progress", "on", "a", "regular", "basis"):
        words.append((x, 700.0, word))
        x += stringWidth(word, "Times-Roman", 10) + 2.2
    assert texts_of(drawn(*words)) == ["Reports progress on a regular basis"]


def test_words_that_are_spread_out_are_one() -> None:
    letters = [(50 + 9.0 * n, 700.0, letter) for n, letter in enumerate("KNOTS")]
    assert texts_of(drawn(*letters, size=8, font="Courier")) == ["KNOTS"]


def test_drawn_dots_are_bullets_and_deeper_ones_are_deeper() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for x, y, text in ((50, 700, "I tie knots"), (70, 680, "even wet ones"), (50, 660, "I stay awake")):
            canvas.circle(x, y + 3, 2, fill=1)
            canvas.drawString(x + 12, y, text)

    pieces = pieces_of(canvas_pdf(draw))
    assert [(piece.look, piece.depth) for piece in pieces] == [(Look.ITEM, 1), (Look.ITEM, 2), (Look.ITEM, 1)]


def test_cells_that_reach_over_others_say_so() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.grid([50, 150, 250], [600, 650])
        canvas.rect(50, 650, 200, 50)
        canvas.drawString(60, 670, "Knots of all kinds")
        canvas.drawString(60, 620, "bowline")
        canvas.drawString(160, 620, "sheet bend")

    cells = {piece.text: (piece.row, piece.column, piece.columns) for piece in pieces_of(canvas_pdf(draw))}
    assert cells == {"Knots of all kinds": (1, 1, 2), "bowline": (2, 1, 1), "sheet bend": (2, 2, 1)}


def test_a_frame_around_text_is_no_table() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.rect(40, 600, 300, 150)
        canvas.drawString(50, 700, "I tie the knots")

    assert [piece.table for piece in pieces_of(canvas_pdf(draw))] == [0]


def test_titles_of_pages_that_differ_in_their_level_are_no_running_heads() -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont("Helvetica", 18)
        canvas.drawString(50, 780, f"Harbor Engineer {number + 1}")
        canvas.setFont("Helvetica", 10)
        for line in range(8):
            canvas.drawString(50, 700 - 30 * line, f"I tie {number} knots of kind {line} without looking at them")

    titles = [piece for piece in pieces_of(canvas_pdf(draw, 3)) if piece.text.startswith("Harbor")]
    assert [("nav" in piece.marks, piece.look) for piece in titles] == [(False, Look.HEADING)] * 3


def test_a_sentence_that_begins_a_little_further_down_begins_a_paragraph_though_the_line_above_is_full() -> None:
    full, half = "I know every rope of the ferry by its name and by its age.", "the hinges of the gate beside"
    lines = [
        "I have learned to read the tide table and I also know,",
        half,
        full,
        "I have mastered the knots; I oil",
        half,
    ]
    texts = texts_of(drawn(*zip([50] * 5, [700, 688, 670, 655, 643], lines, strict=True), font="Courier"))
    assert texts[-2:] == [full, f"{lines[3]} {half}"]
    level = texts_of(drawn(*zip([50] * 5, [700, 688, 670, 658, 646], lines, strict=True), font="Courier"))
    assert level[-1] == f"{full} {lines[3]} {half}"

"""Web pages as programs save them: word processors, wikis, note-taking programs, browsers, clipboards."""

import email.message

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from levelset.importing.document import Look, Piece
from levelset.importing.read import read_bytes
from levelset.importing.readers.html import read_html, read_page


def told(html: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Look, text and marks of every piece."""
    return [(piece.look.value, piece.text, piece.marks) for piece in read_html("a.html", html)]


def items(html: str) -> list[tuple[str, int, int]]:
    return [(piece.text, piece.depth, piece.container) for piece in read_html("a.html", html)]


def codes(html: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity.value) for finding in read_page("a.html", html).findings]


def test_google_docs_says_depth_and_bold_in_classes() -> None:
    html = (
        "<style>.c1{font-weight:700}.c2{color:red}@media x{.c9{font-weight:400}}</style>"
        "<p class='c2 title' id='h.x'><span>Potter</span></p><p class='c2'><span class='c1'>Clay</span></p>"
        "<ul class='c3 lst-kix_abc-0 start'><li class='c2'>I dig</li></ul>"
        "<ul class='lst-kix_abc-1 start'><li>deep</li></ul>"
        "<ul class='lst-kix_abc-0'><li>I wash</li></ul><p>Glaze</p><ul class='lst-kix_abc-0 start'><li>I mix</li></ul>"
    )
    pieces = read_html("a.html", html)
    assert [(piece.look.value, piece.depth, piece.text) for piece in pieces] == [
        ("heading", 1, "Potter"),
        ("paragraph", 0, "Clay"),
        ("item", 1, "I dig"),
        ("item", 2, "deep"),
        ("item", 1, "I wash"),
        ("paragraph", 0, "Glaze"),
        ("item", 1, "I mix"),
    ]
    assert "bold" in pieces[1].marks
    assert pieces[2].container == pieces[3].container == pieces[4].container != pieces[6].container


def test_comments_of_google_docs_stand_beside() -> None:
    html = (
        "<p>I fire the kiln<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup> daily</p>"
        "<div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Really daily?</span></p></div>"
    )
    assert told(html) == [
        ("paragraph", "I fire the kiln daily", ()),
        ("paragraph", "Really daily?", ("nav",)),
    ]
    assert codes(html) == [("read/comment", "info")]


def test_the_clipboard_tells_depth_by_level() -> None:
    html = (
        "<ul><li aria-level='1'><p>one</p></li><ul><li aria-level='2'>two</li></ul></ul>"
        "<ul><li aria-level='3'>three</li><li aria-level='x'>four</li></ul><li aria-level='2'>five</li>"
    )
    assert [(text, depth) for text, depth, _ in items(html)] == [
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 3),
        ("five", 1),
    ]


def test_lists_titles_and_comments_of_word() -> None:
    html = (
        "<p class=MsoTitle>Potter</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span>"
        "<![endif]>I dig</p><p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>"
        "<span style='mso-list:Ignore'>o</span>deep</p>"
        "<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>I wash</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
        "<div style='mso-element:comment'><p>Why?</p></div><p style='display:none;mso-hide:all'>gone</p>"
    )
    assert [(piece.look.value, piece.depth, piece.text) for piece in read_html("a.html", html)] == [
        ("heading", 1, "Potter"),
        ("item", 1, "I dig"),
        ("item", 2, "deep"),
        ("item", 1, "I wash"),
        ("blank", 0, ""),
        ("paragraph", 0, "Why?"),
        ("paragraph", 0, "gone"),
    ]
    containers = [container for _, _, container in items(html)]
    assert containers[1] == containers[2] != containers[3]
    assert ["nav" in marks for _, _, marks in told(html)][-2:] == [True, True]
    assert codes(html) == [("read/hidden-text", "info")]


def test_toggles_of_notion_are_labels() -> None:
    html = (
        "<article class='page sans'><header><h1 class='page-title'>Potter</h1></header><ul class='toggle'><li>"
        "<details open><summary>Clay</summary><ul class='bulleted-list'><li>I dig</li></ul></details></li></ul>"
        "<figure class='callout'><div>💡</div><div>By the way</div></figure></article>"
    )
    assert told(html) == [
        ("heading", "Potter", ()),
        ("paragraph", "Clay", ("bold",)),
        ("item", "I dig", ()),
        ("paragraph", "💡", ()),
        ("paragraph", "By the way", ()),
    ]


def test_the_storage_format_of_confluence() -> None:
    html = (
        "<ac:layout><ac:layout-section><ac:layout-cell><h2><ac:emoticon ac:emoji-fallback='🏺'/>Clay</h2>"
        "<ac:structured-macro ac:name='expand'><ac:parameter ac:name='title'>Level one</ac:parameter>"
        "<ac:parameter ac:name='color'>red</ac:parameter><ac:rich-text-body><p>I dig</p></ac:rich-text-body>"
        "</ac:structured-macro><ac:structured-macro ac:name='code'><ac:plain-text-body><![CDATA[a < b\nc]]>"
        "</ac:plain-text-body></ac:structured-macro><ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>"
        "incomplete</ac:task-status><ac:task-body>I wash</ac:task-body></ac:task></ac:task-list>"
        "</ac:layout-cell></ac:layout-section></ac:layout>"
    )
    assert told(html) == [
        ("heading", "🏺 Clay", ()),
        ("paragraph", "Level one", ("bold",)),
        ("paragraph", "I dig", ()),
        ("paragraph", "a < b", ()),
        ("paragraph", "c", ()),
        ("item", "I wash", ()),
    ]


def test_what_confluence_exports_is_known_by_how_it_begins() -> None:
    stored = read_bytes("page.xml", b"<ac:layout><ac:layout-section><p>I dig</p></ac:layout-section></ac:layout>").value
    sent = read_bytes(
        "page.doc",
        b"Date: Mon, 1 Jan 2024\nMIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=b\n\n"
        b"--b\nContent-Type: text/html; charset=UTF-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"<p>I =64ig</p>\n--b--",
    ).value
    assert stored is not None
    assert sent is not None
    assert (stored.format, sent.format) == ("html", "mhtml")
    assert [document.pieces[0].text for document in (stored, sent)] == ["I dig", "I dig"]


def test_roles_say_what_tags_do_not() -> None:
    html = (
        "<div role='heading' aria-level='3'>Clay</div><div role='heading' aria-level='12'>Kiln</div>"
        "<div role='list'><div role='listitem'>I dig</div></div><div role='table'><div role='row'>"
        "<div role='columnheader'>Name</div><div role='cell'>Text</div></div></div><h2 role='presentation'>Glaze</h2>"
        "<table role='presentation'><tr><td>no cell</td></tr></table><div role='banner'>Shop</div>"
    )
    pieces = read_html("a.html", html)
    assert [(piece.look.value, piece.depth, piece.text, piece.row, piece.column) for piece in pieces] == [
        ("heading", 3, "Clay", 0, 0),
        ("heading", 2, "Kiln", 0, 0),
        ("item", 1, "I dig", 0, 0),
        ("cell", 0, "Name", 1, 1),
        ("cell", 0, "Text", 1, 2),
        ("heading", 2, "Glaze", 0, 0),
        ("paragraph", 0, "no cell", 0, 0),
        ("paragraph", 0, "Shop", 0, 0),
    ]
    assert "th" in pieces[3].marks
    assert "nav" in pieces[-1].marks


def test_hidden_text_stands_beside_but_for_tabs() -> None:
    html = (
        "<p hidden>one</p><div style='display: none'><p>two</p></div><div role='tabpanel' hidden><p>three</p></div>"
        "<div class='tab-pane' style='display:none'>four</div><p hidden='until-found'>five</p>"
        "<details hidden>six</details>"
    )
    assert [("nav" in marks, text) for _, text, marks in told(html)] == [
        (True, "one"),
        (True, "two"),
        (False, "three"),
        (False, "four"),
        (False, "five"),
        (False, "six"),
    ]
    assert codes(html) == [("read/hidden-text", "info")]


def test_definitions_quotes_code_and_breaks() -> None:
    html = (
        "<dl><dt>Slip</dt><dd>Wet clay</dd></dl><blockquote><p>I throw.</p></blockquote><pre>one\n\n- two\nthree</pre>"
        "<p>first<br>second</p>"
    )
    assert told(html) == [
        ("paragraph", "Slip", ("bold",)),
        ("paragraph", "Wet clay", ()),
        ("paragraph", "I throw.", (">",)),
        ("paragraph", "one", ()),
        ("item", "two", ("-",)),
        ("paragraph", "three", ()),
        ("paragraph", "first", ()),
        ("paragraph", "second", ()),
    ]
    assert [piece.source.line for piece in read_html("a.html", "<pre>one\n\ntwo</pre>")] == [1, 3]


def test_italics_are_marked_and_said_of_the_whole_alone() -> None:
    html = "<p><em>all</em></p><p><i>part</i> of it</p><p style='font-style: italic'><b>both</b></p>"
    assert [marks for _, _, marks in told(html)] == [("italic",), (), ("bold", "italic")]


def test_bullets_that_come_again_begin_items() -> None:
    assert told(
        "<ul><li>one<br>two<br>• three<br>four<br><br>• five</li></ul><table><tr><td>• six • seven</td></tr></table>"
    ) == [
        ("item", "one two", ()),
        ("item", "three four", ("•",)),
        ("item", "five", ("•",)),
        ("item", "six", ("•",)),
        ("item", "seven", ("•",)),
    ]
    assert [piece.raw for piece in read_html("a.html", "<p>• six • seven</p>")] == ["• six", "• seven"]


def test_footnotes_in_a_section_of_their_own() -> None:
    html = (
        "<p>I throw<sup><a href='#fn1'>1</a></sup></p><section class='footnotes'><ol><li>"
        "<p>Throwing is done on a wheel. <a href='#r1'>↩</a></p></li><li>Glaze is glass.</li></ol></section>"
    )
    assert [(piece.text, piece.raw) for piece in read_html("a.html", html)][1:] == [
        ("Throwing is done on a wheel.", "[^1] Throwing is done on a wheel."),
        ("Glaze is glass.", "[^2] Glaze is glass."),
    ]


def test_what_is_no_text_of_the_page_is_named() -> None:
    html = (
        "<p>text</p><iframe src='x' srcdoc='<p>inner</p>'></iframe><template><p>t</p></template><template></template>"
        "<object>fallback</object><canvas></canvas><noscript><p>Switch on scripts</p></noscript>"
        "<svg><text>x</text></svg>"
    )
    assert told(html) == [("paragraph", "text", ()), ("paragraph", "Switch on scripts", ("nav",))]
    message = read_page("a.html", html).findings[0].message
    assert codes(html) == [("read/left-out", "info")]
    assert "embedded object (1), frame (1), template (1)" in message


MENU = "<a href='/x'>Home</a>"


def test_a_frame_named_after_its_menu_is_no_menu() -> None:
    page = "<p>I throw bowls and plates all day long.</p>" * 60
    assert not any("nav" in marks for _, _, marks in told(f"<div class='with sidebar'>{page}</div>")[1:])
    assert not any("nav" in marks for _, _, marks in told("<div id='nav'><main><p>I dig</p></main></div>"))
    assert all("nav" in marks for _, _, marks in told(f"<div id='nav'>{MENU * 90}{'<h1>Clay</h1>' * 9}</div>"))
    deep = "<div>" * 20 + f"<div id='menu'><main>{MENU}</main></div>" + "</div>" * 20
    assert all("nav" in marks for _, _, marks in told(deep))


def test_empty_cells_and_cells_without_a_row() -> None:
    html = "<table><td>a</td></table><table><tr><td><p></p></td><td>b<br>c</td></tr></table>"
    assert [(p.text, p.row, p.column) for p in read_html("a.html", html)] == [("a", 1, 1), ("b", 1, 2), ("c", 1, 2)]


def test_lists_in_cells_and_tables_in_lists() -> None:
    html = (
        "<table><tr><th>H<table><tr><td>in</td></tr></table>still</th><td><ul><li>one<ul><li>two</li></ul></li></ul></td>"
        "</tr></table><ul><li>x<table><tr><td>y</td></tr></table></li></ul>"
    )
    pieces = read_html("a.html", html)
    assert [(p.look.value, p.text, p.table, p.row, p.column, p.depth) for p in pieces] == [
        ("cell", "H", 1, 1, 1, 0),
        ("cell", "in", 2, 1, 1, 0),
        ("cell", "still", 1, 1, 1, 0),
        ("item", "one", 1, 1, 2, 1),
        ("item", "two", 1, 1, 2, 2),
        ("item", "x", 0, 0, 0, 1),
        ("paragraph", "y", pieces[-1].table, 1, 1, 1),
    ]
    assert "th" in pieces[2].marks
    assert "th" not in pieces[1].marks


def mail(*parts: tuple[str, str, str], encoding: str = "quoted-printable", charset: str = "utf-8") -> bytes:
    message = email.message.Message()
    message["From"] = "<Saved by a browser>"
    message["Subject"] = "Potter"
    message["MIME-Version"] = "1.0"
    message.add_header("Content-Type", "multipart/related", type="text/html")
    message.set_payload([])
    for kind, name, text in parts:
        part = email.message.Message()
        part.add_header("Content-Type", kind, charset=charset)
        part.add_header("Content-Location", name)
        raw = text.encode("utf-8" if charset == "nonsense" else charset)
        if encoding == "quoted-printable":
            part["Content-Transfer-Encoding"] = encoding
            part.set_payload("".join(f"={byte:02X}" if byte > 126 or byte == 61 else chr(byte) for byte in raw))
        else:
            part.set_payload(text)
        message.attach(part)
    return message.as_bytes()


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("quoted-printable", "utf-8"),
        ("quoted-printable", "windows-1252"),
        ("quoted-printable", "nonsense"),
        ("", "ascii"),
    ],
)
def test_a_page_saved_in_one_file(encoding: str, charset: str) -> None:
    text = "<p>I throw — a bowl</p>" if encoding else "<p>I throw a bowl</p>"
    data = mail(("text/html", "a", text), ("image/png", "b", "x"), encoding=encoding, charset=charset)
    for name in ("a.mht", "a.mhtml", "a.html"):
        document = read_bytes(name, data).value
        assert document is not None
        assert document.format == "mhtml"
        assert [(piece.text, piece.source.line) for piece in document.pieces] == [(text[3:-4], None)]


def test_frames_of_a_saved_page_are_named_and_one_without_a_page_is_an_error() -> None:
    framed = read_bytes("a.mht", mail(("text/html", "a", "<p>one</p>"), ("text/html", "b", "<p>two</p>")))
    assert [finding.code for finding in framed.findings] == ["read/left-out"]
    bare = read_bytes("a.mht", mail(("text/css", "a", "p{}")))
    assert [finding.code for finding in bare.findings] == ["read/empty"]


@pytest.mark.parametrize(
    ("start", "inside", "said", "code"),
    [
        (b"\xd0\xcf\x11\xe0", "WordDocument".encode("utf-16-le"), ".docx", "read/not-text"),
        (b"\xd0\xcf\x11\xe0", "Workbook".encode("utf-16-le"), ".xlsx", "read/not-text"),
        (b"\xd0\xcf\x11\xe0", b"else", ".docx", "read/not-text"),
        (b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le"), "password", "read/protected"),
        (b"PK\x03\x04", b"mimetypeapplication/vnd.oasis.opendocument.text", ".docx", "read/not-text"),
        (b"{\\rtf1", b" text", ".docx", "read/not-text"),
        (b"bplist00", b"x", "Page Source", "read/not-text"),
        (b'{"":"WARNING! DO NOT EDIT THIS FILE!', b'","doc_id":"1a"}', "online", "read/not-text"),
        (b"[InternetShortcut]\n", b"URL=https://levels.example/", "online", "read/not-text"),
        (b"Rar!\x1a\x07\x00", b"x", "Unpack", "read/not-text"),
        (b"7z\xbc\xaf\x27\x1c", b"x", "Unpack", "read/not-text"),
        (b"\x1f\x8b\x08", b"x", "Unpack", "read/not-text"),
        (b"%!PS-Adobe-3.0", b"show", "PDF", "read/not-text"),
        (b"\x00\x00\x00\x18ftypheic", b"mif1heic", "a picture", "read/not-text"),
        (b"\x00\x00\x00\x20ftypisom", b"mdat", "a film", "read/not-text"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", b"x", "a picture", "read/not-text"),
        (b"ID3\x04\x00", b"x", "a recording", "read/not-text"),
        (b"SQLite format 3\x00", b"x", "a database", "read/not-text"),
    ],
)
def test_documents_of_other_programs_say_what_to_do(start: bytes, inside: bytes, said: str, code: str) -> None:
    result = read_bytes("a.doc", start + b"\x00" * 40 + inside)
    assert result.value is None
    assert [finding.code for finding in result.findings] == [code]
    assert said in result.findings[0].message


TAGS = (
    "ul", "li", "table", "tr", "td", "th", "p", "div", "h2", "pre", "a href='#cmnt_ref1'", "a href='#x'", "dt",
    "details", "summary", "blockquote", "p style='mso-list:l0 level2 lfo1'", "ul class='lst-kix_a-1 start'",
    "div role='row'", "div role='cell'", "section class='footnotes'", "ac:task", "ac:parameter", "nav",
    "td rowspan=3 colspan=2", "b", "br",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(TAGS), st.booleans()), max_size=25))
def test_tags_in_any_order_never_raise_and_lose_no_word(tags: list[tuple[str, bool]]) -> None:
    parts = [f"<{tag}>w{at}w" if opens else f"</{tag.split()[0]}>w{at}w" for at, (tag, opens) in enumerate(tags)]
    parts = [part for part in parts if "ac:parameter" not in part]
    raw = " ".join(piece.raw for piece in read_html("a.html", "".join(parts)))
    assert all(f"w{at}w" in raw for at in range(len(tags)) if any(f"w{at}w" in part for part in parts))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>{}/ab \"'=&;!-[]\n\x00pdivult:"), max_size=200))
def test_no_text_raises(text: str) -> None:
    assert isinstance(read_html("a.html", text), tuple)


def test_attributes_with_names_that_are_none_do_no_harm() -> None:
    assert [text for _, text, _ in told("<p {='4'>one</p><p {a}b=2 }{y z=''>two</p>")] == ["one", "two"]


def test_a_piece_is_what_it_was_before() -> None:
    [piece] = read_html("a.html", "<p>text</p>")
    assert piece == Piece(1, "text", Look.PARAGRAPH, piece.source, raw="text", sure=True)

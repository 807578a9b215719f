"""Word files: what stands in them becomes pieces, what does not is named."""

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from levelset.importing.document import Look
from support.word_files import cell, codes, p, pieces, read, saved, seen, word_file


def test_styles_say_what_is_a_heading_and_what_an_item() -> None:
    word = docx.Document()
    word.add_heading("Baker's ladder", 0)
    word.add_heading("Bread", 2)
    word.add_paragraph("I knead dough", style="List Bullet")
    word.add_paragraph("I knead it well", style="List Bullet 2")
    word.add_paragraph("I bake", style="List Number")
    word.add_paragraph("")
    word.add_paragraph("Said in a sentence.", style="Intense Quote")
    word.add_paragraph("")
    found = pieces(saved(word))
    assert [(one.look, one.depth, one.text) for one in found] == [
        (Look.HEADING, 1, "Baker's ladder"),
        (Look.HEADING, 2, "Bread"),
        (Look.ITEM, 1, "I knead dough"),
        (Look.ITEM, 2, "I knead it well"),
        (Look.ITEM, 1, "I bake"),
        (Look.BLANK, 0, ""),
        (Look.PARAGRAPH, 0, "Said in a sentence."),
    ]
    assert [one.source.paragraph for one in found] == [1, 2, 3, 4, 5, 6, 7]
    assert all(one.sure for one in found if one.look is not Look.BLANK)
    assert ">" in found[-1].marks


def test_a_style_of_ones_own_is_what_it_is_based_on() -> None:
    word = docx.Document()
    own = word.styles.add_style("Pillar", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = word.styles["Heading 2"]
    word.add_paragraph("Bread", style="Pillar")
    outlined = word.add_paragraph("Cake")
    outlined._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="2"/>'))
    plain = word.add_paragraph("Text", style="Heading 3")
    plain._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="9"/>'))
    own.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="1"/>'))
    assert [(one.look, one.depth) for one in pieces(saved(word))] == [
        (Look.HEADING, 2),
        (Look.HEADING, 3),
        (Look.HEADING, 3),
    ]


def test_styles_that_go_round_in_circles_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"))
    )
    assert seen(word_file(p("text", '<w:pPr><w:pStyle w:val="A"/></w:pPr>'), {"styles": styles})) == [
        ("paragraph", "text")
    ]


def test_bold_lines_carry_the_mark_and_bold_beginnings_do_not() -> None:
    word = docx.Document()
    word.add_paragraph().add_run("Bread").bold = True
    label = word.add_paragraph()
    label.add_run("Reach").bold = True
    label.add_run(": one bakery")
    unbold = word.add_paragraph(style="Heading 1")
    unbold.add_run("Title").bold = False
    word.add_paragraph().add_run("How far").italic = True
    found = pieces(saved(word))
    assert [(one.text, one.marks) for one in found] == [
        ("Bread", ("bold",)),
        ("Reach: one bakery", ()),
        ("Title", ()),
        ("How far", ("italic",)),
    ]


def test_large_lines_are_headings_where_no_style_says_so() -> None:
    word = docx.Document()
    for text, size in (("Baker two", 20), ("Bread", 16), ("I knead dough with care.", 11), ("I bake. " * 9, 11)):
        word.add_paragraph().add_run(text).font.size = Pt(size)
    word.add_paragraph().add_run(
        "A long sentence in large letters is a sentence and no heading at all."
    ).font.size = Pt(16)
    found = pieces(saved(word))
    assert [(one.look, one.depth, one.sure) for one in found] == [
        (Look.HEADING, 1, False),
        (Look.HEADING, 2, False),
        (Look.PARAGRAPH, 0, True),
        (Look.PARAGRAPH, 0, True),
        (Look.PARAGRAPH, 0, True),
    ]


def test_sizes_say_nothing_where_styles_do() -> None:
    word = docx.Document()
    word.add_heading("Baker", 1)
    word.add_paragraph().add_run("Bread").font.size = Pt(30)
    word.add_paragraph("I knead dough, and I do it every day.")
    assert [one.look for one in pieces(saved(word))] == [Look.HEADING, Look.PARAGRAPH, Look.PARAGRAPH]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="none"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="7"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"/></w:lvlOverride>'
    "</w:num>"
)


def numbered(text: str, list_id: int, level: int = 0) -> str:
    return p(text, f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>')


def test_numbering_says_what_is_an_item_how_deep_and_of_which_list() -> None:
    body = (
        numbered("one", 5)
        + numbered("inner", 5, 1)
        + numbered("no list", 0)
        + numbered("unmarked", 6)
        + numbered("other", 7)
        + numbered("unheard of", 99)
        + numbered("again", 5)
    )
    found = pieces(word_file(body, {"numbering": NUMBERING}))
    assert [(one.look, one.depth) for one in found] == [
        (Look.ITEM, 1),
        (Look.ITEM, 2),
        (Look.PARAGRAPH, 0),
        (Look.PARAGRAPH, 0),
        (Look.ITEM, 1),
        (Look.ITEM, 1),
        (Look.ITEM, 1),
    ]
    containers = [one.container for one in found if one.look is Look.ITEM]
    assert containers[0] == containers[1]
    assert len(set(containers)) == 4


def test_line_breaks_part_paragraphs_but_not_items_and_tabs_part_cells() -> None:
    body = (
        "<w:p><w:r><w:t>Reach</w:t><w:br/><w:t>How far</w:t><w:br w:type='page'/><w:t>it goes</w:t></w:r></w:p>"
        + numbered("one", 5).replace("one", "one</w:t><w:cr/><w:t>still one")
        + "<w:p><w:r><w:t>Bread</w:t><w:tab/><w:t>I knead</w:t></w:r></w:p>"
        + "<w:p><w:r><w:t>•</w:t><w:tab/><w:t>I bake</w:t></w:r></w:p>"
        + "<w:p><w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>kno</w:t><w:softHyphen/><w:t>wn</w:t></w:r></w:p>"
    )
    found = pieces(word_file(body, {"numbering": NUMBERING}))
    assert [(one.look.value, one.text) for one in found] == [
        ("paragraph", "Reach"),
        ("paragraph", "How far it goes"),
        ("item", "one still one"),
        ("cell", "Bread"),
        ("cell", "I knead"),
        ("item", "I bake"),
        ("paragraph", "well‑known"),
    ]
    assert [one.column for one in found if one.look is Look.CELL] == [1, 2]
    assert found[5].marks == ("•",)
    assert not found[5].sure


def test_bullets_that_come_again_begin_items() -> None:
    body = numbered("one", 5).replace("one", "one</w:t><w:br/><w:t>more</w:t><w:br/><w:t>• two • three") + p(
        "• four • five"
    )
    assert seen(word_file(body, {"numbering": NUMBERING})) == [
        ("item", "one more"),
        ("item", "two"),
        ("item", "three"),
        ("item", "four"),
        ("item", "five"),
    ]


def test_tables_tell_places_spans_lists_and_headers() -> None:
    table = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell(p("Group"), '<w:gridSpan w:val="2"/>')
        + cell(p("Level"))
        + "</w:tr><w:tr>"
        + cell(p("Bread"), '<w:vMerge w:val="restart"/>')
        + cell(numbered("I knead", 5) + p("and more"))
        + cell(p(""))
        + "</w:tr><w:sdt><w:sdtContent><w:tr>"
        + cell(p(""), "<w:vMerge/>")
        + "<w:sdt><w:sdtContent>"
        + cell(p("I bake"))
        + "</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>"
        + "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>"
        + cell(p("late"), "<w:vMerge/>")
        + "</w:tr></w:tbl>"
    )
    found = pieces(word_file(p("before") + table + p("after"), {"numbering": NUMBERING}))
    assert [(one.look.value, one.text, one.row, one.column, one.rows, one.columns) for one in found] == [
        ("paragraph", "before", 0, 0, 1, 1),
        ("cell", "Group", 1, 1, 1, 2),
        ("cell", "Level", 1, 3, 1, 1),
        ("cell", "Bread", 2, 1, 2, 1),
        ("item", "I knead", 2, 2, 1, 1),
        ("cell", "and more", 2, 2, 1, 1),
        ("cell", "I bake", 3, 2, 1, 1),
        ("cell", "late", 4, 2, 1, 1),
        ("paragraph", "after", 0, 0, 1, 1),
    ]
    assert ["th" in one.marks for one in found[:4]] == [False, True, True, False]
    assert len({one.table for one in found[1:-1]}) == 1
    assert [one.source.paragraph for one in found] == [1, 2, 3, 4, 5, 6, 9, 10, 11]


def test_a_table_in_a_cell_is_one_of_its_own() -> None:
    inner = "<w:tbl><w:tr>" + cell(p("inner")) + "</w:tr></w:tbl>"
    found = pieces(word_file("<w:tbl><w:tr>" + cell(p("outer") + inner + p("outer again")) + "</w:tr></w:tbl>"))
    assert [one.text for one in found] == ["outer", "inner", "outer again"]
    assert found[0].table == found[2].table != found[1].table > 0


def test_heads_and_feet_of_pages_are_no_part_of_the_text() -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Crumb and Crust Career Ladder"
    word.sections[0].footer.paragraphs[0].text = "Printed in the bakery"
    word.add_paragraph("I knead dough")
    found = pieces(saved(word))
    assert [(one.text, "nav" in one.marks, one.source.paragraph) for one in found] == [
        ("Crumb and Crust Career Ladder", True, None),
        ("I knead dough", False, 1),
        ("Printed in the bakery", True, None),
    ]


def test_a_table_of_contents_is_no_part_of_the_text() -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        f"<w:p>{field.format('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>{field.format('separate')}"
        "<w:r><w:t>Bread 2</w:t></w:r></w:p>"
        + p("Cake 3")
        + f"<w:p>{field.format('end')}{field.format('end')}</w:p>"
        + p("Bread")
        + f"<w:p>{field.format('begin')}<w:r><w:instrText> HYPERLINK x</w:instrText></w:r>{field.format('separate')}"
        f"<w:r><w:t>all link</w:t></w:r>{field.format('end')}</w:p>"
        + "<w:p><w:hyperlink><w:r><w:t>link too</w:t></w:r></w:hyperlink></w:p>"
    )
    found = [one for one in pieces(word_file(body)) if one.look is not Look.BLANK]
    assert [(one.text, one.marks) for one in found] == [
        ("Bread 2", ("nav",)),
        ("Cake 3", ("nav",)),
        ("Bread", ()),
        ("all link", ("link",)),
        ("link too", ("link",)),
    ]


def test_footnotes_stand_behind_their_paragraph_or_table() -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = (
        f"<w:p><w:r><w:t>I keep the starter</w:t></w:r>{mark.format(2)}<w:r><w:t> alive</w:t></w:r></w:p>"
        "<w:tbl><w:tr>"
        + cell(f"<w:p><w:r><w:t>I feed it</w:t></w:r>{mark.format(3)}{mark.format(2)}{mark.format(8)}</w:p>")
        + cell(p("next"))
        + "</w:tr></w:tbl>"
        '<w:p><w:r><w:t>Last</w:t><w:endnoteReference w:id="1"/></w:r></w:p>'
    )
    notes = {
        "footnotes": '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t>A starter is flour and water.'
        "</w:t></w:r></w:p>"
        f'</w:footnote><w:footnote w:id="3">{p("Feeding is done twice a day.")}</w:footnote>'
    }
    found = pieces(word_file(body, notes))
    assert [(one.text, one.raw) for one in found] == [
        ("I keep the starter[1] alive", "I keep the starter[1] alive"),
        ("A starter is flour and water.", "[^1] A starter is flour and water."),
        ("I feed it[2][1][3]", "I feed it[2][1][3]"),
        ("next", "next"),
        ("Feeding is done twice a day.", "[^2] Feeding is done twice a day."),
        ("Last[4]", "Last[4]"),
    ]


def test_text_boxes_are_read_once_behind_their_paragraph() -> None:
    box = f"<w:txbxContent>{p('in the box')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        + box
        + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        + box
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>around</w:t></w:r></w:p>"
        "<w:p><w:r><w:pict><mc:AlternateContent><mc:Fallback>"
        + box
        + "</mc:Fallback></mc:AlternateContent></w:pict></w:r></w:p>"
    )
    assert seen(word_file(body))[:2] == [("paragraph", "around"), ("paragraph", "in the box")]


def test_pictures_have_their_description_and_the_rest_is_named() -> None:
    body = (
        "<w:p><w:r><w:drawing><wp:docPr descr='A loaf'/><pic:pic/></w:drawing></w:r></w:p>"
        "<w:p><w:r><w:drawing><wp:docPr/><pic:pic/></w:drawing><w:drawing><c:chart/></w:drawing></w:r></w:p>"
        "<w:p><w:r><w:pict><v:shape alt='A cake'><v:imagedata/></v:shape></w:pict></w:r></w:p>"
        "<w:altChunk/>" + p("text")
    )
    data = word_file(body)
    found = [one for one in pieces(data) if one.look is not Look.BLANK]
    assert [(one.text, one.marks) for one in found] == [("A loaf", ("nav",)), ("A cake", ("nav",)), ("text", ())]
    assert [finding.message for finding in read(data).findings if finding.code == "read/left-out"] == [
        "Left out, as it is no text: chart (1), embedded document (1), picture (1). If it says something of the "
        "framework, type it out."
    ]


def test_insertions_are_text_deletions_are_not_and_a_finding_says_so() -> None:
    body = (
        "<w:p><w:r><w:t>I bake </w:t></w:r><w:del><w:r><w:delText>cake</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>bread</w:t></w:r></w:ins><w:r><w:delText>!</w:delText></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>all of it</w:delText></w:r></w:del></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>here</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>there</w:t></w:r></w:moveTo></w:p>"
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + cell(p("gone")) + "</w:tr></w:tbl>"
        "<w:ins>" + p("new") + "</w:ins>"
    )
    data = word_file(body)
    assert seen(data) == [("paragraph", "I bake bread"), ("paragraph", "there"), ("paragraph", "new")]
    assert "(5)" in next(one.message for one in read(data).findings if one.code == "read/tracked-changes")


def test_comments_are_kept_beside_the_text() -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>I knead</w:t></w:r><w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r><w:r><w:t> dough</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>I bake</w:t><w:commentReference w:id="2"/></w:r></w:p>'
    )
    comments = (
        f'<w:comment w:id="1" w:author="Ada">{p("How long?")}</w:comment><w:comment w:id="2">{p("Why?")}</w:comment>'
        '<w:comment w:id="3" w:author="Bo"/>'
    )
    data = word_file(body, {"comments": comments})
    assert [(one.text, one.marks, one.source.paragraph) for one in pieces(data)] == [
        ("I knead dough", (), 1),
        ("I bake", (), 2),
        ("Comment by Ada on “I knead”: How long?", ("nav",), 1),
        ("Comment by Somebody: Why?", ("nav",), 2),
    ]
    assert codes(data) == ["read/comment", "read/comment"]


def test_of_a_comment_about_everything_only_the_beginning_is_told() -> None:
    body = '<w:p><w:commentRangeStart w:id="1"/></w:p>' + "".join(p(f"word {number} ") for number in range(50))
    comments = f'<w:comment w:id="1" w:author="Ada">{p("All of it?")}</w:comment>'
    [line] = [one.text for one in pieces(word_file(body, {"comments": comments})) if one.text.startswith("Comment")]
    assert line.startswith("Comment by Ada on “word 0 word 1 ")
    assert line.endswith("…”: All of it?")


def test_hidden_text_is_kept_beside_the_text() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr>"
        "<w:t>shown</w:t></w:r></w:p>"
    )
    data = word_file(body)
    assert [(one.text, one.marks) for one in pieces(data)] == [("secret", ("nav",)), ("shown", ())]
    assert codes(data) == ["read/hidden-text"]


def test_signs_of_symbol_fonts_and_ruby_and_mathematics_are_text() -> None:
    body = (
        "<w:p><w:r><w:sym w:char='F0B7'/><w:sym w:char='D800'/><w:t> I bake</w:t></w:r></w:p>"
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>pan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>bread</w:t></w:r></w:rubyBase>"
        "</w:ruby></w:r><m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath></w:p>"
    )
    assert seen(word_file(body)) == [("item", "I bake"), ("paragraph", "breadx+y")]

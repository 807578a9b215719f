"""Frameworks of invented words, printed onto the pages of a PDF: by ReportLab, and as HTML for a browser to print."""

import html
import io
from dataclasses import dataclass
from typing import Any, Literal

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table, TableStyle

from support.printing import Written

HEAD = "Harborline Inc. - for the crew only"
GUTTER = 24
PAGES = {"a4": A4, "a5": A5, "wide": landscape(A4)}


@dataclass(frozen=True)
class Sheets:
    """How a page is printed. ``rules`` are those of tables."""

    form: Literal["list", "table"] = "list"
    rules: Literal["all", "rows", "none"] = "all"
    columns: int = 1
    font: tuple[str, str] = ("Times-Roman", "Times-Bold")
    size: float = 10
    paper: str = "a4"
    margin: float = 50
    bullet: str = "•"
    justified: bool = False


def printed(written: Written, style: Sheets = Sheets()) -> bytes:
    """The page as a PDF."""
    width, height = PAGES[style.paper]
    wide = (width - 2 * style.margin - (style.columns - 1) * GUTTER) / style.columns

    def head_and_foot(canvas: Any, document: Any) -> None:
        canvas.setFont(style.font[0], 8)
        canvas.drawString(style.margin, height - 25, HEAD)
        canvas.drawCentredString(width / 2, 20, f"Page {document.page} of 99")

    frames = [
        Frame(style.margin + n * (wide + GUTTER), style.margin, wide, height - 2 * style.margin, 0, 0, 0, 0)
        for n in range(style.columns)
    ]
    made = io.BytesIO()
    template = BaseDocTemplate(made, pagesize=(width, height), title="", author="")
    template.addPageTemplates(PageTemplate(frames=frames, onPage=head_and_foot))
    template.build(_story(written, style, wide))
    return made.getvalue()


def _story(written: Written, style: Sheets, width: float) -> list[Any]:
    size, (plain, bold) = style.size, style.font
    text = ParagraphStyle(
        "text", fontName=plain, fontSize=size, leading=1.25 * size, alignment=4 if style.justified else 0
    )
    item = ParagraphStyle("item", parent=text, leftIndent=16, bulletIndent=4, spaceAfter=0 if style.bullet else 5)
    title = ParagraphStyle("title", fontName=bold, fontSize=2 * size, leading=2.4 * size)
    pillar = ParagraphStyle("pillar", fontName=bold, fontSize=1.5 * size, leading=1.9 * size, spaceBefore=8)
    name = ParagraphStyle("name", fontName=bold, fontSize=size, leading=1.3 * size, spaceBefore=4)

    def items(texts: list[str]) -> list[Paragraph]:
        return [Paragraph(html.escape(each), item, bulletText=style.bullet or None) for each in texts]

    story: list[Any] = [Paragraph(written.title, title), Paragraph(html.escape(written.statement), text)]
    for heading, groups in written.pillars.items():
        story.append(Paragraph(heading, pillar))
        if style.form == "table":
            rows: list[list[Any]] = [[Paragraph("Responsibility", name), Paragraph("Key Behaviors", name)]]
            rows += [[Paragraph(each, text), items(texts)] for each, texts in groups.items()]
            story.append(Table(rows, [0.22 * width, 0.78 * width], repeatRows=1, style=_rules(style)))
        else:
            for each, texts in groups.items():
                story += [Paragraph(each, name), *items(texts)]
    return story


def _rules(style: Sheets) -> TableStyle:
    commands: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if style.rules == "all":
        commands.append(("GRID", (0, 0), (-1, -1), 0.5, colors.grey))
    elif style.rules == "rows":
        commands.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey))
    return TableStyle(commands)


def drawn(*texts: tuple[float, float, str], size: float = 10, font: str = "Times-Roman") -> bytes:
    """A PDF of one page with texts at places, counted in points from the lower left corner."""
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.setFont(font, size)
    for x, y, text in texts:
        canvas.drawString(x, y, text)
    canvas.save()
    return made.getvalue()


def as_html(written: Written, css: str, form: str) -> str:
    """The page as a web page."""
    said = [f"<title>Ladder</title><style>{css}</style><h1>{written.title}</h1><p>{html.escape(written.statement)}</p>"]
    for pillar, groups in written.pillars.items():
        said.append(f"<h2>{pillar}</h2>")
        lists = {name: "".join(f"<li>{html.escape(text)}" for text in texts) for name, texts in groups.items()}
        if form == "table":
            rows = "".join(f"<tr><td>{name}<td><ul>{items}</ul>" for name, items in lists.items())
            said.append(f"<table><thead><tr><th>Responsibility<th>Key Behaviors</thead>{rows}</table>")
        else:
            said += [f"<h3>{name}</h3><ul>{items}</ul>" for name, items in lists.items()]
    return "".join(said)

"""One role over its levels: rows in the framework's order, merged headings over what they cover, filters."""

from dataclasses import replace

from levelset.core.model import Framework, Page
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.frameworks.reading.book import Book
from levelset.web.frameworks.reading.matrix import Cell, Matrix, matrix_of
from web.frameworks.samples import framework, group, page_ic1, page_ic2, section


def matrix(*pages: Page, levels: tuple[str, ...] = (), pillars: tuple[str, ...] = ()) -> Matrix:
    book = Book(framework(*pages))
    return matrix_of(book, Addresses("/framework/", book.shelf), pages[0].role, levels, pillars)


def rows(table: Matrix) -> dict[str, list[str]]:
    return {band.name or band.key: [row.name for row in band.rows] for band in table.bands}


def cells(table: Matrix, name: str) -> list[Cell]:
    return next(row.cells for band in table.bands for row in band.rows if row.name == name)


def direction(*names: str, level: str) -> Page:
    groups = tuple(group(name, f"I do {name} at {level}.", at=level) for name in names)
    return replace(page_ic1(), level=level, sections=(section("direction", *groups),), facets=())


def test_expectations_come_first_then_pillars_and_responsibilities_in_the_order_of_the_framework() -> None:
    table = matrix(page_ic1(), page_ic2())
    assert rows(table) == {
        "facets": ["Scope", "Impact Levers"],
        "Results": ["Impact", "Ownership"],
        "Direction": ["Agility", "Innovation"],
        "Craft": ["Code Fluency"],
    }
    assert [column.level for column in table.columns] == ["IC1", "IC2"]
    assert [bool(column.news) for column in table.columns] == [False, True]


def test_a_merged_heading_covers_both_rows_where_they_stand_together() -> None:
    table = matrix(page_ic1(), page_ic2())
    merged, apart = cells(table, "Agility")
    assert (merged.rows, merged.heading) == (2, "Agility / Innovation")
    assert (apart.rows, apart.heading) == (1, "")
    below, own = cells(table, "Innovation")
    assert below.covered
    assert len(own.lines) == 1


def test_a_merged_heading_is_a_row_of_its_own_where_no_level_has_its_parts() -> None:
    table = matrix(direction("Agility / Innovation", level="IC1"), direction("Agility / Innovation", level="IC2"))
    assert rows(table) == {"Direction": ["Agility / Innovation"]}


def test_a_merged_heading_whose_rows_stand_apart_is_pointed_to() -> None:
    book = framework(
        direction("Agility / Innovation", "Zeal", level="IC1"), direction("Agility", "Zeal", "Innovation", level="IC2")
    )
    unknown = replace(
        book, responsibilities=tuple(one for one in book.responsibilities if one.key not in ("agility", "innovation"))
    )
    assert isinstance(unknown, Framework)
    table = matrix_of(Book(unknown), Addresses("/framework/", Book(unknown).shelf), "software-engineer")
    names = [row.name for band in table.bands for row in band.rows]
    assert len(names) == 3
    far = next(row for band in table.bands for row in band.rows if row.key == "innovation")
    assert far.cells[0].covered or far.cells[0].see == "Agility / Innovation"


def test_filters_leave_out_levels_and_pillars_and_ignore_what_is_not_there() -> None:
    table = matrix(page_ic1(), page_ic2(), levels=("ic2", "ic99"), pillars=("craft", "nonsense"))
    assert [column.level for column in table.columns] == ["IC2"]
    assert list(rows(table)) == ["Craft"]
    assert table.is_filtered
    assert not matrix(page_ic1(), page_ic2(), levels=("nonsense",)).is_filtered


def test_every_statement_of_every_page_stands_in_exactly_one_cell() -> None:
    pages = (page_ic1(), page_ic2())
    table = matrix(*pages)
    shown = [line.anchor for band in table.bands for row in band.rows for cell in row.cells for line in cell.lines]
    wanted = [one.id for page in pages for one in page.statements() if one is not page.statement]
    assert sorted(shown) == sorted(wanted)


def test_each_row_has_a_cell_or_is_covered_at_every_level() -> None:
    table = matrix(page_ic1(), page_ic2(), direction("Innovation", level="IC3"))
    for band in table.bands:
        for row in band.rows:
            assert [cell.level for cell in row.cells] == ["IC1", "IC2", "IC3"]
        for at in range(3):
            reach = 0
            for row in band.rows:
                cell = row.cells[at]
                assert cell.covered == (reach > 0)
                reach = reach - 1 if cell.covered else cell.rows - 1
            assert reach == 0

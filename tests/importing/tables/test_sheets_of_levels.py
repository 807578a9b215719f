"""Workbooks with a sheet for each level, one of which is called like the role alone."""

import pytest

from importing.tables.making import as_xlsx, told

LEVELS = ("Junior", "Engineer", "Senior", "Principal")


def _sheet(level: str) -> list[list[str]]:
    said = [f"Mends a {area} as {level.lower()}s do" for area in ("seam", "crew")]
    return [["Area", "Expectation"], ["Seams", said[0]], ["Crew", said[1]]]


@pytest.mark.parametrize(("file", "role"), [("ladder.xlsx", "Engineer"), ("bridge_engineer.xlsx", "Bridge Engineer")])
def test_a_sheet_that_is_called_like_its_role_is_a_level_of_it(file: str, role: str) -> None:
    made = told(file, as_xlsx({level: _sheet(level) for level in LEVELS}))
    assert made.roles == [role]
    assert made.levels[:2] == [("Junior", 1), (role, 2)]
    assert set(made.pages) == {f"{level} {role}" for level in ("Junior", "Senior", "Principal")} | {role}
    for name, page in made.pages.items():
        level = "engineer" if name == role else name.split()[0].lower()
        assert page[""] == {"Seams": [f"Mends a seam as {level}s do"], "Crew": [f"Mends a crew as {level}s do"]}


@pytest.mark.parametrize("names", [("Junior", "Engineer", "Designer", "Senior"), ("Junior", "Senior", "Engineer")])
def test_a_sheet_that_may_be_something_else_is_left_as_it_is(names: tuple[str, ...]) -> None:
    made = told("ladder.xlsx", as_xlsx({name: _sheet(name) for name in names}))
    assert set(made.pages) == {"Junior ladder", "Senior ladder"}

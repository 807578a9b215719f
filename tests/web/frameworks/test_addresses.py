"""Addresses are readable, all different, and forgiving; names that pages of our own bear move out of the way."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.core.model import Framework, Role
from levelset.web.frameworks.reading.addresses import (
    TAKEN_BESIDE_LEVELS,
    TAKEN_BY_PAGES,
    Addresses,
    Shelf,
    slugs,
)
from levelset.web.frameworks.urls import urlpatterns
from web.frameworks.samples import framework, page_ic1

NAMES = st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=8)


def shelf(*roles: str) -> Shelf:
    pages = tuple(replace(page_ic1(), role=role) for role in roles)
    return Shelf(Framework("f", "F", roles=tuple(Role(role, role.title()) for role in roles), pages=pages))


@given(NAMES)
def test_addresses_are_different_safe_and_never_taken(names: list[str]) -> None:
    found = slugs(names, TAKEN_BY_PAGES, "role")
    assert list(found) and len(set(found.values())) == len(names) if names else not found
    assert not set(found.values()) & TAKEN_BY_PAGES
    assert all(slug and not set(slug) & set("/?#% ") for slug in found.values())


@pytest.mark.parametrize("word", sorted(TAKEN_BY_PAGES))
def test_a_role_that_is_called_like_a_page_gets_the_next_address(word: str) -> None:
    found = shelf(word, f"{word}-role")
    assert found.role_slugs == {word: f"{word}-role-2", f"{word}-role": f"{word}-role"}
    role = found.role(f"{word}-role-2")
    assert role is not None
    assert role.key == word


def test_a_level_that_is_called_like_a_page_gets_the_next_address() -> None:
    labels = slugs(["Matrix", "IC1"], TAKEN_BESIDE_LEVELS, "level")
    assert labels == {"IC1": "ic1", "Matrix": "matrix-level"}


def test_every_word_that_a_page_of_ours_bears_is_kept_from_roles() -> None:
    first_words = {str(pattern.pattern).partition("/")[0] for pattern in urlpatterns if "<" not in str(pattern.pattern)}
    inner = urlpatterns[-1].url_patterns
    first_words |= {str(pattern.pattern).partition("/")[0] for pattern in inner}
    assert {word for word in first_words if word and "<" not in word} == set(TAKEN_BY_PAGES)


@pytest.mark.parametrize("typed", ["software-engineer", "Software-Engineer", "SOFTWARE ENGINEER", "swe", "SWE"])
def test_a_role_is_found_however_it_is_written(typed: str) -> None:
    role = Shelf(framework()).role(typed)
    assert role is not None
    assert role.key == "software-engineer"


def test_what_is_almost_a_role_leads_to_it() -> None:
    assert Shelf(framework()).near_roles("sofware-enginer")[0].key == "software-engineer"
    assert Shelf(framework()).near_roles("x" * 10_000) == ()


def test_roles_that_only_pages_name_are_kept() -> None:
    found = Shelf(Framework("f", "F", pages=(page_ic1(),)))
    assert [role.key for role in found.roles] == ["software-engineer"]


def test_addresses_of_names_in_other_scripts_are_quoted() -> None:
    at = Addresses("/framework/", shelf("разработчик"))
    assert at.role("разработчик").isascii()
    assert at.role("разработчик").startswith("/framework/%")

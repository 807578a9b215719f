"""Keys and file names are readable, safe and told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.core.addresses import LONGEST, RESERVED, file_name_of, key_of, short_hash, unique_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Machine Learning Engineer", "machine-learning-engineer"),
        ("  R&D / Platform ", "r-d-platform"),
        ("Ärger über Straße", "arger-uber-strasse"),
        ("機械学習", "機械学習"),
        ("_core", "core"),
        ("../../x", "x"),
    ],
)
def test_a_key_keeps_letters_and_digits(name: str, key: str) -> None:
    assert key_of(name) == key


@pytest.mark.parametrize("name", ["🏆", "..", "---", ""])
def test_a_name_without_letters_becomes_a_short_hash(name: str) -> None:
    assert key_of(name) == "x" + short_hash(name)


def test_long_names_are_cut_and_stay_apart() -> None:
    one, other = key_of("a" * 200 + "b"), key_of("a" * 200 + "c")
    assert one != other
    assert len(one) <= LONGEST
    assert key_of(one) == one


@pytest.mark.parametrize("name", ["CON", "nul", "Com1", "LPT9"])
def test_names_that_windows_keeps_get_a_hash(name: str) -> None:
    assert file_name_of(name) == f"{name.lower()}-{short_hash(name)}"


@given(st.text())
def test_any_text_makes_a_file_name_that_every_system_takes(text: str) -> None:
    name = file_name_of(text)
    assert name
    assert name not in RESERVED
    assert not set(name) & set('/\\:*?"<>|. _\0\n')
    assert not name.startswith("-")


@given(st.text())
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert key_of(key_of(text)) == key_of(text)
    assert file_name_of(file_name_of(text)) == file_name_of(text)


def test_a_taken_key_is_numbered() -> None:
    assert unique_key("Impact", set()) == "impact"
    assert unique_key("Impact", {"impact", "impact-2"}) == "impact-3"


def test_a_hash_takes_half_characters() -> None:
    assert len(short_hash("\ud800", 12)) == 12

"""Values of which there are many are equal, and hashed, by what they say."""

from dataclasses import replace

from levelset.core.model import Source, Statement


def test_values_are_equal_and_hashed_by_their_fields() -> None:
    one, same, other = Source("a.md", 3, 7), Source("a.md", 3, 7), Source("a.md", 3, 7, cell="B4")
    assert one == same and hash(one) == hash(same)
    assert one != other and len({one, same, other}) == 2
    assert replace(one, cell="B4") == other
    assert {Statement("I lay cables.", source=one)} == {Statement("I lay cables.", source=same)}

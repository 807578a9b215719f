"""What goes over to a new manager, and what does not."""

from levelset.process.handover import Kept, goes_over


def test_open_items_and_what_is_final_go_over_and_notes_do_not() -> None:
    assert {kept: goes_over(kept) for kept in Kept} == {Kept.OPEN: True, Kept.FINAL: True, Kept.NOTE: False}

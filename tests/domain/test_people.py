"""A form may name the participant as people write names; it may not name somebody else."""

import pytest

from sessionkit.domain.people import Participant, is_name_of, same_name

ROWAN = Participant("Rowan James Calder", ("R. J. Fenwick",))


@pytest.mark.parametrize(
    "written",
    ["Rowan James Calder", "ROWAN CALDER", "Calder, Rowan", "Mr R. Calder", "R J Calder",
     "calder, r.", "R. J. Fenwick"],
)  # fmt: skip
def test_the_participant_is_recognised_however_the_name_is_written(written: str) -> None:
    assert ROWAN.is_named(written)


@pytest.mark.parametrize(
    "written",
    ["Rowan", "Calder", "Rowan Sorley", "Owen Calder", "J Calder", "", "Mr", "R. Fenwyck"],
)
def test_another_name_or_half_a_name_is_not_taken_for_the_participant(written: str) -> None:
    assert not ROWAN.is_named(written)


def test_two_names_are_the_same_whatever_order_case_and_title() -> None:
    assert same_name("Muir, Isla", "Ms isla MUIR")
    assert not same_name("", "")


def test_a_first_name_may_be_cut_short_and_a_surname_may_not() -> None:
    assert is_name_of("T Baird", "Tom Baird")
    assert not is_name_of("Tom B", "Tom Baird")

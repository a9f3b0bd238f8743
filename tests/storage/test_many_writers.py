"""Whatever is acknowledged is there, however many save at once, sleep for long or die."""

import sys
from pathlib import Path

import pytest

from tests.storage.many_writers import Plan, run_writers


def test_four_writers_saving_at_once_lose_nothing_that_was_acknowledged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = run_writers("tests.storage.many_writers:ToyThing", tmp_path, Plan())
    with capsys.disabled():
        sys.stdout.write(f"\n{outcome.told()}\n")
    assert len(outcome.acknowledged) == 1_000
    assert not outcome.lost
    assert not outcome.gaps
    assert not outcome.doubles
    assert not outcome.leftovers
    assert outcome.paused >= 10, "too few were paused for this to show anything"
    assert outcome.killed >= 8, "too few were killed for this to show anything"


def test_without_listing_again_after_publishing_acknowledged_saves_are_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = Plan(saves=60, pauses=3, kills=0)
    outcome = run_writers("tests.storage.many_writers:ToyWithoutListingAgain", tmp_path, plan)
    with capsys.disabled():
        sys.stdout.write(f"\nwithout listing again: {outcome.told()}\n")
    assert outcome.paused
    assert outcome.lost

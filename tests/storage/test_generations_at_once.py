"""Several saving at once: whoever is acknowledged is in all that follows, told step by step."""

from pathlib import Path

import pytest

from sessionkit.domain.errors import SaveFailed
from sessionkit.storage.disk import Disk
from sessionkit.storage.envelope import Envelope
from sessionkit.storage.generation import NOTHING_YET, Generation
from sessionkit.storage.generations import KEEP, Generations
from tests.storage.faulty_disk import FailingDisk, InterruptingDisk
from tests.storage.many_writers import ToyThing, ToyWithoutListingAgain, WithoutListingAgain
from tests.storage.test_generations import HARMS, damage, generations, toy_of


def test_whoever_saves_second_is_given_what_was_saved_first(tmp_path: Path) -> None:
    base = generations(tmp_path).publish(NOTHING_YET, 1, lambda _: b"base")
    generations(tmp_path).publish(base.stamp, 1, lambda _: b"theirs")

    def merge(newer: Generation | None) -> bytes:
        assert newer is not None
        return newer.body + b" and mine"

    saved = generations(tmp_path).publish(base.stamp, 1, merge)
    assert (saved.number, saved.body) == (3, b"theirs and mine")


def test_a_generation_pruned_while_it_was_to_be_read_is_looked_for_again(tmp_path: Path) -> None:
    toy = toy_of(tmp_path, 1)

    def others_go_on() -> None:
        for number in range(KEEP + 1):
            toy.save(f"meanwhile {number}")

    newest = generations(tmp_path, InterruptingDisk("read", others_go_on)).newest()
    assert newest.number == KEEP + 2
    assert newest.damaged == ()


def test_a_writer_asleep_while_ten_generations_went_by_is_not_acknowledged_at_a_pruned_number(
    tmp_path: Path,
) -> None:
    others = toy_of(tmp_path, 1)

    def others_go_on() -> None:
        for number in range(KEEP + 2):
            others.save(f"meanwhile {number}")

    sleeper = ToyThing(tmp_path, Disk())
    sleeper.generations.disk = InterruptingDisk("link", others_go_on)
    assert sleeper.save("mine") == KEEP + 4
    assert len(sleeper.entries()) == KEEP + 4
    assert sleeper.numbers() == tuple(range(5, KEEP + 5))


def test_what_landed_late_is_taken_back_before_the_next_attempt(tmp_path: Path) -> None:
    others = toy_of(tmp_path, 1)
    seen: list[bool] = []

    def others_go_on() -> None:
        for number in range(KEEP + 2):
            others.save(f"meanwhile {number}")

    def make(_: Generation | None) -> bytes:
        seen.append(store.path(2).exists())
        return b"[]"

    store = generations(tmp_path, InterruptingDisk("link", others_go_on))
    store.publish(generations(tmp_path).newest().stamp, 1, make)
    assert seen == [False, False]


def test_a_late_generation_that_is_pruned_before_it_is_read_back_is_saved_anew(
    tmp_path: Path,
) -> None:
    others = toy_of(tmp_path, 1)

    def others_go_on() -> None:
        for number in range(KEEP + 2):
            others.save(f"meanwhile {number}")

    sleeper = ToyThing(tmp_path, Disk())
    prune = InterruptingDisk("sync_folder", lambda: others.save("one more"))
    sleeper.generations.disk = InterruptingDisk("link", others_go_on, then=prune)
    assert sleeper.save("mine") == KEEP + 5
    assert sleeper.entries() >= {"one more", "mine"}


def test_a_good_generation_put_below_by_hand_meanwhile_is_merged_and_not_passed_over(
    tmp_path: Path,
) -> None:
    toy = toy_of(tmp_path, 4)
    path = toy.generations.path(3)
    path.rename(tmp_path / "moved")
    damage(tmp_path, 4, HARMS["emptied"])
    writer = ToyThing(tmp_path, Disk())
    put_back = InterruptingDisk("link", lambda: (tmp_path / "moved").rename(path))
    writer.generations.disk = put_back
    assert writer.save("mine") == 5
    assert writer.entries() == {"save 1", "save 2", "save 3", "mine"}


def test_without_listing_again_that_writer_would_be_acknowledged_and_lost(tmp_path: Path) -> None:
    others = toy_of(tmp_path, 1)

    def others_go_on() -> None:
        for number in range(KEEP + 2):
            others.save(f"meanwhile {number}")

    sleeper = ToyWithoutListingAgain(tmp_path, Disk())
    assert isinstance(sleeper.generations, WithoutListingAgain)
    sleeper.generations.disk = InterruptingDisk("link", others_go_on)
    assert sleeper.save("mine") == 2
    assert "mine" not in sleeper.entries()


def test_what_others_built_on_is_never_taken_back(tmp_path: Path) -> None:
    others = toy_of(tmp_path, 1)
    overtaken = ToyThing(tmp_path, Disk())
    overtaken.generations.disk = InterruptingDisk("sync_folder", lambda: others.save("theirs"))
    assert overtaken.save("mine") == 4
    assert overtaken.entries() == {"save 1", "theirs", "mine"}
    assert overtaken.numbers() == (1, 2, 3, 4), "the second stays: the third was made from it"


def test_what_could_not_be_confirmed_stays_for_others_may_have_built_on_it(tmp_path: Path) -> None:
    toy = toy_of(tmp_path, 1)
    toy.generations.disk = FailingDisk("sync_folder")
    with pytest.raises(SaveFailed, match="may stand with it, as 00000002"):
        toy.save("mine")
    assert toy.save("mine") == 3
    assert toy.entries() == {"save 1", "mine"}


def test_what_is_read_back_otherwise_than_written_is_not_acknowledged(tmp_path: Path) -> None:
    toy = toy_of(tmp_path, 1)
    spoil = InterruptingDisk("sync_folder", lambda: damage(tmp_path, 2, HARMS["one bit flipped"]))
    toy.generations.disk = spoil
    with pytest.raises(SaveFailed, match="not what was written"):
        toy.save("mine")
    assert toy.save("mine") == 3
    assert [each.number for each in toy.generations.check()] == [2]


def test_a_writer_whose_temporary_file_was_swept_writes_it_again(tmp_path: Path) -> None:
    toy = toy_of(tmp_path, 1)

    def swept() -> None:
        (left,) = (tmp_path / "thing").glob("*.part")
        left.unlink()

    toy.generations.disk = InterruptingDisk("link", swept)
    assert toy.save("mine") == 2
    assert toy.entries() == {"save 1", "mine"}


def test_sweeping_spares_a_writer_who_lives_and_takes_what_a_dead_one_left(tmp_path: Path) -> None:
    toy = toy_of(tmp_path, 1)
    living = Disk().create(tmp_path / "thing" / "living.toy.part")
    (tmp_path / "thing" / "dead.toy.part").write_bytes(b"half a th")
    (tmp_path / "thing" / "other.case.part").write_bytes(b"of something else")
    toy.save("mine")
    left = sorted(path.name for path in (tmp_path / "thing").glob("*.part"))
    Disk().close(living)
    assert left == ["living.toy.part", "other.case.part"]


def test_a_writer_who_is_always_overtaken_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sessionkit.storage.generations._ROUNDS", 3)
    toy = toy_of(tmp_path, 1)
    toy.generations = AlwaysOvertaken(Disk(), tmp_path / "thing", ".toy", "toy", Envelope())
    with pytest.raises(SaveFailed, match="3 times"):
        toy.save("mine")


class AlwaysOvertaken(Generations):
    """Somebody else is always there first."""

    def list_again(self, number: int) -> tuple[int, ...]:
        return (number, number + 1)

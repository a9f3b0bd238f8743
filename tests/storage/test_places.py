"""A value is found and put by the path a conflict names, in the type the record has there."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from sessionkit.domain.errors import NotFound, WrongUse
from sessionkit.domain.merge import merge_keeping_conflicts
from sessionkit.domain.plain import to_plain
from sessionkit.storage.places import Path, value_at, with_value
from tests.example_case import example_case

CASE = example_case()


def places(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every place a conflict can name, with what stands there."""
    yield path, value
    if isinstance(value, tuple):
        for item in value:
            if hasattr(item, "id"):
                yield from places(item, (*path, item.id))
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from places(getattr(value, each.name), (*path, each.name))


def test_what_stands_anywhere_is_had_again_from_its_plain_form() -> None:
    found = [(path, value) for path, value in places(CASE) if "conflicts" not in path]
    assert len(found) > 400
    for path, value in found:
        assert value_at(CASE, path, to_plain(value)) == value, path


def test_putting_a_value_changes_that_place_and_no_other() -> None:
    everything = dict(places(CASE))
    for path, value in everything.items():
        assert with_value(CASE, path, value) == CASE
    path = ("sessions", CASE.sessions[0].id, "record", "came_words")
    changed = with_value(CASE, path, "Another word")
    differs = {p for p, v in places(changed) if everything[p] != v}
    assert differs == {path[:n] for n in range(len(path) + 1)}


def test_either_side_of_a_conflict_can_be_put_in_its_place() -> None:
    session = CASE.sessions[1]
    assert session.not_held is not None
    other = CASE.sessions[0].record
    mine = CASE.changed(session.id, lambda s: replace(s, record=replace(s.not_held, why="One")))  # type: ignore[type-var]
    theirs = CASE.changed(session.id, lambda s: replace(s, record=other))
    merged = merge_keeping_conflicts(CASE, mine, theirs)
    (conflict,) = (each for each in merged.conflicts if each not in CASE.conflicts)
    assert conflict.path == ("sessions", session.id, "record")
    for side, wanted in ((conflict.mine, mine), (conflict.theirs, theirs)):
        value = value_at(merged, conflict.path, side)
        decided = with_value(merged, conflict.path, value).without_conflict(conflict.id)
        assert decided == wanted


@pytest.mark.parametrize(
    "path",
    [
        ("sessions", "nobody"),
        ("sessions", CASE.sessions[1].id, "record", "came"),
        ("nothing",),
        ("reference", "first"),
        ("front", "flags", "nobody", "what"),
    ],
    ids="/".join,
)
def test_a_path_that_leads_nowhere_any_more_is_told(path: Path) -> None:
    with pytest.raises(NotFound, match=path[-1]):
        value_at(CASE, path, "x")
    with pytest.raises(NotFound, match=path[-1]):
        with_value(CASE, path, "x")


@pytest.mark.parametrize(
    ("path", "plain"),
    [
        (("reference",), 3),
        (("sessions", CASE.sessions[0].id, "record"), {"kind": "half held"}),
        (("sessions", CASE.sessions[0].id, "record", "came"), "flew"),
        (
            ("sessions", CASE.sessions[0].id, "record", "completed"),
            {"at": "2026-03-03T14:00:00", "by": "w"},
        ),
        (("sessions", CASE.sessions[0].id, "record", "when"), {"day": "2026-03-03", "minutes": -1}),
    ],
)
def test_a_value_that_cannot_stand_there_is_refused_in_words(path: Path, plain: object) -> None:
    with pytest.raises(WrongUse):
        value_at(CASE, path, plain)

"""Merging, whatever two people do: what holds for every base and every two versions of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from sessionkit.domain.conflict import Conflict
from sessionkit.domain.merge import merge, merge_keeping_conflicts
from sessionkit.domain.plain import Plain, to_plain
from tests.domain.test_merge import (
    Aim,
    Case,
    Handling,
    Held,
    Mark,
    NotHeld,
    Plan,
    Result,
    Session,
    When,
)

X = TypeVar("X")


# -- two people at work ---------------------------------------------------------------------------


@dataclass
class Editor:
    """Somebody who changes a case, in ways that `choices` say."""

    who: str
    """Goes into texts and ids: equal words stand for a chance agreement."""
    choices: list[int]
    moves: bool = True
    """Whether the order of things is changed too."""
    made: int = 0

    def choose(self, below: int) -> int:
        return self.choices.pop() % below if self.choices and below else 0

    def word(self) -> str:
        """A text of its own, or one that the other might write too."""
        self.made += 1
        return ("", "same", f"{self.who} {self.made}", f"{self.who} {self.made}")[self.choose(4)]

    def id(self) -> str:
        """An id that no base has: now and then one that the other gives too."""
        self.made += 1
        return f"{self.who[self.choose(len(self.who)) :]}{self.made}"

    def changed(self, items: tuple[X, ...], new: X | None, edit: Callable[[X], X]) -> tuple[X, ...]:
        """Items with one added, removed, moved or changed."""
        kept = list(items)
        deed = self.choose(9)
        if (deed == 0 or not kept) and new is not None:
            kept.insert(self.choose(len(kept) + 1), new)
        elif kept and deed == 1:
            kept.pop(self.choose(len(kept)))
        elif kept and deed == 2 and self.moves:
            moved = kept.pop(self.choose(len(kept)))
            kept.insert(self.choose(len(kept) + 1), moved)
        elif kept:
            place = self.choose(len(kept))
            kept[place] = edit(kept[place])
        return tuple(kept)

    def case(self, case: Case) -> Case:
        deed = self.choose(16)
        if deed == 0:
            new = Handling(self.id(), "left", self.word())
            return replace(case, handlings=self.changed(case.handlings, new, self.handling))
        if deed == 1 and case.conflicts:
            return replace(case, conflicts=case.conflicts[1:])
        if deed == 2:
            return replace(case, reference=self.word())
        made = self.session(Session(self.id()))
        return replace(case, sessions=self.changed(case.sessions, made, self.session))

    def handling(self, handling: Handling) -> Handling:
        match self.choose(3):
            case 0:
                return replace(handling, how="dropped", why=handling.why or "said why")
            case 1:
                return replace(handling, how="left", why="")
            case _:
                return replace(handling, why=self.word() or "said why")

    def session(self, session: Session) -> Session:
        match self.choose(8):
            case 0:
                return replace(session, number=session.number or 1 + self.choose(4))
            case 1:
                day = date(2026, 3, 1 + self.choose(3))
                return replace(
                    session, when=(None, When(day), When(day, self.word()))[self.choose(3)]
                )
            case 2:
                plan = session.plan or Plan()
                changed = (replace(plan, venue=self.word()), replace(plan, exercise=self.word()))
                return replace(session, plan=(None, *changed)[self.choose(3)])
            case 3:
                return replace(
                    session, record=(None, NotHeld(self.word()), Held(self.word()))[self.choose(3)]
                )
            case 4:
                return replace(session, present=self.lines(session.present))
            case _:
                old = session.record if isinstance(session.record, Held) else Held()
                return replace(session, record=self.held(old))

    def lines(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        return self.changed(lines, self.word(), lambda _: self.word())

    def held(self, held: Held) -> Held:
        match self.choose(3):
            case 0:
                return replace(held, outcome=self.word())
            case 1:
                return replace(held, lines=self.lines(held.lines))
            case _:
                new = Aim(self.id(), self.word())
                return replace(held, aims=self.changed(held.aims, new, self.aim))

    def aim(self, aim: Aim) -> Aim:
        match self.choose(3):
            case 0:
                return replace(aim, text=self.word())
            case 1:
                return replace(aim, result=(None, *Result)[self.choose(4)])
            case _:
                chosen = self.choose(8)
                marks = tuple(mark for place, mark in enumerate(Mark) if chosen >> place & 1)
                return replace(aim, marks=marks)


@dataclass(frozen=True)
class Three:
    base: Case
    mine: Case
    theirs: Case


CHOICES = st.binary(max_size=12) | st.binary(min_size=50, max_size=100)
"""A few changes, or many."""
OPEN = Conflict.between(("reference",), "same", "")
"""Words that either side may well write there anew."""


def edited(case: Case, editor: Editor) -> Case:
    while editor.choices:
        case = editor.case(case)
    return case


def worked_on(base: bytes, mine: bytes, theirs: bytes) -> Three:
    began = edited(Case(conflicts=(OPEN,)), Editor("base", list(base)))
    return Three(
        began, edited(began, Editor("ma", list(mine))), edited(began, Editor("ta", list(theirs)))
    )


versions = st.builds(worked_on, CHOICES, CHOICES, CHOICES)


# -- what to look at ------------------------------------------------------------------------------


def strings(plain: Plain) -> set[str]:
    match plain:
        case str():
            return {plain}
        case list():
            return set().union(*map(strings, plain))
        case dict():
            return set().union(*map(strings, plain.values()))
    return set()


def put_in_order(plain: Plain) -> Plain:
    match plain:
        case list():
            return sorted((put_in_order(part) for part in plain), key=repr)
        case dict():
            return {name: put_in_order(part) for name, part in plain.items()}
    return plain


def is_refusal(conflict: Conflict) -> bool:
    """Whether it stands for changes that the record's own rule refuses together."""
    return conflict.path[0] == "handlings" and len(conflict.path) == 2


def session_ids(case: Case) -> set[str]:
    return {session.id for session in case.sessions}


# -- what holds -----------------------------------------------------------------------------------


@given(versions)
@settings(max_examples=200)
def test_what_one_side_alone_changed_is_taken_as_it_is(three: Three) -> None:
    for version in (three.mine, three.theirs):
        for merged in (
            merge(three.base, version, version),
            merge(three.base, version, three.base),
            merge(three.base, three.base, version),
            merge(version, version, version),
        ):
            assert merged.value == version
            assert merged.conflicts == ()


@given(versions)
@settings(max_examples=200)
def test_merging_again_with_either_side_changes_nothing(three: Three) -> None:
    first = merge(three.base, three.mine, three.theirs)

    with_mine = merge(three.base, three.mine, first.value)
    with_theirs = merge(three.base, three.theirs, first.value)

    assert with_mine.value == first.value
    assert set(with_mine.conflicts) == set(first.conflicts)
    assert with_theirs.value == first.value
    assert with_theirs.conflicts == ()


@given(versions)
@settings(max_examples=200)
def test_a_result_merged_again_as_mine_changes_nothing_where_nothing_conflicted(
    three: Three,
) -> None:
    first = merge(three.base, three.mine, three.theirs)
    if not first.conflicts:
        for side in (three.mine, three.theirs):
            again = merge(three.base, first.value, side)
            assert put_in_order(to_plain(again.value)) == put_in_order(to_plain(first.value))
            assert again.conflicts == ()


@given(versions)
@settings(max_examples=200)
def test_a_save_merged_once_more_is_the_same_save(three: Three) -> None:
    saved = merge_keeping_conflicts(three.base, three.mine, three.theirs)

    assert merge_keeping_conflicts(three.base, three.mine, saved) == saved
    assert merge_keeping_conflicts(three.base, three.theirs, saved) == saved
    assert len(saved.conflicts) == len(set(saved.conflicts))


@given(versions)
@settings(max_examples=200)
def test_both_ways_round_find_the_same_conflicts_and_the_same_things(three: Three) -> None:
    one = merge(three.base, three.mine, three.theirs)
    other = merge(three.base, three.theirs, three.mine)

    if not any(is_refusal(conflict) for conflict in (*one.conflicts, *other.conflicts)):
        assert set(one.conflicts) == set(other.conflicts)
    if not one.conflicts:
        assert other.conflicts == ()
        assert put_in_order(to_plain(one.value)) == put_in_order(to_plain(other.value))


@given(CHOICES, CHOICES, CHOICES)
@settings(max_examples=200)
def test_both_ways_round_are_one_where_nothing_conflicts_and_only_one_side_moved_things(
    base: bytes, mine: bytes, theirs: bytes
) -> None:
    began = edited(Case(), Editor("base", list(base)))
    moved = edited(began, Editor("ma", list(mine)))
    other = edited(began, OwnWords("ti", list(theirs), moves=False))

    one, two = merge(began, moved, other), merge(began, other, moved)

    if not one.conflicts:
        assert one.value == two.value


class OwnWords(Editor):
    """Never writes a word or gives an id that somebody else does."""

    def word(self) -> str:
        self.made += 1
        return f"{self.who} {self.made}"

    def id(self) -> str:
        return self.word()


@given(versions)
@settings(max_examples=200)
def test_no_text_and_no_object_is_lost(three: Three) -> None:
    merged = merge(three.base, three.mine, three.theirs)
    kept = strings(to_plain(merged.value)).union(*(strings(to_plain(c)) for c in merged.conflicts))
    before = strings(to_plain(three.base))

    for side in (three.mine, three.theirs):
        assert strings(to_plain(side)) - before - {""} <= kept
        assert session_ids(side) - session_ids(three.base) <= session_ids(merged.value)


@given(versions)
@settings(max_examples=200)
def test_a_conflict_names_both_values_and_theirs_stands(three: Three) -> None:
    for conflict in merge(three.base, three.mine, three.theirs).conflicts:
        assert found_at(to_plain(three.mine), conflict.path) == conflict.mine
        assert found_at(to_plain(three.theirs), conflict.path) == conflict.theirs
        assert conflict.mine != conflict.theirs


@given(versions)
@settings(max_examples=200)
def test_nothing_is_there_that_neither_side_had(three: Three) -> None:
    merged = strings(to_plain(merge(three.base, three.mine, three.theirs).value))

    assert merged <= strings(to_plain(three.mine)) | strings(to_plain(three.theirs))


@given(versions)
@settings(max_examples=100)
def test_a_session_neither_side_has_is_not_brought_back(three: Three) -> None:
    merged = session_ids(merge(three.base, three.mine, three.theirs).value)

    assert merged <= session_ids(three.mine) | session_ids(three.theirs)
    assert session_ids(three.mine) & session_ids(three.theirs) <= merged


@given(versions)
@settings(max_examples=100)
def test_ids_stay_unique_and_marks_in_order(three: Three) -> None:
    case = merge(three.base, three.mine, three.theirs).value
    assert len(session_ids(case)) == len(case.sessions)
    for session in case.sessions:
        for aim in session.record.aims if isinstance(session.record, Held) else ():
            places = [list(Mark).index(mark) for mark in aim.marks]
            assert all(one < next_one for one, next_one in pairwise(places))


@given(versions)
@settings(max_examples=100)
def test_versions_without_a_base_lose_nothing_either(three: Three) -> None:
    merged = merge(None, three.mine, three.theirs)
    kept = strings(to_plain(merged.value)).union(*(strings(to_plain(c)) for c in merged.conflicts))

    assert strings(to_plain(three.mine)) | strings(to_plain(three.theirs)) <= kept | {""}
    assert merge(None, three.mine, merged.value).value == merged.value


def found_at(plain: Plain, path: tuple[str, ...]) -> Plain:
    for step in path:
        if isinstance(plain, dict):
            plain = plain[step]
        else:
            assert isinstance(plain, list)
            plain = next(item for item in plain if item["id"] == step)
    return plain

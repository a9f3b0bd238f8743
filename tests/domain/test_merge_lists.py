"""Merging lists: what was added, removed and moved by two workers at once."""

from itertools import permutations, product

from sessionkit.domain.merge import merge
from tests.domain.test_merge import Aim, Case, Held, Mark, Result, Session, chain, held, the_record


def order(base: str, mine: str, theirs: str) -> str:
    merged = merge(chain(*base), chain(*mine), chain(*theirs))
    assert merged.conflicts == ()
    return "".join(session.id for session in merged.value.sessions)


# -- items with ids -------------------------------------------------------------------------------


def test_sessions_added_by_both_are_both_there() -> None:
    assert order("a", "ax", "ay") == "axy"


def test_a_session_removed_by_one_and_left_by_the_other_is_gone() -> None:
    assert order("abc", "ac", "abc") == "ac"
    assert order("abc", "abc", "ac") == "ac"


def test_an_aim_removed_by_one_and_changed_by_the_other_stays() -> None:
    base = held(aims=(Aim("a1", "Look at the chart"), Aim("a2", "Plan the week")))
    changed = held(aims=(Aim("a1", "Look at the chart"), Aim("a2", "Plan the week", Result.MET)))
    removed = held(aims=(Aim("a1", "Look at the chart"),))

    assert merge(base, removed, changed).value == changed
    assert merge(base, changed, removed).value == changed


def test_one_aim_changed_by_both_is_merged_field_by_field() -> None:
    base = held(aims=(Aim("a1", "Chart"),))
    mine = held(aims=(Aim("a1", "Chart", Result.MET),))
    theirs = held(aims=(Aim("a1", "Look at the chart"),))

    merged = merge(base, mine, theirs)

    assert the_record(merged.value).aims == (Aim("a1", "Look at the chart", Result.MET),)
    assert merged.conflicts == ()


def test_the_same_aim_added_by_both_agrees_where_it_can() -> None:
    mine = held(aims=(Aim("a1", "Look at the chart", Result.MET),))
    theirs = held(aims=(Aim("a1", "Look at the chart", None, (Mark.AGREED,)),))

    merged = merge(held(), mine, theirs)

    assert the_record(merged.value).aims == (
        Aim("a1", "Look at the chart", Result.MET, (Mark.AGREED,)),
    )
    assert merged.conflicts == ()


def test_the_same_aim_added_by_both_in_different_words_conflicts() -> None:
    merged = merge(
        held(), held(aims=(Aim("a1", "Chart"),)), held(aims=(Aim("a1", "Look at the chart"),))
    )

    assert [c.path for c in merged.conflicts] == [
        ("sessions", "s6", "record", "aims", "a1", "text")
    ]


def test_items_that_share_an_id_by_mistake_are_not_lost() -> None:
    twice = held(aims=(Aim("a1", "Chart"), Aim("a1", "Plan the week")))

    merged = merge(held(aims=(Aim("a1", "Chart"),)), twice, held(aims=(Aim("a1", "Chart"),)))

    assert merged.value == twice


# -- order ----------------------------------------------------------------------------------------


def test_order_is_theirs_unless_only_mine_changed_it() -> None:
    assert order("abc", "cba", "abc") == "cba"
    assert order("abc", "abc", "cba") == "cba"
    assert order("abc", "bac", "acb") == "acb"


def test_a_new_item_stands_after_the_one_it_followed() -> None:
    assert order("abc", "axbc", "abcy") == "axbcy"
    assert order("abc", "xabc", "cba") == "xcba"
    assert order("abc", "abxc", "cba") == "cbxa"


def test_a_new_item_whose_forerunner_was_removed_stands_where_that_stood() -> None:
    assert order("abc", "abxc", "ac") == "axc"


def test_runs_added_at_one_place_stay_together_in_the_order_of_their_first_ids() -> None:
    assert order("ab", "apzb", "aqrb") == "apzqrb"
    assert order("ab", "aqrb", "apzb") == "apzqrb"


# -- plain lists ----------------------------------------------------------------------------------


def test_names_added_by_both_and_removed_by_either() -> None:
    base = Case(sessions=(Session("s6", present=("Isla Muir", "Moira Orr")),))
    mine = Case(sessions=(Session("s6", present=("Isla Muir", "Moira Orr", "Tom Baird")),))
    theirs = Case(sessions=(Session("s6", present=("Isla Muir", "Rowan Calder")),))

    merged = merge(base, mine, theirs)

    assert merged.value.sessions[0].present == ("Isla Muir", "Rowan Calder", "Tom Baird")
    assert merged.conflicts == ()


def test_one_line_changed_by_both_stands_twice() -> None:
    merged = merge(
        held(lines=("old", "end")), held(lines=("mine", "end")), held(lines=("t", "end"))
    )

    assert the_record(merged.value).lines == ("mine", "t", "end")


def test_a_line_that_repeats_is_not_lost() -> None:
    mine = held(lines=("first", "", "second", "", "third"))
    theirs = held(lines=("first", "", "fourth"))

    merged = merge(held(lines=("first",)), mine, theirs)

    assert sorted(the_record(merged.value).lines) == ["", "", "first", "fourth", "second", "third"]


def test_a_second_line_like_one_that_was_removed_is_not_lost() -> None:
    merged = merge(held(lines=("x",)), held(lines=("x", "x")), held(lines=()))

    assert the_record(merged.value).lines == ("x", "x")
    assert merge(held(lines=("x",)), held(lines=("x", "x")), merged.value) == merged


def test_marks_stay_in_the_order_in_which_they_are_defined() -> None:
    def marked(*marks: Mark) -> Case:
        return held(aims=(Aim("a1", "Chart", marks=marks),))

    merged = merge(
        marked(), marked(Mark.THIRD_PARTY, Mark.AGREED), marked(Mark.IN_CONFIDENCE, Mark.AGREED)
    )
    assert merged.value == marked(Mark.THIRD_PARTY, Mark.IN_CONFIDENCE, Mark.AGREED)
    unsorted = marked(Mark.AGREED, Mark.THIRD_PARTY)
    assert merge(marked(), marked(), unsorted).value == unsorted


# -- every short list -----------------------------------------------------------------------------


def check_what_holds(base: Held, mine: Held, theirs: Held) -> None:
    merged = merge(base, mine, theirs).value
    assert merge(base, mine, merged).value == merged
    assert merge(base, theirs, merged).value == merged
    assert merge(base, mine, base).value == mine
    assert merge(base, base, theirs).value == theirs
    assert sorted(merge(base, theirs, mine).value.lines) == sorted(merged.lines)


def test_lines_moved_and_removed_and_added_at_once_are_merged_into_the_same_again() -> None:
    lists = [Held(lines=lines) for count in range(4) for lines in permutations("abc", count)]

    for base, mine, theirs in product(lists, repeat=3):
        check_what_holds(base, mine, theirs)


def test_lines_that_repeat_are_merged_into_the_same_again() -> None:
    lists = [Held(lines=lines) for count in range(5) for lines in product("ab", repeat=count)]
    shorter = [held for held in lists if len(held.lines) < 4]

    for base, mine, theirs in product(shorter, lists, shorter):
        check_what_holds(base, mine, theirs)


def test_aims_moved_and_changed_and_removed_at_once_are_merged_into_the_same_again() -> None:
    base = Held(aims=(Aim("a", ""), Aim("b", "")))

    for mine, theirs in product(aims_changed_by("mine"), aims_changed_by("theirs")):
        check_what_holds(base, mine, theirs)


def aims_changed_by(who: str) -> list[Held]:
    """Every choice of three aims in every order, each changed or not."""
    return [
        Held(aims=tuple(Aim(name, text) for name, text in zip(names, texts, strict=True)))
        for count in range(4)
        for names in permutations("abc", count)
        for texts in product(("", who), repeat=count)
    ]

"""The relapse prevention plan on the command line: grown, changed and never overwritten."""

from datetime import timedelta
from typing import Any

import pytest

from sessionkit.cli.exits import ExitCode
from tests.conftest import CommandLine

FORM = (
    "NAME OF OFFENDER: Rowan Calder\nDATE: {day}\nPRESENT: Isla Muir, Tom Baird\n"
    "EXERCISE: Pen Picture\nAIMS AND OBJECTIVES\nCONTENT\nOUTCOME: He spoke of the winter.\n"
    "ISSUES RAISED AND FURTHER ACTION REQUIRED\n"
)
SIGNS = ("DEMO-1", "warning-signs")


@pytest.fixture
def held(case: CommandLine) -> CommandLine:
    """The case with two sessions held, and a third planned."""
    for day in ("10 Feb 2026", "24 Feb 2026"):
        case("session", "record", "DEMO-1", "-", stdin=FORM.format(day=day))
    case.done("session", "plan", "DEMO-1", "--date", "10/3/2026")
    return case


def added(line: CommandLine, *arguments: str) -> str:
    return line.done("entry", "add", *arguments).out.strip()


def rows(line: CommandLine, *arguments: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = line.done("entry", "list", "DEMO-1", *arguments, "--json").json()
    return listed


def one(line: CommandLine, id: str) -> dict[str, Any]:
    shown: dict[str, Any] = line.done("entry", "show", "DEMO-1", id, "--json").json()
    return shown


def later(line: CommandLine, days: int) -> None:
    line.now += timedelta(days=days)


# -- adding and listing ---------------------------------------------------------------------------


def test_an_entry_comes_from_the_session_named_with_what_he_says_of_it(held: CommandLine) -> None:
    id = added(
        *(held, *SIGNS, "I say that I am fine"),
        *("--session", "1", "--agrees", "--words", "That is it", "--founded", "shown"),
        *("--mark", "third party", "--mark", "agreed"),
    )
    (row,) = rows(held)
    assert row["id"] == id
    assert (row["section"], row["title"]) == ("warning-signs", "Warning signs")
    assert row["sources"] == [{"session": 1, "passage": ""}]
    assert (row["agreement"], row["agreement_words"]) == ("agrees", "That is it")
    assert (row["founded"], row["marks"]) == ("shown outside sessions", ["third party", "agreed"])
    assert (row["made"], row["made_by"]) == ("2026-03-03", "Isla Muir")


def test_where_none_is_named_it_comes_from_the_latest_session_with_a_record(
    held: CommandLine,
) -> None:
    added(held, *SIGNS, "I say that I am fine")
    assert rows(held)[0]["sources"][0]["session"] == 2


def test_nothing_comes_from_a_session_that_is_only_planned(
    held: CommandLine, case: CommandLine
) -> None:
    ran = held("entry", "add", *SIGNS, "I say that I am fine", "--session", "3")
    assert ran.code is ExitCode.WRONG_USE
    assert "only planned" in ran.err
    assert rows(case) == []


def test_a_section_is_named_by_its_title_as_well_and_an_unknown_one_names_those_there_are(
    held: CommandLine,
) -> None:
    added(held, "DEMO-1", "Ways of coping", "Straight home")
    assert rows(held)[0]["section"] == "ways-of-coping"
    ran = held("entry", "add", "DEMO-1", "coping", "Straight home")
    assert ran.code is ExitCode.NOT_FOUND
    assert "ways-of-coping" in ran.err


@pytest.mark.parametrize(
    "wrong",
    [
        ("  ",),
        ("x", "--agrees", "--disagrees"),
        ("x", "--words", "That is it"),
        ("x", "--founded", "proved"),
    ],
)
def test_what_cannot_be_understood_is_refused_and_nothing_is_entered(
    held: CommandLine, wrong: tuple[str, ...]
) -> None:
    assert held("entry", "add", *SIGNS, *wrong).code is ExitCode.WRONG_USE
    assert rows(held) == []


def test_every_section_is_listed_and_what_is_thin_is_said_quietly(held: CommandLine) -> None:
    added(held, *SIGNS, "I say that I am fine", "--session", "1", "--agrees")
    added(held, *SIGNS, "I walk about", "--founded", "practised", "--disagrees", "--words", "no")
    ran = held.done("entry", "list", "DEMO-1")
    lines = ran.out.splitlines()
    signs = lines.index("Warning signs")
    assert lines[signs + 1].endswith("I say that I am fine")
    assert lines[signs + 2].strip() == "session 1; agrees; rests on one mention"
    assert lines[signs + 4].strip() == "session 2; does not agree: no; practised"
    assert lines[lines.index("Ways of coping") + 1] == "  nothing yet"
    assert lines[-2:] == ["What to do after a lapse", "  nothing yet"]
    assert ran.err == ""


# -- what becomes of it ---------------------------------------------------------------------------


def test_revised_it_keeps_its_former_words_and_he_is_asked_again(held: CommandLine) -> None:
    id = added(held, *SIGNS, "I say that I am fine", "--agrees", "--words", "Yes")
    ran = held.done("entry", "revise", "DEMO-1", id[:8], "I say “fine” twice")
    assert "to be said anew" in ran.err
    entry = one(held, id)
    assert (entry["text"], entry["agreement"]) == ("I say “fine” twice", None)
    assert entry["earlier"] == [
        {"text": "I say that I am fine", "until": "2026-03-03", "by": "Isla Muir"}
    ]
    shown = held.done("entry", "show", "DEMO-1", id).out
    assert "until Tue 3 Mar 2026, revised by Isla Muir: I say that I am fine" in shown


def test_the_same_words_again_ask_nothing(held: CommandLine) -> None:
    id = added(held, *SIGNS, "I say that I am fine", "--agrees")
    ran = held.done("entry", "revise", "DEMO-1", id, "I say that I am fine")
    assert "anew" not in ran.err
    assert one(held, id)["agreement"] == "agrees"


def test_replaced_it_gives_way_to_another_of_its_section_and_stays_in_the_history(
    held: CommandLine,
) -> None:
    old = added(held, "DEMO-1", "ways-of-coping", "Ring my sister")
    new = held.done("entry", "replace", "DEMO-1", old, "Ring, and let it ring").out.strip()
    assert [(each["id"], each["section"]) for each in rows(held)] == [(new, "ways-of-coping")]
    every = {each["id"]: each for each in rows(held, "--all")}
    assert every[old]["superseded_by"] == new
    listed = held.done("entry", "list", "DEMO-1", "--all").out
    assert f"gave way Tue 3 Mar 2026 to {new[:8]}: Ring, and let it ring" in listed
    assert f"took the place of {old[:8]}" in held.done("entry", "show", "DEMO-1", new).out


def test_withdrawn_it_stays_with_the_reason_and_is_not_changed_any_more(
    held: CommandLine,
) -> None:
    id = added(held, *SIGNS, "I stop shaving")
    assert held("entry", "withdraw", "DEMO-1", id).code is ExitCode.WRONG_USE
    assert held("entry", "withdraw", "DEMO-1", id, "--because", " ").code is ExitCode.WRONG_USE
    held.done("entry", "withdraw", "DEMO-1", id, "--because", "He grows a beard")
    assert rows(held) == []
    listed = held.done("entry", "list", "DEMO-1", "--all").out
    assert "withdrawn Tue 3 Mar 2026 by Isla Muir: He grows a beard" in listed
    for change in (("revise", id, "x"), ("say", id, "--agrees"), ("replace", id, "x")):
        command, named, *rest = change
        assert held("entry", command, "DEMO-1", named, *rest).code is ExitCode.REFUSED
    assert len(rows(held, "--all")) == 1


def test_more_is_said_of_it_and_the_rest_stays(held: CommandLine) -> None:
    id = added(held, *SIGNS, "I say that I am fine", "--session", "1", "--agrees")
    held.done("entry", "say", "DEMO-1", id, "--mentioned", "2", "--founded", "shown")
    held.done("entry", "say", "DEMO-1", id, "--mark", "third party")
    entry = one(held, id)
    assert [each["session"] for each in entry["sources"]] == [1, 2]
    assert (entry["agreement"], entry["founded"]) == ("agrees", "shown outside sessions")
    assert (entry["marks"], entry["one_mention"]) == (["third party"], False)
    held.done("entry", "say", "DEMO-1", id, "--unmark", "third party", "--mark", "in confidence")
    assert one(held, id)["marks"] == ["in confidence"]


def test_another_answer_does_not_keep_the_words_of_the_former_one(held: CommandLine) -> None:
    id = added(held, *SIGNS, "I say that I am fine", "--disagrees", "--words", "That is not me")
    held.done("entry", "say", "DEMO-1", id, "--agrees")
    assert (one(held, id)["agreement"], one(held, id)["agreement_words"]) == ("agrees", "")
    held.done("entry", "say", "DEMO-1", id, "--words", "It is, though")
    assert (one(held, id)["agreement"], one(held, id)["agreement_words"]) == (
        "agrees",
        "It is, though",
    )


def test_what_left_the_plan_can_still_be_marked(held: CommandLine) -> None:
    id = added(held, *SIGNS, "I stop shaving")
    held.done("entry", "withdraw", "DEMO-1", id, "--because", "He grows a beard")
    held.done("entry", "say", "DEMO-1", id, "--mark", "in confidence")
    assert one(held, id)["marks"] == ["in confidence"]


@pytest.mark.parametrize("said", [(), ("--words", "That is it"), ("--mentioned", "3")])
def test_saying_nothing_of_it_is_refused(held: CommandLine, said: tuple[str, ...]) -> None:
    id = added(held, *SIGNS, "I stop shaving")
    assert held("entry", "say", "DEMO-1", id, *said).code is ExitCode.WRONG_USE


def test_an_entry_that_is_not_there_is_not_found(held: CommandLine) -> None:
    ran = held("entry", "show", "DEMO-1", "no-such-entry")
    assert ran.code is ExitCode.NOT_FOUND
    assert "entry list DEMO-1" in ran.err


def test_undoing_the_save_that_replaced_one_puts_it_back(held: CommandLine) -> None:
    old = added(held, *SIGNS, "Ring my sister", "--agrees")
    held.done("entry", "replace", "DEMO-1", old, "Ring, and let it ring")
    held.done("case", "undo", "DEMO-1")
    (row,) = rows(held, "--all")
    assert (row["id"], row["agreement"], row["stands"]) == (old, "agrees", True)


# -- other days -----------------------------------------------------------------------------------


@pytest.fixture
def over_weeks(held: CommandLine) -> CommandLine:
    """A plan changed over three weeks."""
    fine = added(held, *SIGNS, "I say that I am fine", "--agrees")
    shaving = added(held, *SIGNS, "I stop shaving")
    later(held, 7)
    held.done("entry", "revise", "DEMO-1", fine, "I say “fine” twice")
    held.done("entry", "withdraw", "DEMO-1", shaving, "--because", "He grows a beard")
    later(held, 7)
    added(held, "DEMO-1", "ways-of-coping", "Straight home")
    return held


def test_the_plan_of_a_day_reads_as_it_stood_then(over_weeks: CommandLine) -> None:
    assert [each["text"] for each in rows(over_weeks, "--on", "5 Mar 2026")] == [
        "I say that I am fine",
        "I stop shaving",
    ]
    listed = over_weeks.done("entry", "list", "DEMO-1", "--on", "12 Mar 2026").out
    assert "I say “fine” twice" in listed
    assert "shaving" not in listed
    assert "nothing then" in listed
    assert over_weeks("entry", "list", "DEMO-1", "--on", "today", "--all").code is (
        ExitCode.WRONG_USE
    )


def test_two_days_are_compared(over_weeks: CommandLine) -> None:
    days = ("5 Mar 2026", "17 Mar 2026")
    changes = over_weeks.done("entry", "compare", "DEMO-1", *days, "--json").json()
    assert [(each["before"], each["after"]) for each in changes] == [
        ("I say that I am fine", "I say “fine” twice"),
        ("I stop shaving", None),
        (None, "Straight home"),
    ]
    told = over_weeks.done("entry", "compare", "DEMO-1", *days).out
    assert "reworded  Warning signs: I say “fine” twice" in told
    assert "before: I say that I am fine" in told
    assert "gone      Warning signs: I stop shaving" in told
    assert "by Isla Muir: He grows a beard" in told
    assert "new       Ways of coping: Straight home" in told
    assert "Nothing is otherwise" in over_weeks.done(*same_day("5 Mar 2026")).err
    assert over_weeks("entry", "compare", "DEMO-1", *reversed(days)).code is ExitCode.WRONG_USE


def same_day(day: str) -> tuple[str, ...]:
    return ("entry", "compare", "DEMO-1", day, day)

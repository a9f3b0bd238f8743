"""Today: what needs somebody across the cases, from the index and from what changed since."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NoReturn

from sessionkit.continuity.need import Need, NeedKind
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.case import Case
from sessionkit.domain.dates import When
from sessionkit.domain.people import Participant
from sessionkit.domain.record import NotHeldRecord
from sessionkit.domain.session import Session
from sessionkit.storage.disk import Disk
from sessionkit.storage.index import Index
from sessionkit.storage.light_envelope import LightEnvelope
from sessionkit.workflows.today import (
    Agenda,
    agenda,
    next_in_words,
    show_near,
    today,
    when_in_words,
)
from tests.small_case import DONE, action, day, held, issue, missed, planned, with_sessions
from tests.workflows.rooms import TUESDAY, Room, case_named, file_of, ordered, room

IN_THE_AFTERNOON = TUESDAY.replace(hour=14, minute=30)


def on(session: Session, starts: datetime) -> Session:
    assert session.plan is not None
    return replace(session, plan=replace(session.plan, when=When(starts.date(), starts, 60)))


def busy_case() -> Case:
    """A case with something in every group on Tuesday 3 March 2026."""
    absent = NotHeldRecord(day(8), code=NotHeldCode.ABSENT_UNACCEPTABLE, completed=DONE)
    sessions = (
        held(1),
        missed(planned(2), absent),
        planned(3),
        on(planned(4), IN_THE_AFTERNOON),
    )
    case = with_sessions(*sessions).raise_issues(issue(1, "a walk", risk=True))
    return case.agree_actions(action(1, "Ring housing", date(2026, 3, 1)))


def shown(found: Agenda) -> list[tuple[str, str, str]]:
    return [
        (
            row.need.kind.value,
            f"{row.reference} {row.surname}",
            when_in_words(row.need, found.today),
        )
        for row in found.rows
    ]


def test_the_day_stands_in_groups_in_the_order_they_are_seen_to(tmp_path: Path) -> None:
    team = room(tmp_path)
    team.keeps(busy_case())
    found = today(team.at_desk())
    assert [group.kind for group in found.groups] == list(NeedKind)
    assert shown(found) == [
        ("answer", "DEMO-1 Calder", "today"),
        ("answer", "DEMO-1 Calder", "today"),
        ("session", "DEMO-1 Calder", "14:30 today"),
        ("write up", "DEMO-1 Calder", "Tue 20 Jan"),
        ("action", "DEMO-1 Calder", "2 days late"),
    ]
    assert (found.today, found.damaged) == (date(2026, 3, 3), ())


def test_rows_of_a_group_stand_by_day_across_cases_and_then_by_reference(tmp_path: Path) -> None:
    team = room(tmp_path)
    cases = (("B", "B-1", 2), ("C", "A-1", 2), ("D", "C-1", 1))
    for id, reference, days in cases:
        session = on(planned(1), IN_THE_AFTERNOON + timedelta(days=days))
        team.keeps(case_named(id, reference, with_sessions(session)))
    found = today(team.at_desk())
    assert [row.reference for row in found.rows] == ["C-1", "A-1", "B-1"]


def test_the_surname_is_the_last_word_of_the_name(tmp_path: Path) -> None:
    team = room(tmp_path)
    person = Participant("Åse Marie van der Berg")
    team.keeps(replace(busy_case(), participant=person))
    assert {row.surname for row in today(team.at_desk()).rows} == {"Berg"}


def test_an_empty_day_says_when_the_next_session_is_however_far_ahead(tmp_path: Path) -> None:
    team = room(tmp_path)
    team.keeps(with_sessions(on(planned(1), IN_THE_AFTERNOON + timedelta(days=30))))
    found = today(team.at_desk())
    assert found.groups == ()
    assert next_in_words(found) == ("The next session is Thu 2 Apr 2026, 14:30: DEMO-1 Calder.")
    assert next_in_words(replace(found, next_session=None)) == "No session is planned."


def test_the_next_session_is_not_one_that_has_begun(tmp_path: Path) -> None:
    team = room(tmp_path)
    later = on(planned(2), IN_THE_AFTERNOON + timedelta(days=2))
    team.keeps(with_sessions(on(planned(1), IN_THE_AFTERNOON), later))
    team.clock.now = IN_THE_AFTERNOON
    found = today(team.at_desk())
    assert found.next_session is not None
    assert found.next_session.need.session == 2
    assert [row.need.session for row in found.rows if row.need.kind is NeedKind.WRITE_UP] == [1]


def test_a_case_that_changed_is_read_again_and_no_other(tmp_path: Path) -> None:
    team = room(tmp_path)
    team.keeps(busy_case())
    before = today(team.at_desk())
    assert agenda(team.path, team.id_of("Isla Muir"), TUESDAY, never) == before
    team.saves("Tom Baird", lambda case: case.agree_actions(action(1, "Write", date(2026, 3, 3))))
    assert len(today(team.at_desk()).rows) == len(before.rows) + 1


def never() -> NoReturn:
    raise AssertionError("the workspace was opened")


def test_what_changes_in_the_settings_shows_at_once(tmp_path: Path) -> None:
    team = room(tmp_path)
    team.keeps(busy_case())
    assert follow_up_due(team) == date(2026, 2, 24)
    settings = team.path / "workspace.toml"
    text = settings.read_text("utf-8")
    assert "follow_up_days" in text
    lines = [
        line for line in text.split("\n") if not line.lstrip("# ").startswith("follow_up_days")
    ]
    settings.write_text("follow_up_days = 2\n" + "\n".join(lines), "utf-8")
    assert follow_up_due(team) == date(2026, 2, 26)


def follow_up_due(team: Room) -> date | None:
    missed = (row.need for row in today(team.at_desk()).rows if "missed" in row.need.words)
    return next(missed).on


def test_a_case_that_cannot_be_read_is_named_and_hides_no_other(tmp_path: Path) -> None:
    team = room(tmp_path)
    team.keeps(busy_case())
    team.keeps(case_named("case2", "DEMO-2"))
    file_of(team, 1, "case2").write_bytes(b"")
    found = today(team.at_desk())
    assert len(found.damaged) == 1
    assert {row.reference for row in found.rows} == {"DEMO-1"}


def test_an_index_of_the_format_before_counts_as_empty(tmp_path: Path) -> None:
    team = room(tmp_path)
    team.keeps(busy_case())
    before = today(team.at_desk())
    (path,) = (team.path / "index").iterdir()
    body = LightEnvelope().unwrap(path.read_bytes(), path.name).body
    path.write_bytes(LightEnvelope().wrap("index", 1, body))
    assert Index(Disk(), path, LightEnvelope()).read() == ()
    assert today(team.at_desk()) == before


def test_the_index_gives_back_every_need_as_it_was_derived(tmp_path: Path) -> None:
    team = room(tmp_path)
    team.keeps(busy_case())
    derived = today(team.at_desk())
    team.saves("Tom Baird", ordered("two years"))
    assert today(team.at_desk()).rows == derived.rows


def test_days_are_shown_without_this_year() -> None:
    assert show_near(date(2026, 3, 5), TUESDAY.date()) == "Thu 5 Mar"
    assert show_near(date(2027, 3, 5), TUESDAY.date()) == "Fri 5 Mar 2027"
    one_day = Need(NeedKind.ACTION, date(2026, 3, 2))
    assert when_in_words(one_day, TUESDAY.date()) == "1 day late"
    assert when_in_words(Need(NeedKind.ACTION), TUESDAY.date()) == ""

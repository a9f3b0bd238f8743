"""When a session is to be or was: read, kept with its zone, shown, and read back the same."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from sessionkit.domain.dates import Prefer, When, read_when
from sessionkit.domain.errors import WrongUse

TODAY = date(2026, 3, 2)
THIRD = date(2026, 3, 3)
LONDON = ZoneInfo("Europe/London")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
"""Its clocks change by half an hour."""

PIECES = (
    *(
        "3/3/2026",
        "3 mar",
        "tue",
        "today",
        "next",
        "2026-03-03",
        "T",
        "2026",
        "12",
        "1930",
        "2-3pm",
    ),
    *("14:30", "2pm", "noon", "to", "-", "for", "at", "on", "60 min", "1 hour", "UTC+01:00", "Z"),
)
"""What people put together when they write a date and a time."""


def at(hour: int, minute: int, day: date = THIRD, zone: tzinfo = LONDON) -> datetime:
    """A time in a zone."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)


def read(text: str, prefer: Prefer = "nearest") -> When:
    """Read in London, on the Monday."""
    return read_when(text, TODAY, LONDON, prefer)


def refusal(text: str) -> WrongUse:
    """What the person is told who wrote this."""
    with pytest.raises(WrongUse) as refused:
        read(text)
    return refused.value


class TestReading:
    @pytest.mark.parametrize(
        "text",
        [
            "Tue 3 Mar 2026, 14:30 to 15:30",
            "3/3/2026 14:30-15:30",
            "3/3/2026 (14.30 – 15.30)",
            "3 March 2026 at 14:30 for 60 min",
            "3 mar 2.30pm, 1 hour",
            "tomorrow from 2.30 to 3.30pm",
            "tue 14:30 until 3:30",
            "14:30 to 15:30 on 3 March 2026",
            "14:30-15:30, 3/3/2026",
            "from 2:30pm to 3:30pm tomorrow",
            "3 mar 2026 1430-1530",
            "3 March 2026 – 14:30 for an hour",
            "2026-03-03T14:30:00+00:00 for 60 min",
            "2026-03-03T14:30 to 15:30",
        ],
    )
    def test_a_session_of_an_hour_is_read_however_it_is_written(self, text: str) -> None:
        assert read(text) == When(THIRD, at(14, 30), 60)

    @pytest.mark.parametrize(
        "text",
        [
            "3/3/2026 2pm",
            "3.3.2026 14.00",
            "3-3-26 14:00",
            "3 March 2026 at 2 pm",
            "Tuesday 3rd March @ 2pm",
            "2pm tomorrow",
            "1400 on 3 mar",
            "3 March 2026 – 14:00",
            "3 mar: 14:00",
            "2026-03-03 14:00",
            "2026-03-03T14:00:00Z",
            "2026-03-03 14:00:00+00:00",
            "2026-03-03T15:00:00+01:00",
        ],
    )
    def test_a_time_without_a_length_is_read(self, text: str) -> None:
        assert read(text) == When(THIRD, at(14, 0))

    def test_a_day_may_stand_alone_or_with_a_length_only(self) -> None:
        assert read("Tue 3 Mar 2026") == When(THIRD)
        assert read("3.3.26") == When(THIRD)
        assert read("Tue 3 Mar 2026, for 60 min") == When(THIRD, None, 60)
        assert read("tomorrow, half an hour") == When(THIRD, None, 30)

    def test_noon_after_a_day_is_no_year(self) -> None:
        assert read("3 mar 12 noon") == When(THIRD, at(12, 0))
        assert read("3 mar 12 pm") == When(THIRD, at(12, 0))

    def test_a_time_with_an_offset_is_given_in_the_zone_and_on_its_day(self) -> None:
        found = read("2026-06-03T23:30:00+00:00")

        assert found.day == date(2026, 6, 4)
        assert found.show() == "Thu 4 Jun 2026, 00:30"

    def test_the_year_is_taken_by_what_is_preferred(self) -> None:
        assert read("1/3 14:00", "past").day == date(2026, 3, 1)
        assert read("1/3 14:00", "future").day == date(2027, 3, 1)


class TestRefusing:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("", "No date is given"),
            ("14:30", "No date is given"),
            ("for 60 min", "No date is given"),
            ("4/13/2027 2pm", "“4/13/2027”: there is no month 13"),
            ("4/13/2027 14:30 to 15:30", "“4/13/2027”: there is no month 13"),
            ("31 feb at 2pm for 1 hour", "“31 feb”: there is no 31 February"),
            ("2pm on 31 feb", "“31 feb”: there is no 31 February"),
            ("Wed 3 Mar 2026, 14:30", "is a Tuesday, not a Wednesday"),
            ("next tue 2pm", "which is this week"),
            ("3 mar 2:30", "at night or in the afternoon"),
            ("3 mar 10-11", "“10” cannot be read as a time of day"),
            ("3 mar at 14 hours", "“14 hours” cannot be read as a time of day"),
            ("3 mar 25:00", "no such time of day"),
            ("3 mar 14h", "“14h” cannot be read as a time of day"),
            ("3 mar 15:30 to 14:30", "is not after the start"),
            ("3 mar 14:30 to 15:30 for 60 min", "Both an end and a length"),
            ("2026-02-31T10:00Z", "no such day or time"),
            ("2026-03-03T14:30:10Z", "whole minutes"),
            ("2026-03-03T14:30Z soon", "“soon” is not a length"),
            ("12/3 to 13/3", "cannot be read as a date"),
        ],
    )
    def test_what_cannot_be_meant_is_refused_at_the_part_that_is_wrong(
        self, text: str, told: str
    ) -> None:
        assert told in refusal(text).message

    def test_a_year_that_is_likely_a_time_is_refused_with_both(self) -> None:
        error = refusal("3 mar 1930")

        assert "1930 can be the year or the time" in error.message
        assert error.hint == "Write 3 Mar 2026, 19:30 or Mon 3 Mar 1930."
        assert read("3 Mar 2026, 19:30") == When(THIRD, at(19, 30))
        assert read("Mon 3 Mar 1930").day == date(1930, 3, 3)

    def test_a_time_the_clocks_skip_is_refused(self) -> None:
        assert "does not exist: the clocks go forward" in refusal("29/3/2026 01:30").message
        assert "does not exist" in refusal("29/3/2026 00:30 to 01:30").message

    def test_a_time_the_clocks_show_twice_is_refused_with_both(self) -> None:
        error = refusal("25/10/2026 01:30")

        assert "comes twice" in error.message
        assert error.hint == "Write 2026-10-25T01:30+01:00 or 2026-10-25T01:30+00:00."
        offsets = [read(f"2026-10-25T01:30{each}").show() for each in ("+01:00", "+00:00")]
        assert offsets == [
            "Sun 25 Oct 2026, 01:30 UTC+01:00",
            "Sun 25 Oct 2026, 01:30 UTC+00:00",
        ]

    @given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join))
    @settings(max_examples=200)
    def test_any_text_is_read_or_refused_and_nothing_else_happens(self, text: str) -> None:
        try:
            found = read(text)
        except WrongUse:
            return
        assert read(found.show()) == found


class TestKeeping:
    def test_a_time_without_a_zone_is_refused(self) -> None:
        naive = datetime(2026, 3, 3, 14, 30)  # noqa: DTZ001 -- what is refused

        with pytest.raises(WrongUse, match="has no time zone"):
            When(THIRD, naive)

    def test_a_time_on_another_day_is_refused(self) -> None:
        with pytest.raises(WrongUse, match="Tue 3 Mar 2026, 14:30 is not on Mon 2 Mar 2026"):
            When(TODAY, at(14, 30))

    @pytest.mark.parametrize("minutes", [0, -60])
    def test_a_length_of_nothing_is_refused(self, minutes: int) -> None:
        with pytest.raises(WrongUse, match="is not possible"):
            When(THIRD, None, minutes)

    def test_seconds_and_times_the_clocks_skip_are_refused(self) -> None:
        with pytest.raises(WrongUse, match="whole minutes"):
            When(THIRD, at(14, 30) + timedelta(seconds=1))
        with pytest.raises(WrongUse, match="does not exist"):
            When(date(2026, 3, 29), at(1, 30, date(2026, 3, 29)))

    def test_a_time_in_place_of_the_day_is_refused(self) -> None:
        with pytest.raises(WrongUse, match="where a day is needed"):
            When(at(0, 0))

    def test_it_is_the_same_when_its_zone_has_become_an_offset(self) -> None:
        stored = datetime.fromisoformat(at(14, 30).isoformat())

        assert stored.tzinfo == UTC
        assert When(THIRD, stored, 60) == When(THIRD, at(14, 30), 60)


class TestShowing:
    @pytest.mark.parametrize(
        ("when", "shown"),
        [
            (When(THIRD), "Tue 3 Mar 2026"),
            (When(THIRD, at(14, 30)), "Tue 3 Mar 2026, 14:30"),
            (When(THIRD, at(14, 30), 60), "Tue 3 Mar 2026, 14:30 to 15:30"),
            (When(THIRD, at(9, 5), 5), "Tue 3 Mar 2026, 09:05 to 09:10"),
            (When(THIRD, None, 60), "Tue 3 Mar 2026, for 60 min"),
            (When(THIRD, at(23, 30), 29), "Tue 3 Mar 2026, 23:30 to 23:59"),
            (When(THIRD, at(23, 30), 30), "Tue 3 Mar 2026, 23:30 for 30 min"),
            (When(THIRD, at(23, 30), 60), "Tue 3 Mar 2026, 23:30 for 60 min"),
        ],
    )
    def test_it_is_shown_with_what_is_known(self, when: When, shown: str) -> None:
        assert when.show() == shown

    def test_over_a_change_of_the_clocks_the_length_is_shown(self) -> None:
        spring, autumn = date(2026, 3, 29), date(2026, 10, 25)

        assert When(spring, at(0, 30, spring), 60).show() == "Sun 29 Mar 2026, 00:30 for 60 min"
        assert When(autumn, at(0, 30, autumn), 60).show() == "Sun 25 Oct 2026, 00:30 for 60 min"
        assert When(spring, at(0, 30, spring), 120).show() == "Sun 29 Mar 2026, 00:30 for 120 min"
        assert read("Sun 29 Mar 2026, 00:30 to 02:30").minutes == 60

    @given(
        st.sampled_from([LONDON, LORD_HOWE, UTC, timezone(timedelta(hours=-5, minutes=-30))]),
        st.datetimes(datetime(1950, 1, 1), datetime(2199, 12, 31)),  # noqa: DTZ001 -- the zone is drawn
        st.booleans(),
        st.one_of(st.none(), st.integers(1, 3000)),
        st.dates(date(1950, 1, 1), date(2190, 1, 1)),
    )
    @example(LONDON, datetime(2026, 10, 25, 1, 30), True, 45, TODAY)  # noqa: DTZ001 -- the zone is beside it
    @example(LONDON, datetime(2026, 10, 25, 1, 30), False, None, TODAY)  # noqa: DTZ001 -- as above
    @example(LONDON, datetime(2026, 10, 25, 0, 59), False, 1, TODAY)  # noqa: DTZ001 -- as above
    @example(LONDON, datetime(2026, 3, 29, 0, 59), False, 1, TODAY)  # noqa: DTZ001 -- as above
    @example(LORD_HOWE, datetime(2026, 4, 5, 1, 40), True, 20, TODAY)  # noqa: DTZ001 -- as above
    @settings(max_examples=200)
    def test_what_is_shown_is_read_back_the_same(
        self, zone: tzinfo, moment: datetime, second: bool, minutes: int | None, today: date
    ) -> None:
        starts = moment.replace(second=0, microsecond=0, fold=int(second), tzinfo=zone)
        assume(starts.astimezone(UTC).astimezone(zone).replace(fold=starts.fold) == starts)
        when = When(starts.date(), starts, minutes)

        again = read_when(when.show(), today, zone)

        assert again == when
        assert again.starts is not None
        assert again.starts.utcoffset() == starts.utcoffset()

    @given(
        st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.one_of(st.none(), st.integers(1, 3000))
    )
    @settings(max_examples=100)
    def test_a_day_without_a_time_is_read_back_the_same(
        self, day: date, minutes: int | None
    ) -> None:
        when = When(day, None, minutes)

        assert read(when.show()) == when


@pytest.mark.parametrize(
    "written", ["wed 3 Mar 2026", "29 Feb 2027", "Sun 29 Feb 2026", "31 feb 2026"]
)
def test_the_year_of_a_date_that_is_not_there_is_never_taken_for_a_time(written: str) -> None:
    with pytest.raises(WrongUse) as refused:
        read_when(written, date(2026, 3, 1), UTC)
    assert "2026" in str(refused.value) or "2027" in str(refused.value)

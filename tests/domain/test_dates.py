"""Dates as people write them: read as they were meant, refused where two days could be meant."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessionkit.domain.dates import Prefer, aware, read_date, show_date, show_moment
from sessionkit.domain.errors import WrongUse

MONDAY = date(2026, 3, 2)
THIRD = date(2026, 3, 3)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
PREFERENCES: tuple[Prefer, ...] = ("past", "future", "nearest")


def refusal(text: str, today: date = MONDAY, prefer: Prefer = "nearest") -> WrongUse:
    """What the person is told who wrote this."""
    with pytest.raises(WrongUse) as refused:
        read_date(text, today, prefer)
    return refused.value


class TestReading:
    @pytest.mark.parametrize(
        "text",
        [
            "3/3/2026",
            "03/03/2026",
            "3.3.2026",
            "3-3-26",
            "3/3/26",
            "3 3 2026",
            "3 / 3 / 2026",
            " 3/3 ",
            "3 mar",
            "3 MAR",
            "3mar2026",
            "3-Mar-26",
            "3 Mar '26",
            "3 Mar ’26",
            "3. March 2026",
            "3rd March 2026",
            "3rd of March, 2026",
            "the 3rd of March",
            "on 3 March 2026.",
            "March 3, 2026",
            "Mar. 3rd",
            "Tue 3 Mar 2026",
            "Tuesday, 3 March 2026",
            "Tues. 3/3",
            "Tue March 3",
            "Tuesday the 3rd of March",
            "3/3/2026 (Tue)",
            "3 March 2026 Tuesday",
            "2026-03-03",
            "2026/3/3",
            "3–3–2026",
            "tomorrow",
            "tue",
            "Tuesday",
            "this tue",
            "in 1 day",
            "in a day",
        ],
    )
    def test_the_third_of_march_is_read_however_it_is_written(self, text: str) -> None:
        assert read_date(text, MONDAY) == THIRD

    @pytest.mark.parametrize(
        ("text", "days"),
        [
            ("today", 0),
            ("Yesterday", -1),
            ("the day after tomorrow", 2),
            ("in 2 weeks", 14),
            ("in two weeks", 14),
            ("in a fortnight", 14),
            ("10 days ago", -10),
            ("a week ago", -7),
            ("a week today", 7),
            ("tomorrow week", 8),
            ("tue week", 8),
            ("a week on wed", 9),
            ("next mon", 7),
            ("mon", 7),
            ("sun", 6),
            ("last mon", -7),
            ("last fri", -3),
        ],
    )
    def test_days_near_today_are_counted_from_it(self, text: str, days: int) -> None:
        assert read_date(text, MONDAY) == MONDAY + timedelta(days=days)

    def test_months_and_years_from_today_keep_the_day(self) -> None:
        assert read_date("in 3 months", MONDAY) == date(2026, 6, 2)
        assert read_date("in 11 months", MONDAY) == date(2027, 2, 2)
        assert read_date("2 months ago", MONDAY) == date(2026, 1, 2)
        assert read_date("a year ago", MONDAY) == date(2025, 3, 2)
        assert "no 31 February" in refusal("in 1 month", date(2026, 1, 31)).message

    def test_two_digits_are_a_year_of_this_century_unless_far_ahead(self) -> None:
        assert read_date("3/3/46", MONDAY).year == 2046
        assert read_date("3/3/47", MONDAY).year == 1947
        assert read_date("3/3/00", MONDAY).year == 2000

    @given(DAYS, DAYS)
    @settings(max_examples=100)
    def test_what_is_shown_is_read_back_on_any_day(self, day: date, today: date) -> None:
        for prefer in PREFERENCES:
            assert read_date(show_date(day), today, prefer) == day
            assert read_date(day.isoformat(), today, prefer) == day
            assert read_date(f"{day.day}/{day.month}/{day.year}", today, prefer) == day


class TestYearsNotWritten:
    @pytest.mark.parametrize(
        ("text", "past", "future", "nearest"),
        [
            ("2 mar", 2026, 2026, 2026),
            ("3 mar", 2025, 2026, 2026),
            ("1/3", 2026, 2027, 2026),
            ("31/12", 2025, 2026, 2025),
            ("1 aug", 2025, 2026, 2026),
            ("29 feb", 2024, 2028, 2028),
        ],
    )
    def test_the_year_is_taken_by_what_is_preferred(
        self, text: str, past: int, future: int, nearest: int
    ) -> None:
        assert read_date(text, MONDAY, "past").year == past
        assert read_date(text, MONDAY, "future").year == future
        assert read_date(text, MONDAY).year == nearest

    def test_a_weekday_alone_is_the_last_one_where_the_past_is_preferred(self) -> None:
        assert read_date("tue", MONDAY, "past") == date(2026, 2, 24)
        assert read_date("mon", MONDAY, "past") == date(2026, 2, 23)

    @given(DAYS, st.sampled_from(["29 feb", "1/1", "31 dec", "2 mar", "15 jul"]))
    @settings(max_examples=150)
    def test_past_is_not_after_today_and_future_not_before(self, today: date, text: str) -> None:
        past, future, near = (read_date(text, today, prefer) for prefer in PREFERENCES)

        assert past <= today <= future
        assert abs(near - today) == min(today - past, future - today)


class TestRefusing:
    def test_a_month_thirteen_is_refused_with_what_was_likely_meant(self) -> None:
        error = refusal("4/13/2027")

        assert error.message == "“4/13/2027”: there is no month 13."
        assert error.hint == ("Dates are read day first: write 13 Apr 2027 if April 13 was meant.")

    @pytest.mark.parametrize("text", ["13/13/2026", "2026-13-01", "1/0/2026", "0/13"])
    def test_other_months_that_do_not_exist_are_refused_without_a_guess(self, text: str) -> None:
        error = refusal(text)

        assert "there is no month" in error.message
        assert "if" not in error.hint

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("31 Feb", "there is no 31 February; it has 29 days at most"),
            ("30/2", "there is no 30 February"),
            ("29 Feb 2026", "there is no 29 February 2026; that month has 28 days"),
            ("31/4/2026", "there is no 31 April 2026"),
            ("0/3/2026", "there is no 0 March 2026"),
            ("2026-02-30", "there is no 30 February 2026"),
        ],
    )
    def test_a_day_that_does_not_exist_is_refused(self, text: str, told: str) -> None:
        assert told in refusal(text).message

    @pytest.mark.parametrize("text", ["Wed 3 Mar 2026", "3/3/2026 (Wednesday)", "wed 2026-03-03"])
    def test_a_weekday_that_does_not_agree_is_refused(self, text: str) -> None:
        assert "3 Mar 2026 is a Tuesday, not a Wednesday" in refusal(text).message

    def test_next_tuesday_is_refused_while_this_weeks_is_still_to_come(self) -> None:
        error = refusal("next tue")

        assert "Tue 3 Mar 2026, which is this week, or Tue 10 Mar 2026" in error.message
        assert error.hint == "Write 3 Mar 2026 or 10 Mar 2026."
        assert read_date("next tue", THIRD) == date(2026, 3, 10)
        assert read_date("next tue", date(2026, 3, 8)) == date(2026, 3, 10)

    def test_last_tuesday_is_refused_when_this_weeks_has_been(self) -> None:
        error = refusal("last tue", date(2026, 3, 6))

        assert "Tue 3 Mar 2026, which is this week, or Tue 24 Feb 2026" in error.message
        assert read_date("last tue", THIRD) == date(2026, 2, 24)

    def test_this_tuesday_is_refused_once_it_has_come(self) -> None:
        assert "which is this week" in refusal("this tue", THIRD).message
        assert "which is this week" in refusal("this tue", date(2026, 3, 5)).message

    @given(DAYS, st.sampled_from(["mon", "wed", "sun"]))
    @settings(max_examples=100)
    def test_next_is_never_this_week_and_last_never_either(self, today: date, word: str) -> None:
        this_week = today.isocalendar()[:2]
        for which in ("next", "last"):
            try:
                found = read_date(f"{which} {word}", today)
            except WrongUse:
                continue
            assert found.isocalendar()[:2] != this_week
            assert 0 < abs((found - today).days) <= 7

    @pytest.mark.parametrize(
        "text",
        [
            *("", "  ", "\n", "soon", "3", "13", "tue 3", "March 2026", "3 mar 2026 x", "3//3"),
            *(
                "3/3/206",
                "1/2/3",
                "3/3/1666",
                "3/3/2206",
                "next week",
                "last year",
                "14:30",
                "tu",
                "3 ma",
            ),
            *("²/3/2026", "٣/٣/٢٠٢٦"),
        ],
    )
    def test_what_is_no_date_is_refused_with_examples(self, text: str) -> None:
        error = refusal(text)

        assert error.message
        assert "2026-03-03" in error.hint or "four digits" in error.hint

    def test_a_slip_in_a_name_is_answered_with_the_name(self) -> None:
        assert "Was February meant for “febuary”?" in refusal("3 Febuary 2026").hint
        assert "Was Wednesday meant for “wendesday”?" not in refusal("wendesday 4/3").hint
        assert "Was Wednesday meant for “wedensday”?" in refusal("wedensday 4/3").hint

    def test_a_pasted_page_is_refused_and_not_echoed(self) -> None:
        error = refusal("3 mar " * 5000)

        assert "is too long" in error.message
        assert len(error.message) < 200

    def test_what_is_echoed_cannot_steer_the_terminal(self) -> None:
        assert "\x1b" not in refusal("3 \x1b[31m mar").message

    def test_dates_beyond_the_calendar_are_refused(self) -> None:
        assert "too far off" in refusal("in 999 years", date(9990, 1, 1)).message
        assert "too far off" in refusal("in 999 weeks", date(9999, 1, 1)).message
        assert "too far off" in refusal("999 years ago", date(500, 1, 1)).message

    @given(st.text(max_size=40))
    @settings(max_examples=200)
    def test_any_text_is_read_or_refused_and_nothing_else_happens(self, text: str) -> None:
        try:
            found = read_date(text, MONDAY)
        except WrongUse:
            return
        assert read_date(show_date(found), MONDAY) == found


class TestShowing:
    def test_a_date_is_shown_with_its_weekday(self) -> None:
        assert show_date(THIRD) == "Tue 3 Mar 2026"

    def test_a_moment_is_shown_in_its_own_zone(self) -> None:
        summer = timezone(timedelta(hours=1))

        assert show_moment(datetime(2026, 3, 3, 14, 0, tzinfo=UTC)) == "Tue 3 Mar 2026, 14:00"
        assert show_moment(datetime(2026, 6, 1, 9, 5, tzinfo=summer)) == "Mon 1 Jun 2026, 09:05"

    def test_a_time_without_a_zone_is_refused(self) -> None:
        naive = datetime(2026, 3, 3, 14, 0)  # noqa: DTZ001 -- what is refused

        for refuse in (aware, show_moment):
            with pytest.raises(WrongUse, match="has no time zone"):
                refuse(naive)

    def test_an_aware_time_is_given_back_as_it_is(self) -> None:
        moment = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)

        assert aware(moment) is moment

    def test_every_month_and_weekday_is_shown_by_its_first_three_letters(self) -> None:
        week = [show_date(MONDAY + timedelta(days=each))[:3] for each in range(7)]
        year = [show_date(date(2026, month, 1))[6:9] for month in range(1, 13)]

        assert " ".join(week) == "Mon Tue Wed Thu Fri Sat Sun"
        assert " ".join(year) == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"

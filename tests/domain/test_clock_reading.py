"""Times of day and lengths as people write them."""

from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessionkit.domain.clock_reading import read_span
from sessionkit.domain.dates import read_length, read_time
from sessionkit.domain.errors import WrongUse


class TestTimes:
    @pytest.mark.parametrize(
        "text", ["14:30", "14.30", "1430", "2.30 pm", "2:30pm", "2.30 p.m.", "230pm", "14h30"]
    )
    def test_half_past_two_in_the_afternoon_is_read_however_it_is_written(self, text: str) -> None:
        assert read_time(text) == time(14, 30)

    @pytest.mark.parametrize(
        ("text", "hour", "minute"),
        [
            ("2pm", 14, 0),
            ("2 PM", 14, 0),
            ("2am", 2, 0),
            ("noon", 12, 0),
            ("12 noon", 12, 0),
            ("12pm", 12, 0),
            ("12am", 0, 0),
            ("12:30", 12, 30),
            ("0:30", 0, 30),
            ("02:30", 2, 30),
            ("0230", 2, 30),
            ("7:00", 7, 0),
            ("930", 9, 30),
            ("14:00:00", 14, 0),
            ("1400 hrs", 14, 0),
            ("23:59", 23, 59),
        ],
    )
    def test_other_times_are_read(self, text: str, hour: int, minute: int) -> None:
        assert read_time(text) == time(hour, minute)

    @pytest.mark.parametrize("text", ["1:00", "2:30", "2.30", "230", "6:59"])
    def test_a_time_that_can_be_at_night_or_in_the_afternoon_is_refused(self, text: str) -> None:
        with pytest.raises(WrongUse, match="at night or in the afternoon"):
            read_time(text)

    def test_both_meanings_are_offered(self) -> None:
        with pytest.raises(WrongUse) as refused:
            read_time("2:30")
        assert refused.value.hint == "Write 14:30, or 02:30 for the night."

    @pytest.mark.parametrize(
        "text", ["", "x", "24:00", "25:00", "14:60", "14pm", "0pm", "13 am", "14:30:10", "1:2"]
    )
    def test_what_is_no_time_of_day_is_refused(self, text: str) -> None:
        with pytest.raises(WrongUse) as refused:
            read_time(text)
        assert refused.value.hint

    def test_a_bare_hour_and_midnight_are_refused_with_what_to_write(self) -> None:
        for text, hint in (
            ("2", "Write 2 am or 2 pm."),
            ("14", "Write 14:00."),
            ("midnight", "Write 00:00 with the day that begins."),
        ):
            with pytest.raises(WrongUse) as refused:
                read_time(text)
            assert refused.value.hint == hint

    @given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
    @settings(max_examples=100)
    def test_a_time_as_it_is_shown_is_read_back(self, at: time) -> None:
        assert read_time(f"{at:%H:%M}") == at
        assert read_time(f"{at:%H%M}") == at
        assert read_time(f"{at.hour % 12 or 12}.{at:%M} {'pm' if at.hour >= 12 else 'am'}") == at


class TestSpans:
    @pytest.mark.parametrize(
        ("start", "end", "first", "last"),
        [
            ("14:30", "15:30", "14:30", "15:30"),
            ("2", "3pm", "14:00", "15:00"),
            ("2:30", "3.30 pm", "14:30", "15:30"),
            ("9:30", "10:30pm", "21:30", "22:30"),
            ("11", "1pm", "11:00", "13:00"),
            ("9", "10am", "09:00", "10:00"),
            ("14:00", "3:30pm", "14:00", "15:30"),
            ("2pm", "3", "14:00", "15:00"),
            ("2pm", "7:30", "14:00", "19:30"),
            ("11:30", "1:30", "11:30", "13:30"),
            ("14:30", "3:30", "14:30", "15:30"),
            ("14:00", "15", "14:00", "15:00"),
            ("11am", "noon", "11:00", "12:00"),
            ("noon", "1", "12:00", "13:00"),
            ("01:00", "02:00", "01:00", "02:00"),
        ],
    )
    def test_one_time_says_which_half_of_the_day_the_other_is_in(
        self, start: str, end: str, first: str, last: str
    ) -> None:
        assert [f"{at:%H:%M}" for at in read_span(start, end)] == [first, last]

    @pytest.mark.parametrize(("start", "end"), [("2:30", "3:30"), ("10", "11"), ("2", "x")])
    def test_where_neither_says_it_the_span_is_refused(self, start: str, end: str) -> None:
        with pytest.raises(WrongUse):
            read_span(start, end)

    @pytest.mark.parametrize(
        ("start", "end"), [("15:30", "14:30"), ("23:00", "01:00"), ("9am", "9am")]
    )
    def test_an_end_that_is_not_after_the_start_is_refused(self, start: str, end: str) -> None:
        with pytest.raises(WrongUse, match="is not after the start"):
            read_span(start, end)


class TestLengths:
    @pytest.mark.parametrize(
        ("text", "minutes"),
        [
            ("60 min", 60),
            ("45 minutes", 45),
            ("90m", 90),
            ("1 hour", 60),
            ("an hour", 60),
            ("1.5 hours", 90),
            ("an hour and a half", 90),
            ("1 h 30 min", 90),
            ("1h30m", 90),
            ("half an hour", 30),
            ("two hours", 120),
            ("1440 min", 1440),
        ],
    )
    def test_lengths_are_read_in_minutes(self, text: str, minutes: int) -> None:
        assert read_length(text) == minutes

    @pytest.mark.parametrize("text", ["", "0 min", "60", "1.33 hours", "-5 min", "long"])
    def test_what_is_no_length_is_refused(self, text: str) -> None:
        with pytest.raises(WrongUse, match="cannot be read as a length"):
            read_length(text)

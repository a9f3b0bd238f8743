"""What is no form is refused, and the message says what is wrong, where, and what to do."""

import pytest

from sessionkit.documents.forms import blank_form
from sessionkit.domain.errors import WrongUse
from tests.documents.forms.test_nothing_is_lost import read

LETTER = """Dear Moira,

Could you look at the present arrangements? The outcome of the meeting was good,
and the venue suits us.

Date and content as agreed.

Isla
"""

MINUTES = """# Team meeting

Date: 3/3/26
Venue: Room 2
Present: Isla Muir, Tom Baird
Apologies: Moira Orr

1. Car park
"""


@pytest.mark.parametrize("text", ["", "\n\n", "hello", LETTER, MINUTES, "DATE: 3/3/26\nVENUE: x"])
def test_a_text_that_is_no_form_is_refused_and_called_so(text: str) -> None:
    with pytest.raises(WrongUse, match="This is no session form") as refused:
        read(text)
    assert "sessionkit form" in refused.value.hint


def test_the_refusal_names_the_headings_that_were_found() -> None:
    with pytest.raises(WrongUse, match="it has only DATE, VENUE, PRESENT"):
        read(MINUTES)


@pytest.mark.parametrize(
    "text",
    [
        blank_form(),
        "NAME OF OFFENDER:\nDATE:\nVENUE:\nPRESENT:\nEXERCISE: SEE ATTACHED LIST\nOUTCOME:\n",
        "| NAME | |\n|---|---|\n| DATE | |\n| EXERCISE | |\n| OUTCOME | |\n",
    ],
)
def test_a_blank_form_is_refused(text: str) -> None:
    with pytest.raises(WrongUse, match="The form is empty"):
        read(text)


def test_a_form_without_a_date_is_refused_with_what_to_write() -> None:
    with pytest.raises(WrongUse, match="The form has no DATE") as refused:
        read("NAME: Rowan Calder\nEXERCISE: Walls\nOUTCOME: Good.")
    assert "Tue 3 Mar 2026" in refused.value.hint


def test_an_empty_date_is_named_with_its_line() -> None:
    with pytest.raises(WrongUse, match="Line 2: there is no date"):
        read("NAME: Rowan Calder\nDATE:\nEXERCISE: Walls\nOUTCOME: Good.")


@pytest.mark.parametrize(
    "written", ["4/13/2026", "Wed 3 March 2026", "31 Feb 2026", "soon", "3 Marhc"]
)
def test_a_date_that_cannot_be_read_is_named_with_its_line_and_what_to_write(written: str) -> None:
    with pytest.raises(WrongUse, match="Line 3: ") as refused:
        read(f"NAME: Rowan Calder\n\nDATE: {written}\nEXERCISE: Walls\nOUTCOME: Good.")
    assert refused.value.hint


def test_no_message_says_invalid() -> None:
    for text in ("", MINUTES, blank_form(), "NAME: x\nDATE: y\nOUTCOME: z"):
        with pytest.raises(WrongUse) as refused:
            read(text)
        assert "invalid" not in str(refused.value).lower()

"""What is pasted is one text, whatever stands in it and however the terminal sends it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import _parser, constants, events
from textual._xterm_parser import XTermParser
from textual.message import Message

from sessionkit.tui import whole_pastes
from sessionkit.tui.whole_pastes import WholePastes

BEGIN, END = "\x1b[200~", "\x1b[201~"
NASTY = "AAA \x1bOQ BBB \x11 CCC \x1b[31mred\x1b]0;title\x07 \x1b \u202e <b>"


def messages(*pieces: str) -> list[Message]:
    """What a parser makes of pieces that were read one after the other."""
    parser = WholePastes()
    found: list[Message] = []
    for piece in pieces:
        found += parser.feed(piece)
    return found


def keys(found: list[Message]) -> list[str]:
    return [each.key for each in found if isinstance(each, events.Key)]


def pastes(found: list[Message]) -> list[str]:
    return [each.text for each in found if isinstance(each, events.Paste)]


def test_an_escape_in_a_paste_makes_no_keys() -> None:
    found = messages(f"{BEGIN}{NASTY}{END}")
    assert pastes(found) == [NASTY]
    assert len(found) == 1


@given(
    text=st.text(alphabet="ab\x1b[]~201O\x11\n é", max_size=40).filter(
        lambda each: END not in each
    ),
    cuts=st.lists(st.integers(1, 50), max_size=6),
)
def test_a_paste_is_whole_wherever_the_reading_cuts_it(text: str, cuts: list[int]) -> None:
    if END in text + END[:-1]:
        return
    sent = f"{BEGIN}{text}{END}x"
    places = sorted({0, *(cut for cut in cuts if cut < len(sent)), len(sent)})
    found = messages(*(sent[a:b] for a, b in pairwise(places)))
    assert pastes(found) == [text]
    assert keys(found) == ["x"]


@pytest.mark.parametrize(
    "sent", ["\x1bOP", "\x1b[2~", "\x11", "é", "ab\r", "\x1b[<0;5;5M", "\x1b[20~"]
)
def test_keys_and_the_mouse_are_as_before(sent: str) -> None:
    assert [repr(each) for each in messages(sent)] == [
        repr(each) for each in XTermParser().feed(sent)
    ]


def test_a_paste_whose_first_escape_came_alone_is_whole() -> None:
    found = messages("\x1b", f"[200~A\x11B \x1bOQ C{END}")
    assert pastes(found) == ["A\x11B \x1bOQ C"]
    assert len(found) == 1


def test_the_escape_key_is_handed_on_as_soon_as_it_has_waited_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moment = 100.0
    for module in (whole_pastes, _parser):
        monkeypatch.setattr(module, "get_time", lambda: moment)
    parser = WholePastes()
    assert keys([*parser.feed("\x1b"), *parser.tick()]) == []
    moment += constants.ESCAPE_DELAY
    assert keys([*parser.tick()]) == ["escape"]


def test_what_follows_a_paste_is_typed() -> None:
    found = messages("a", f"{BEGIN}b{END}c{BEGIN}d{END}", "e")
    assert keys(found) == ["a", "c", "e"]
    assert pastes(found) == ["b", "d"]


def test_a_beginning_that_becomes_no_paste_is_handed_on() -> None:
    parser = WholePastes()
    found = [*parser.feed("a\x1b[20"), *parser.feed("~")]
    assert keys(found)[:1] == ["a"]
    assert keys(found)[1:] == ["f9"]

"""What comes out of an envelope is what went in, or the file is named as damaged."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessionkit.domain.errors import DamagedData
from sessionkit.storage.envelope import HEADER_LIMIT, Envelope, Opened
from sessionkit.storage.generations import HEAD

RAW = Envelope().wrap("case", 1, b'{"case": {}}\n')


def assert_damaged(raw: bytes) -> None:
    with pytest.raises(DamagedData, match=r"00000042\.case is damaged"):
        Envelope().unwrap(raw, "00000042.case")


@settings(max_examples=100)
@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True), st.integers(1, 999_999_999), st.binary())
def test_whatever_goes_in_comes_out(kind: str, number: int, body: bytes) -> None:
    raw = Envelope().wrap(kind, number, body)
    assert Envelope().unwrap(raw, "name") == Opened(kind, number, body)
    assert raw.index(b"\n") < HEADER_LIMIT


def test_the_first_line_says_what_the_file_is() -> None:
    first, body = RAW.split(b"\n", 1)
    assert first.startswith(b"sessionkit case 1 sha256:")
    assert len(first) == len(b"sessionkit case 1 sha256:") + 64
    assert body == b'{"case": {}}\n'


def test_every_truncation_is_noticed() -> None:
    for length in range(len(RAW)):
        assert_damaged(RAW[:length])


def test_every_flipped_bit_is_noticed() -> None:
    for place in range(len(RAW)):
        for bit in range(8):
            assert_damaged(RAW[:place] + bytes([RAW[place] ^ 1 << bit]) + RAW[place + 1 :])


@pytest.mark.parametrize("more", [b"\n", b"\0", b" ", RAW])
def test_a_byte_too_many_is_noticed(more: bytes) -> None:
    assert_damaged(RAW + more)
    assert_damaged(more + RAW)


@settings(max_examples=100)
@given(st.binary(max_size=400))
def test_no_bytes_of_another_origin_are_taken_for_a_file_of_ours(raw: bytes) -> None:
    assert_damaged(raw)


def test_an_empty_file_is_damage_and_not_an_empty_thing() -> None:
    with pytest.raises(DamagedData, match="it is empty"):
        Envelope().unwrap(b"", "name")


def test_a_first_line_without_end_is_not_searched_for_one() -> None:
    assert_damaged(b"sessionkit " * 1_000_000)
    assert_damaged(b"sessionkit case 1 " + b"0" * HEADER_LIMIT + b"\n")


@pytest.mark.parametrize("kind", ["", "Case", "a case", "case\n", "f\u00e4lle", "x" * 21, "case1"])
def test_a_kind_that_the_first_line_cannot_carry_is_not_written(kind: str) -> None:
    with pytest.raises(ValueError, match=r"no envelope can carry|ascii"):
        Envelope().wrap(kind, 1, b"")


@pytest.mark.parametrize("number", [0, -1, 10**9])
def test_a_format_number_that_the_first_line_cannot_carry_is_not_written(number: int) -> None:
    with pytest.raises(ValueError, match="no envelope can carry"):
        Envelope().wrap("case", number, b"")


def test_contents_are_told_apart_by_the_head_that_a_generation_remembers() -> None:
    assert HEAD <= HEADER_LIMIT
    heads = {Envelope().wrap("case", 1, b"x" * 500 + bytes([each]))[:HEAD] for each in range(50)}
    assert len(heads) == 50


def test_a_body_is_not_shown_in_messages() -> None:
    assert "secret" not in repr(Opened("case", 1, b"secret"))

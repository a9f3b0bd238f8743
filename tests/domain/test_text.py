"""Text at the door: nothing gets in that steers, hides or turns round, and no word is mangled."""

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sessionkit.domain.errors import WrongUse
from sessionkit.domain.text import (
    Decoded,
    Replaced,
    SafeText,
    decode_bytes,
    field_text,
    make_safe,
    one_line,
)

SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
NASTY = (
    "\x00\x07\x08\t\n\x0b\x0c\r\x1b\x1f\x7f\x80\x85\x9b\x9f\u061c\u200b\u200c\u200d\u200e\u200f"
    "\u2028\u2029\u202a\u202e\u2060\u2064\u2066\u2069\u206f\ufeff\ufff9\ufffb\ufffe\uffff\ufdd0"
    "\U0001f3f4\U000e0001\U000e0067\U000e0062\U000e007f\U0001fffe\U0010ffff\ud800\udc80\udfff"
    "⟦U+202E⟧␛ aé\u00ad"
)
ANY_TEXT = st.text(st.one_of(st.sampled_from(NASTY), st.characters()))
"""Every character there is, halves of characters too."""


FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")


def _without_layout(text: str) -> str:
    return re.sub("[\t\r\v\f]", " ", text.removeprefix("\ufeff"))


def is_unsafe(character: str) -> bool:
    """The rule of DESIGN 5, said once more in other words: by Unicode's categories."""
    number, category = ord(character), unicodedata.category(character)
    return (
        (category == "Cc" and character != "\n")
        or category == "Cs"
        or (category == "Cf" and unicodedata.bidirectional(character) in _TURNS)
        or character in "\u061c\u200b\u200e\u200f\ufeff"
        or 0x2060 <= number <= 0x206F
        or 0xFFF9 <= number <= 0xFFFB
        or 0xFDD0 <= number <= 0xFDEF
        or 0xE0000 <= number <= 0xE007F
        or number & 0xFFFE == 0xFFFE
    )


_TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


class TestTheDoor:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
            ("one\x0btwo\x0cthree\u2028four\u2029five", "one\ntwo\nthree\nfour\nfive"),
            ("a\tb", "a    b"),
            ("\ufeffHe came.", "He came."),
            ("\r\r\n\n", "\n\n\n"),
        ],
    )
    def test_line_ends_and_tabs_are_made_uniform_without_a_word(
        self, typed: str, kept: str
    ) -> None:
        assert make_safe(typed) == SafeText(kept)
        assert make_safe(typed).notice() == ""

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("red \x1b[31m", "red ␛[31m"),
            ("\x00\x07\x1f", "␀␇␟"),
            ("\x7f", "␡"),
            ("\x85\x9b", "⟦U+0085⟧⟦U+009B⟧"),
            ("abc\u202edcba", "abc⟦U+202E⟧dcba"),
            ("\u061c\u200e\u2066", "⟦U+061C⟧⟦U+200E⟧⟦U+2066⟧"),
            ("no\u200bspace", "no⟦U+200B⟧space"),
            ("in\ufeffside", "in⟦U+FEFF⟧side"),
            ("\ufeff\ufeffx", "⟦U+FEFF⟧x"),
            ("\ufff9a\ufffb", "⟦U+FFF9⟧a⟦U+FFFB⟧"),
            ("half \ud83d", "half ⟦U+D83D⟧"),
            ("\U000e0041hidden", "⟦U+E0041⟧hidden"),
            ("\uffff\U0001fffe\ufdd0", "⟦U+FFFF⟧⟦U+1FFFE⟧⟦U+FDD0⟧"),
        ],
    )
    def test_what_steers_or_hides_becomes_a_visible_mark(self, typed: str, kept: str) -> None:
        assert make_safe(typed).text == kept

    @pytest.mark.parametrize(
        "text",
        [
            "Plain words – “quoted”, it's £5.",
            f"A family: {FAMILY}",
            f"A flag: {SCOTLAND}",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "soft\u00adhyphen",
            "ZÀÉ\u0301 日本語 🏴",
            "already marked ⟦U+202E⟧ ␛",
        ],
    )
    def test_joiners_flags_and_every_script_stay(self, text: str) -> None:
        assert make_safe(text) == SafeText(text)

    def test_a_flag_that_is_not_well_formed_does_not_hide_its_tags(self) -> None:
        unended = SCOTLAND.removesuffix("\U000e007f")
        long = SCOTLAND.replace("\U000e0067", "\U000e0067" * 9)

        for flag in (unended, long):
            assert not re.search("[\U000e0000-\U000e007f]", make_safe(flag).text)

    def test_the_person_is_told_what_was_replaced_and_how_often(self) -> None:
        safe = make_safe("\x1b[31m\u202ered\x1b[0m")

        assert safe.replaced == (Replaced("␛", 0x1B, 2), Replaced("⟦U+202E⟧", 0x202E, 1))
        assert safe.notice() == (
            "3 characters that cannot be shown safely are now visible marks: "
            "␛ (U+001B) twice, ⟦U+202E⟧."
        )

    def test_one_character_is_told_as_one_and_many_kinds_are_not_all_listed(self) -> None:
        assert make_safe("\u202e").notice() == (
            "1 character that cannot be shown safely is now a visible mark: ⟦U+202E⟧."
        )
        assert (
            make_safe("".join(map(chr, range(9)))).notice().endswith("␅ (U+0005) and 3 more kinds.")
        )

    def test_of_all_characters_exactly_the_unsafe_ones_are_replaced(self) -> None:
        every = "x" + "".join(map(chr, range(0x110000)))

        replaced = {kind.code_point for kind in make_safe(every).replaced}

        layout = set(map(ord, "\t\r\v\f"))
        assert replaced | layout == {number for number in map(ord, every) if is_unsafe(chr(number))}

    @given(ANY_TEXT)
    @settings(max_examples=200)
    def test_nothing_unsafe_is_left(self, text: str) -> None:
        safe = make_safe(text).text

        assert not [each for each in FLAG.sub("", safe) if is_unsafe(each)]
        assert safe.encode("utf-8").decode("utf-8") == safe

    @given(ANY_TEXT)
    @example("\ufeff\ufeff")
    @example("\x1b\r\n\t")
    @settings(max_examples=200)
    def test_passing_the_door_twice_is_passing_it_once(self, text: str) -> None:
        once = make_safe(text).text

        assert make_safe(once) == SafeText(once)

    @given(ANY_TEXT)
    @settings(max_examples=200)
    def test_everything_replaced_is_reported_and_nothing_else_is(self, text: str) -> None:
        safe = make_safe(text)

        for kind in safe.replaced:
            assert safe.text.count(kind.mark) == kind.count + text.count(kind.mark)
        unsafe = [each for each in FLAG.sub("", _without_layout(text)) if is_unsafe(each)]
        assert sum(kind.count for kind in safe.replaced) == len(unsafe)


class TestFields:
    def test_blank_lines_and_spaces_round_a_field_go_and_nothing_inside(self) -> None:
        assert field_text(" \n\n  one  \n\n\n two \n ") == "one  \n\n\n two"

    def test_a_field_of_one_line_is_one_line(self) -> None:
        assert one_line("  Rowan \n\n  Calder ") == "Rowan Calder"
        assert one_line(" \n ") == ""

    def test_a_space_that_was_meant_to_hold_stays(self) -> None:
        assert one_line("5\u00a0min") == "5\u00a0min"
        assert field_text("\u00a0x") == "\u00a0x"


class TestBytes:
    @pytest.mark.parametrize(
        ("data", "text", "encoding"),
        [
            (b"", "", "UTF-8"),
            ("He’s “fine” – £5 é".encode(), "He’s “fine” – £5 é", "UTF-8"),
            ("He’s".encode("utf-8-sig"), "He’s", "UTF-8"),
            ("He’s\r\n".encode("utf-16"), "He’s\r\n", "UTF-16"),
            (b"\xfe\xff" + "日本".encode("utf-16-be"), "日本", "UTF-16"),
            ("He’s “fine” – £5, café…".encode("cp1252"), "He’s “fine” – £5, café…", "Windows-1252"),
            (b"\xa35", "£5", "Windows-1252"),
            ("Zoë Müller, façade, Ærø, jäätä".encode("cp1252"), None, "Windows-1252"),
            (b"\x1b[1m\x1b[2m", "\x1b[1m\x1b[2m", "UTF-8"),
            (b"one \x1b[31m and \x00 in much text", "one \x1b[31m and \x00 in much text", "UTF-8"),
        ],
    )
    def test_text_in_an_encoding_that_can_be_told_is_read(
        self, data: bytes, text: str | None, encoding: str
    ) -> None:
        expected = data.decode("cp1252") if text is None else text
        assert decode_bytes(data, "form.md") == Decoded(expected, encoding)

    @pytest.mark.parametrize(
        ("data", "offset", "line", "why"),
        [
            (b"AIMS\r\nan \x9d odd byte", 9, 2, "no character of Windows-1252"),
            ("caf\u00e9 ".encode() + b"\x93quoted\x94", 3, 1, "two encodings are mixed"),
            (b"DATE\n" + "Он пришёл".encode("cp1251"), 8, 2, "another alphabet"),
            ("Он я и ты".encode("cp1251"), 0, 1, "another alphabet"),
            ("don’t".encode("mac_roman"), 3, 1, "another encoding"),
            ("the café".encode("cp437"), 7, 1, "another encoding"),
            ("cost £5".encode("cp850"), 5, 1, "another encoding"),
            ("こんにちは".encode("shift_jis"), 5, 1, "two encodings are mixed"),
            (b"\xe9 one zero \x00 byte in much text", 11, 1, "a zero byte"),
            ("Hello\n".encode("utf-16-le"), 1, 1, "control bytes"),
            ("Привет\n".encode("utf-16-be"), 0, 1, "control bytes"),
            (b"\xef\xbb\xbfgood\n\nbad \xff", 13, 3, "says it is UTF-8"),
            (b"\xff\xfea\x00\n\x00\x00\xd8", 6, 2, "UTF-16 text is broken"),
            (b"\xff\xfea", 2, 1, "UTF-16 text is broken"),
        ],
    )
    def test_text_that_could_be_mangled_is_refused_with_its_place(
        self, data: bytes, offset: int, line: int, why: str
    ) -> None:
        with pytest.raises(WrongUse) as refused:
            decode_bytes(data, "form.md")

        assert refused.value.message.startswith("form.md: ")
        assert f"byte offset {offset} (line {line})" in refused.value.message
        assert why in refused.value.message
        assert "UTF-8" in refused.value.hint

    @pytest.mark.parametrize(
        ("data", "kind"),
        [
            (b"PK\x03\x04 and so on", "a word-processor or zip file"),
            (b"%PDF-1.7\n", "a PDF"),
            (b"\xd0\xcf\x11\xe0\xa1", "an old word-processor file"),
            ("text".encode("utf-32"), "UTF-32"),
        ],
    )
    def test_a_file_that_is_no_plain_text_is_called_what_it_is(
        self, data: bytes, kind: str
    ) -> None:
        with pytest.raises(WrongUse, match=f"form.doc: this is {kind}"):
            decode_bytes(data, "form.doc")

    @given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
    @settings(max_examples=100)
    def test_what_was_written_in_unicode_is_read_as_it_was(self, text: str) -> None:
        plain = text.removeprefix("\ufeff")

        assert decode_bytes(plain.encode("utf-8-sig"), "f").text == plain
        assert decode_bytes(b"x" + plain.encode(), "f").text == "x" + plain
        assert decode_bytes(plain.encode("utf-16"), "f").text == plain

    @given(st.binary(max_size=60))
    @settings(max_examples=200)
    def test_any_bytes_are_read_or_refused_and_never_partly_lost(self, data: bytes) -> None:
        try:
            read = decode_bytes(data, "f")
        except WrongUse:
            return
        codecs = {"UTF-8": "utf-8", "UTF-16": "utf-16", "Windows-1252": "cp1252"}
        assert data.decode(codecs[read.encoding]).removeprefix("\ufeff") == read.text

"""Text at the door: what comes in from outside, made safe to show and keep.

Invariant: after `make_safe` a text holds no character that steers a terminal, turns the reading
direction round, hides other text or cannot be written as UTF-8. Each such character has become a
visible mark, and the person can be told which. Nothing behind the door alters text again.

Line ends and tabs are layout, not content: they are made uniform without a word.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from sessionkit.domain.errors import WrongUse

_FLAG: Final = r"\U0001F3F4[\U000E0030-\U000E0039\U000E0061-\U000E007A]{3,6}\U000E007F"
"""A well-formed emoji tag sequence: the flag of Scotland and its like. It stays."""

_UNSAFE: Final = (
    r"\x00-\x09\x0b-\x1f\x7f-\x9f"
    r"\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef"
    r"\U000e0000-\U000e007f"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(17))
)
"""Controls, direction marks, what is invisible, halves of characters, and what is no character."""

_DOOR: Final = re.compile(f"(?P<flag>{_FLAG})|[{_UNSAFE}]")
_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\u2028\u2029]")
_BYTE_ORDER_MARK: Final = "\ufeff"
_TAB: Final = "    "
_NAMED_IN_FULL: Final = 6


@dataclass(frozen=True, slots=True)
class Replaced:
    """One kind of character that was replaced."""

    mark: str
    """What stands in the text now."""
    code_point: int
    """The number of the character that stood there."""
    count: int
    """How many times it stood there."""

    def __str__(self) -> str:
        """`␛ (U+001B) twice`."""
        number = f"U+{self.code_point:04X}"
        name = self.mark if number in self.mark else f"{self.mark} ({number})"
        return name if self.count == 1 else f"{name} {_times(self.count)}"


@dataclass(frozen=True, slots=True)
class SafeText:
    """Text that has passed the door."""

    text: str
    """The text, safe to show and to keep."""
    replaced: tuple[Replaced, ...] = ()
    """What was replaced, in the order of first appearance."""

    def notice(self) -> str:
        """The sentence the person is told; empty where nothing was replaced."""
        if not self.replaced:
            return ""
        total = sum(kind.count for kind in self.replaced)
        named = ", ".join(str(kind) for kind in self.replaced[:_NAMED_IN_FULL])
        if total == 1:
            return f"1 character that cannot be shown safely is now a visible mark: {named}."
        more = len(self.replaced) - _NAMED_IN_FULL
        rest = f" and {more} more kinds" if more > 1 else " and 1 more kind" if more == 1 else ""
        return (
            f"{total} characters that cannot be shown safely are now visible marks: {named}{rest}."
        )


def make_safe(text: str) -> SafeText:
    """Let a text in through the door.

    Line ends of every kind become LF, a tab four spaces, a byte-order mark at the very start goes.
    Joiners (as in emoji and in Persian) and soft hyphens stay. Doing it twice changes nothing more.
    """
    plain = _LINE_ENDS.sub("\n", text.removeprefix(_BYTE_ORDER_MARK)).replace("\t", _TAB)
    counts: Counter[str] = Counter()

    def visible(match: re.Match[str]) -> str:
        found = match.group()
        if match["flag"]:
            return found
        counts[found] += 1
        return _mark(found)

    safe = _DOOR.sub(visible, plain)
    return SafeText(safe, tuple(Replaced(_mark(c), ord(c), n) for c, n in counts.items()))


def field_text(text: str) -> str:
    """A field's text without the blank lines and spaces round it; nothing inside is touched."""
    return text.strip(" \n")


def one_line(text: str) -> str:
    """A text on one line, such as a name: line ends and runs of spaces become one space."""
    return " ".join(part for part in re.split("[ \n]+", text) if part)


def _mark(character: str) -> str:
    number = ord(character)
    if number < 0x20:
        return chr(0x2400 + number)
    if number == 0x7F:
        return "\u2421"
    return f"⟦U+{number:04X}⟧"


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"


# --- bytes ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, not yet through the door."""

    text: str
    """The text, without its byte-order mark."""
    encoding: str
    """What it was written in: `UTF-8`, `UTF-16` or `Windows-1252`."""


_ACCENTED: Final = rb"\x83\x8a\x8c\x8e\x9a\x9c\x9e\x9f\xc0-\xd6\xd8-\xf6\xf8-\xff"
"""The bytes that are letters in Windows-1252."""
_ACCENTED_CAPITAL: Final = rb"\x8a\x8c\x8e\x9f\xc0-\xd6\xd8-\xde"

_NOT_CP1252: Final = (
    (re.compile(rb"\x00"), "a zero byte stands there, as in UTF-16 or in a file that is no text"),
    (re.compile(rb"[\x81\x8d\x8f\x90\x9d]"), "no character of Windows-1252 has this byte"),
    (
        re.compile(
            rb"[\xc2-\xdf][\x80-\xbf]"
            rb"|(?:\xe0[\xa0-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]|\xed[\x80-\x9f])[\x80-\xbf]"
            rb"|(?:\xf0[\x90-\xbf]|[\xf1-\xf3][\x80-\xbf]|\xf4[\x80-\x8f])[\x80-\xbf]{2}"
        ),
        "a UTF-8 character stands there, and other bytes are not UTF-8: two encodings are mixed",
    ),
    (
        re.compile(rb"[" + _ACCENTED + rb"]{3}"),
        "three accented letters in a row in Windows-1252: another alphabet, most likely",
    ),
    (
        re.compile(rb"(?<=[a-z])[" + _ACCENTED_CAPITAL + rb"]"),
        "an accented capital inside a word in Windows-1252: another encoding, most likely",
    ),
    (
        re.compile(rb"(?<=[A-Za-z])[\x82\x84]|\x9c(?=[0-9])"),
        "a sign that does not belong there in Windows-1252: another encoding, most likely",
    ),
)
"""Signs, each with its reason, that bytes which are not UTF-8 are not Windows-1252 either."""

_OTHER_KINDS: Final = (
    (b"PK\x03\x04", "a word-processor or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old word-processor file"),
    (b"%PDF-", "a PDF"),
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
)

_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAVE_AS: Final = "Save the file as plain text in UTF-8 and try again."


def decode_bytes(data: bytes, where: str) -> Decoded:
    """Read the bytes of a text file, or refuse; never guess so that words come out mangled.

    A byte-order mark says what a file is, and UTF-8 proves itself: other text hardly ever happens
    to be well-formed UTF-8. Anything else can only be guessed, since every 8-bit encoding accepts
    nearly every byte. Windows-1252 is what word processors here still write, so it is accepted,
    but only where nothing speaks against it: each byte has a character in it, no zero bytes
    (UTF-16 or no text at all), no well-formed UTF-8 characters beside the stray bytes (two files
    pasted into one), not mostly accented letters nor three of them in a row (another alphabet),
    and no capital in the middle of a word (`donÕt` is the Macintosh's *don't*) or low quotation
    mark after a letter (`caf‚` is the DOS *café*). A person who knows the file can save it as
    UTF-8; nobody can unpick a mangled name in a record months later.

    Args:
        data: the whole file.
        where: the file's name, for the message.

    Raises:
        WrongUse: naming the file, the byte offset (counted from 0) and the line (from 1).
    """
    for start, kind in _OTHER_KINDS:
        if data.startswith(start):
            raise WrongUse(f"{where}: this is {kind}, not plain text.", _SAVE_AS)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(data, where)
    controls = [found.start() for found in _CONTROL.finditer(data)]
    if len(controls) * 4 >= len(data) > 0:
        # UTF-16 of any European script without its mark: every other byte is a control byte.
        raise _refusal(data, controls[0], where, "much of the file is control bytes, not text")
    try:
        return Decoded(data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK), "UTF-8")
    except UnicodeDecodeError as problem:
        if data.startswith(b"\xef\xbb\xbf"):
            why = "the file says it is UTF-8, and the bytes there are not"
            raise _refusal(data, problem.start, where, why) from problem
    return _cp1252(data, where)


def _utf16(data: bytes, where: str) -> Decoded:
    try:
        return Decoded(data.decode("utf-16"), "UTF-16")
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-16", "replace")
        line = _lines(before)
        raise _refusal_at(problem.start, line, where, "the UTF-16 text is broken") from problem


def _cp1252(data: bytes, where: str) -> Decoded:
    for sign, why in _NOT_CP1252:
        if found := sign.search(data):
            raise _refusal(data, found.start(), where, why)
    accented = re.findall(rb"[" + _ACCENTED + rb"]", data)
    if len(accented) > len(re.findall(rb"[A-Za-z]", data)):
        at = data.index(accented[0])
        raise _refusal(data, at, where, "most letters are accented: another alphabet, most likely")
    return Decoded(data.decode("cp1252"), "Windows-1252")


def _refusal(data: bytes, offset: int, where: str, why: str) -> WrongUse:
    line = _lines(data[:offset].decode("latin-1"))
    return _refusal_at(offset, line, where, why)


def _refusal_at(offset: int, line: int, where: str, why: str) -> WrongUse:
    message = f"{where}: the encoding cannot be told, at byte offset {offset} (line {line}): {why}."
    return WrongUse(message, _SAVE_AS)


def _lines(before: str) -> int:
    return 1 + len(re.findall("\r\n|\r|\n", before))

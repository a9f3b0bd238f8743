"""The one place bytes pass on their way to the disk and back.

Invariant: what comes out is what went in, byte for byte, or `DamagedData` naming the file. An empty
file, a missing piece, a changed bit and a byte too many are all noticed. Sealing will stand here: a
sealed envelope is a subclass that keeps these two methods, and nothing else in the project changes.
"""

import hashlib
from dataclasses import dataclass, field

from sessionkit.domain.errors import DamagedData

HEADER_LIMIT = 160
"""Bytes within which the first line ends; nothing longer is looked at."""

_MAGIC = b"sessionkit"
_CHECK = b"sha256:"
_PARTS = 4
_KIND_AT_MOST = 20
_DIGITS_AT_MOST = 9


@dataclass(frozen=True, slots=True)
class Opened:
    """What an envelope held."""

    kind: str
    """What the file is: a case, a draft …"""
    format: int
    """The number of the body's format; who asked decides whether he knows it."""
    body: bytes = field(repr=False)
    """The thing itself."""


class Envelope:
    """The plain envelope: a line that names kind, format and checksum, then the body as it is.

    The checksum covers kind and format as well, so that no part of the file can change unnoticed.
    A subclass that seals must let the first `HEADER_LIMIT` bytes differ whenever the body differs.
    """

    def wrap(self, kind: str, format_number: int, body: bytes) -> bytes:
        """The bytes to be written.

        Args:
            kind: one word in small letters.
            format_number: from 1.
            body: the thing itself.
        """
        told = _told(kind, format_number)
        return b"%b %b%b\n%b" % (told, _CHECK, _checksum(told, body), body)

    def unwrap(self, raw: bytes, name: str) -> Opened:
        """What was put in.

        Args:
            raw: the bytes as they were read.
            name: the file's name, for the message.

        Raises:
            DamagedData: where they are not what was written.
        """
        if not raw:
            raise damaged(name, "it is empty")
        end = raw.find(b"\n", 0, HEADER_LIMIT)
        parts = raw[:end].split(b" ") if end > 0 else []
        if not _is_header(parts):
            raise damaged(name, "it does not begin as a file of sessionkit does")
        body = raw[end + 1 :]
        if parts[3] != _CHECK + _checksum(b" ".join(parts[:3]), body):
            raise damaged(name, "its content is not what was written")
        return Opened(parts[1].decode("ascii"), int(parts[2]), body)


def damaged(name: str, reason: str) -> DamagedData:
    """The error that names a damaged file and says what is wrong with it."""
    return DamagedData(
        f"{name} is damaged: {reason}.",
        "Leave the file where it is for whoever looks after your files; what still opens is told.",
    )


def _told(kind: str, format_number: int) -> bytes:
    told = b"%b %b %d" % (_MAGIC, kind.encode("ascii"), format_number)
    if not _is_header([*told.split(b" "), b""]):
        raise ValueError(f"no envelope can carry kind {kind!r} in format {format_number}")
    return told


def _is_header(parts: list[bytes]) -> bool:
    if len(parts) != _PARTS or parts[0] != _MAGIC:
        return False
    kind, number = parts[1], parts[2]
    counted = number.isdigit() and not number.startswith(b"0") and len(number) <= _DIGITS_AT_MOST
    return counted and kind.isalpha() and kind.islower() and len(kind) <= _KIND_AT_MOST


def _checksum(told: bytes, body: bytes) -> bytes:
    sums = hashlib.sha256(told + b"\n")
    sums.update(body)
    return sums.hexdigest().encode("ascii")

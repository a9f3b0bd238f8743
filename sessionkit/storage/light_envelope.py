"""The envelope of what may be lost: the index.

Invariant: what comes out is what went in, or `DamagedData`. Damage by accident is noticed; nobody's
intent is kept out, and for a cache that is enough. It has the methods of
`sessionkit.storage.envelope.Envelope`, so that an envelope that seals can take its place, and does
without what that one loads: every listing would pay for it.
"""

from __future__ import annotations

import zlib
from typing import Final, NamedTuple

from sessionkit.domain.errors import DamagedData

_HEADER: Final = "sessionkit {kind} {format} crc32:{check:08x}\n"


class LightlyOpened(NamedTuple):
    """What a light envelope held."""

    kind: str
    """What the file is."""
    format: int
    """The number of the body's format."""
    body: bytes
    """The thing itself."""


class LightEnvelope:
    """A line that names kind, format and a short checksum, then the body as it is."""

    def wrap(self, kind: str, format_number: int, body: bytes) -> bytes:
        """The bytes to be written.

        Args:
            kind: one word in small letters.
            format_number: from 1.
            body: the thing itself.
        """
        return _header(kind, format_number, body) + body

    def unwrap(self, raw: bytes, name: str) -> LightlyOpened:
        """What was put in.

        Args:
            raw: the bytes as they were read.
            name: the file's name, for the message.

        Raises:
            DamagedData: where they are not what was written.
        """
        head, _, body = raw.partition(b"\n")
        parts = head.decode("ascii", "replace").split(" ")
        if len(parts) == len(_HEADER.split(" ")) and parts[2].isdigit():
            kind, format_number = parts[1], int(parts[2])
            if raw.startswith(_header(kind, format_number, body)):
                return LightlyOpened(kind, format_number, body)
        raise DamagedData(f"{name} is damaged: it is not what was written.", "It can be deleted.")


def _header(kind: str, format_number: int, body: bytes) -> bytes:
    # Of kind and format as well: no part of the file can change unnoticed.
    check = zlib.crc32(body, zlib.crc32(f"{kind} {format_number}".encode()))
    return _HEADER.format(kind=kind, format=format_number, check=check).encode()

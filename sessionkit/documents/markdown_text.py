r"""People's text inside a Markdown document: escaped on its way out, read back on its way in.

Invariant: any CommonMark or GFM renderer shows what `escape_block`, `escape_paragraph` and
`escape_inline` write as exactly the text, in paragraphs with line breaks and nothing else, and
`unescape` gives exactly the text back. So no field can make a heading, list, link, table or HTML,
and an export can be read in again with nothing lost (DESIGN 5 rule 3).

Little is escaped, so that the source stays pleasant to read and to compare: signs that mean
something anywhere (``\ ` * _ [ ] < ~ $ |``), and others only where they would mean something. White
space that renderers strip, at the ends of lines, becomes entities.

The text has passed the door (`sessionkit.domain.text`): it holds no control characters and its line
ends are LF. GitHub's own renderer links a bare e-mail address whatever is escaped; it shows the
same characters, and nothing in Markdown can keep it from doing so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html.entities import html5
from typing import Final

from sessionkit.domain.text import make_safe

_ANYWHERE: Final = r"[\\`*_\[\]<~$|]"
_IN_PLACES: Final = (
    r"&(?=#?[A-Za-z0-9][^ \n&;]*;)",  # an entity; some renderers read one off a longer word
    r"(?<=\S)@(?=\S)",  # an e-mail address that GFM links without being asked
    r"(?<=\S)\.(?=[^\W\d_]{2})",  # a host, such as example.org
    r"(?<=[Ww]{3})\.",
    r"(?<=/)/",  # a scheme, such as https://
    r"^[#>]",  # heading, quotation
    r"^-(?=[-=:\s]|$)",  # list, rule, front matter, underline of a heading or table head
    r"^:(?=[-:\s]|$)",  # row under a table's head, definition
    r"^\+(?=[+\s]|$)",  # list, front matter
    r"^=(?=[-= ]*$)",  # underline of a heading
)
_FIRST: Final = r"(?=[\\`*_\[\]<~$|&@./#>:+=-])"
"""What any of them begins with: looked at first, this makes the search twice as fast."""
_SIGN: Final = re.compile(f"{_FIRST}(?:{'|'.join((_ANYWHERE, *_IN_PLACES))})", re.MULTILINE)
_NUMBERED: Final = re.compile(r"^([0-9]+)([.)])(?=\s|$)", re.MULTILINE)
_EDGE: Final = re.compile(r"^[^\S\n]|[^\S\n]$", re.MULTILINE)

_BREAK: Final = "\\\n"
_PARAGRAPH_END: Final = "\n\n"
_LINE_END_ENTITY: Final = "&#10;"

_ESCAPED: Final = re.compile(
    r"\\([!-/:-@\[-`{-~\n])"
    r"|&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]*));"
)
_LARGEST_CHARACTER: Final = 0x10FFFF


def escape_block(text: str) -> str:
    r"""A text as Markdown paragraphs.

    A line end is a backslash and a line end; a blank line ends the paragraph; each further blank
    line is a line with a backslash only.
    """
    return _laid_out(
        text, lambda ends: _PARAGRAPH_END + _BREAK * (ends - 2) if ends > 1 else _BREAK
    )


def escape_paragraph(text: str) -> str:
    """A text as one Markdown paragraph: a blank line in it is a line with a backslash only."""
    return _laid_out(text, lambda ends: _BREAK * ends)


def escape_inline(text: str) -> str:
    """A text for a place of one line: a list item, a table cell, after a label.

    Line ends become `&#10;`, which keeps the source on one line, is shown as white space and reads
    back as a line end. Text for such places is better made one line first (`one_line`).
    """
    return _signs_escaped(text).replace("\n", _LINE_END_ENTITY)


def unescape(source: str) -> str:
    r"""The text of paragraphs in Markdown: of ours exactly, of hand-typed ones reasonably.

    A backslash before ASCII punctuation or a line end goes, entities become their characters; all
    else stays as it is, unescaped `*` and `_` too. An entity for a character that may not pass the
    door (`&#27;`) stays as it was typed.
    """
    return _ESCAPED.sub(_meant, source)


def _signs_escaped(text: str) -> str:
    signs = _SIGN.sub(r"\\\g<0>", text)
    return _EDGE.sub(_entity, _NUMBERED.sub(r"\1\\\2", signs))


def _entity(match: re.Match[str]) -> str:
    space = match.group()
    return "&#32;" if space == " " else f"&#x{ord(space):X};"


def _laid_out(text: str, gap: Callable[[int], str]) -> str:
    """The text with its signs escaped, and `gap` of so many line ends between its lines.

    Line ends before the first and after the last line have nothing to stand between: entities.
    """
    inner = text.strip("\n")
    if not inner:
        return _LINE_END_ENTITY * len(text)
    before = len(text) - len(text.lstrip("\n"))
    after = len(text) - len(inner) - before
    body = re.sub("\n+", lambda match: gap(len(match.group())), _signs_escaped(inner))
    return _LINE_END_ENTITY * before + body + _LINE_END_ENTITY * after


def _meant(match: re.Match[str]) -> str:
    escaped, decimal, hexadecimal, name = match.groups()
    if escaped:
        return str(escaped)
    if name:
        meant = html5.get(f"{name};", "")
    else:
        number = int(decimal) if decimal else int(hexadecimal, 16)
        meant = chr(number) if number <= _LARGEST_CHARACTER else ""
    return meant if meant and make_safe(meant).text == meant else match.group()

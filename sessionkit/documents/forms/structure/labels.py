"""Where a heading of the form stands in its source, and in which style it was written.

Invariant: a heading counts in one style only: the one in which the form has most of its headings,
or else the strongest in which it occurs at all. So a form with nine Markdown headings may say
“Outcome: …” anywhere in its text, and one typed without any Markdown is read by its labels.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, TypeVar

from sessionkit.documents.forms.structure.headings import Heading, can_stand_bare, heading_named
from sessionkit.documents.forms.structure.source import Line


class Style(IntEnum):
    """How a heading was written, the strongest style first."""

    HEADING = 0
    """As a Markdown heading."""
    TABLE = 1
    """In a cell of a table."""
    BOLD = 2
    """In bold or underlined."""
    LINE = 3
    """With a colon: `DATE: 3 March`."""
    DASH = 4
    """With a dash: `Venue - Room 2`."""
    BARE = 5
    """By itself on a line."""


@dataclass(frozen=True, slots=True)
class Label:
    """A heading of the form, found in the source."""

    heading: Heading
    """Which."""
    title: str
    """As it was written."""
    style: Style
    """How it was written."""
    rest: str = ""
    """What stands after it on the same line."""
    takes: int = 1
    """How many lines it takes up."""


Named = TypeVar("Named")

_ATX: Final = re.compile(r" {0,3}(?P<level>#{1,6})(?P<space> *)(?P<text>.*?)(?: +#+)? *")
_SETEXT: Final = re.compile(r" {0,3}(?:=+|-{2,}) *")
_BEFORE: Final = r" *(?:> ?)*(?:(?:[-*+•]|\(?[0-9]{1,2}[.)]|[a-z]\)) +)?"
_OPEN: Final = r"(?:\*{1,3}|_{1,3}|<(?:b|strong|u|em|i)>|\[)+"
_CLOSE: Final = r"(?:\]\{[^{}]*\}|\*{1,3}|_{1,3}|</(?:b|strong|u|em|i)>)+"
_BOLD: Final = re.compile(rf"{_BEFORE}{_OPEN}(?P<label>[^*_<\]]+?){_CLOSE}(?P<rest>.*)")
_AFTER_LABEL: Final = re.compile(r" *(?:[:\uff1a]|[-–—](?= )) *")
_COLON: Final = re.compile(rf"{_BEFORE}(?P<label>[^:\uff1a|]{{2,70}}?) *[:\uff1a] *(?P<rest>.*)")
_DASH: Final = re.compile(r" *(?P<label>[^:|]{2,70}?) +[-–—=] +(?P<rest>.*)")
_LEADER: Final = re.compile(
    rf"{_BEFORE}(?P<label>[^:|._…]{{2,70}}?) *(?:\.{{3,}}|…+|_{{3,}}) *(?P<rest>.*)"
)
_GAP: Final = re.compile(rf"{_BEFORE}(?P<label>[^:|]{{2,70}}?) {{4,}}(?P<rest>[^ ].*)")
"""What a tab becomes at the door."""
_CAPITALS: Final = re.compile(r" *(?P<label>[A-Z][A-Z ,/&]+?)(?: +[-–—=] +| {3,})(?P<rest>.*)")


def markdown_heading(lines: tuple[Line, ...], index: int) -> tuple[str, int] | None:
    """The words of a Markdown heading and how many lines it takes up."""
    text = lines[index].text
    if (found := _ATX.fullmatch(text)) and found["text"]:
        known = heading_named(found["text"]) is not None
        return (found["text"], 1) if found["space"] or known else None
    opens = index == 0 or lines[index - 1].is_blank
    under = lines[index + 1].text if index + 1 < len(lines) else ""
    if not lines[index].is_blank and _SETEXT.fullmatch(under):
        known = split_label(text, heading_named) is not None
        return (text.strip(" "), 2) if opens or known else None
    return None


def level_one(line: Line) -> str | None:
    """The words of a Markdown heading of the first level on one line."""
    found = _ATX.fullmatch(line.text)
    return found["text"] if found and len(found["level"]) == 1 and found["space"] else None


def label_at(lines: tuple[Line, ...], index: int) -> Label | None:
    """The heading of the form that stands on a line, in whatever style."""
    if heading := markdown_heading(lines, index):
        words, takes = heading
        if found := split_label(words, heading_named):
            named, title, rest = found
            return Label(named, title, Style.HEADING, rest, takes)
        return None
    return _weak_label(lines[index].text)


def _weak_label(text: str) -> Label | None:
    for style, split in _WEAK:
        if found := split(text, heading_named):
            named, title, rest = found
            return Label(named, title, style, rest)
    named_bare = heading_named(text)
    if named_bare is not None and can_stand_bare(text):
        return Label(named_bare, text.strip(" "), Style.BARE)
    return None


def split_label(text: str, named: Callable[[str], Named | None]) -> tuple[Named, str, str] | None:
    """A label, as itself and as written, and what stands after it; in whatever style.

    Args:
        text: a line, or the words of a heading or a cell.
        named: tells what a label's words name, if anything.
    """
    whole = named(text)
    if whole is not None:
        return whole, text.strip(" "), ""
    return bold_label(text, named) or line_label(text, named)


def bold_label(text: str, named: Callable[[str], Named | None]) -> tuple[Named, str, str] | None:
    """A label with emphasis, the colon inside or outside of it or left out."""
    found = _BOLD.fullmatch(text)
    if found is None:
        return None
    rest = found["rest"].strip(" ")
    if separator := _AFTER_LABEL.match(rest):
        rest = rest[separator.end() :]
    whole = named(found["label"])
    if whole is not None:
        return whole, found["label"], rest
    inner = line_label(found["label"], named)
    return (inner[0], inner[1], f"{inner[2]} {rest}".strip(" ")) if inner else None


def line_label(text: str, named: Callable[[str], Named | None]) -> tuple[Named, str, str] | None:
    """A label with a colon or dots after it; one in capitals also with a dash or a gap."""
    for pattern in (_COLON, _LEADER, _CAPITALS, _GAP):
        found = pattern.fullmatch(text)
        if found is not None and (name := named(found["label"])) is not None:
            return name, found["label"], found["rest"]
    return None


def _dash_label(text: str, named: Callable[[str], Named | None]) -> tuple[Named, str, str] | None:
    """A label with a dash after it."""
    found = _DASH.fullmatch(text)
    if found is None or (name := named(found["label"])) is None:
        return None
    return name, found["label"], found["rest"]


_WEAK: Final = ((Style.BOLD, bold_label), (Style.LINE, line_label), (Style.DASH, _dash_label))


def style_of_each(labels: Sequence[Label]) -> dict[Heading, Style]:
    """The style in which each heading found counts."""
    found = {style: {each.heading for each in labels if each.style is style} for style in Style}
    main = max(Style, key=lambda style: (len(found[style]), -style))
    return {
        heading: main
        if heading in found[main]
        else next(style for style in Style if heading in found[style])
        for heading in {label.heading for label in labels}
    }

"""The heading CONTENT of a plan: what is to be done, for how long, and who leads it.

Invariant: a line is read back with the minutes, the lead and the words it was written with. (In a
record CONTENT holds passages: see `passages`.)
"""

import re
from collections.abc import Sequence
from typing import Final

from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.notation.items import Item, read_items, write_item
from sessionkit.documents.forms.structure.section import Section
from sessionkit.documents.markdown_text import escape_paragraph, unescape
from sessionkit.domain.plan import ContentLine

NO_MINUTES: Final = "No minutes"
LED_BY: Final = "Led by"

_MINUTES: Final = r"(?P<minutes>[0-9]{1,4}) ?(?:minutes?|mins?\.?)(?![A-Za-z])"
_LEADS: Final = r"(?P<leads>(?:[^:\\]|\\.)+?)"
_SAID: Final = r" ?: ?(?P<text>.+)"
_NAME: Final = r"[A-Z][\w'’-]*\.?"
_LOOKS_LED: Final = rf"(?P<leads>[Bb]oth|[Aa]ll|{_NAME}(?: (?:and |& )?{_NAME}){{0,3}})"
_SHAPES: Final = tuple(
    re.compile(shape, re.DOTALL)
    for shape in (
        rf"{NO_MINUTES}: ?(?P<text>.+)",
        rf"{LED_BY} {_LEADS}{_SAID}",
        rf"{_MINUTES}{_SAID}",
        rf"{_MINUTES}, {_LEADS}{_SAID}",
        rf"{_MINUTES} {_LOOKS_LED}{_SAID}",
        rf"{_MINUTES} *(?:[–—-] *)?(?P<text>\S.*)",
    )
)
_AT_END: Final = re.compile(
    rf".*?\S *(?:\({_MINUTES}\)|[–—-] *{_MINUTES.replace('minutes>', 'after>')})\.?", re.DOTALL
)


def write_lines(content: Sequence[ContentLine]) -> str:
    """What stands under CONTENT of a plan."""
    return "\n".join(write_item("- ", _source(line)) for line in content)


def _source(line: ContentLine) -> str:
    text = escape_paragraph(line.text)
    leads = re.sub(r"\\.|:", _shut, escape_paragraph(line.leads), flags=re.DOTALL)
    if line.minutes is not None:
        return f"{line.minutes} min, {leads}: {text}" if leads else f"{line.minutes} min: {text}"
    if leads:
        return f"{LED_BY} {leads}: {text}"
    return text if _parts(text) == (None, "", line.text) else f"{NO_MINUTES}: {text}"


def _shut(found: re.Match[str]) -> str:
    """A colon that ends no label."""
    return "\\:" if found.group() == ":" else found.group()


def read_lines(sections: tuple[Section, ...], context: Context) -> tuple[ContentLine, ...]:
    """The lines of a plan's content."""
    items = [item for section in sections for item in read_items(section.body)]
    return tuple(_line(item, context) for item in items)


def _line(item: Item, context: Context) -> ContentLine:
    minutes, leads, text = _parts(item.source)
    more = "".join(f"\n- {each.text}" for each in item.details)
    return ContentLine(context.new_id(), text + more, minutes, leads)


def _parts(source: str) -> tuple[int | None, str, str]:
    """Minutes, who leads and the words of a line."""
    for shape in _SHAPES:
        if found := shape.fullmatch(source):
            said = found.groupdict()
            minutes = int(said["minutes"]) if said.get("minutes") else None
            return minutes, unescape(said.get("leads") or ""), unescape(said["text"])
    if found := _AT_END.fullmatch(source):
        return int(found["minutes"] or found["after"]), "", unescape(source)
    return None, "", unescape(source)

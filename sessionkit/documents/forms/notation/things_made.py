"""What was made in a session: sheets, charts, cards (A2 ¶6, ¶17).

Invariant: what is said of a thing that has no place here stays with its title; no word is dropped.
"""

import re
from dataclasses import replace
from typing import Final

from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.notation.items import (
    Choice,
    Item,
    begins_with,
    details_of,
    write_item,
)
from sessionkit.documents.markdown_text import escape_paragraph
from sessionkit.domain.made import Copy, Made, MadeKind

MADE: Final = "Made"
KIND: Final = "Kind"
KEPT: Final = "Kept"
COPY: Final = "Copy"

LABELS: Final = {
    MADE.lower(): None,
    "work sheet": MadeKind.WORK_SHEET,
    "worksheet": MadeKind.WORK_SHEET,
    "flip chart": MadeKind.FLIP_CHART,
    "flipchart": MadeKind.FLIP_CHART,
}
"""What a line about something made begins with, and the kind that says."""

_MADE: Final = re.compile(rf" *[-*+] +{MADE} ?: ?\S", re.IGNORECASE)
_DETAILS: Final = frozenset({KIND.lower(), KEPT.lower(), COPY.lower()})
_KINDS: Final = {"worksheet": MadeKind.WORK_SHEET, "flipchart": MadeKind.FLIP_CHART}
_COPIES: Final = {"yes": Copy.GIVEN, "no": Copy.NOT_GIVEN}


def is_made(text: str) -> bool:
    """Whether a line is a list item about something made; plain words are left as words."""
    return _MADE.match(text) is not None


def write_made(made: Made) -> str:
    """A list item with something that was made."""
    details = [(KIND, made.kind.value)] if made.kind is not None else []
    details += [(KEPT, escape_paragraph(made.kept))] if made.kept else []
    details += [(COPY, made.copy.value)] if made.copy is not None else []
    return write_item("- ", f"{MADE}: {escape_paragraph(made.title)}", details)


def read_made(item: Item, key: str, rest: str, context: Context) -> Made | None:
    """Something that was made; nothing where the line does not say what.

    Args:
        item: the line, with what is listed under it.
        key: its label, one of `LABELS`.
        rest: what stands after that.
        context: what the form is read with.
    """
    if not rest:
        return None
    title, details = details_of(replace(item, source=rest), _DETAILS)
    kind, unread = _one(details, KIND, MadeKind, _KINDS)
    copy, unread_copy = _one(details, COPY, Copy, _COPIES)
    kept = "\n".join(each.text for each in details.get(KEPT.lower(), ()))
    words = title + unread + unread_copy
    return Made(context.new_id(), words, kind or LABELS[key], kept, copy)


def _one(
    details: dict[str, list[Item]], label: str, choices: type[Choice], others: dict[str, Choice]
) -> tuple[Choice | None, str]:
    """The choice made under a label, and what stands there that is none."""
    found, unread = None, ""
    for each in details.get(label.lower(), ()):
        read = begins_with(each.source, choices, others)
        if read is not None and not read[1] and found is None:
            found = read[0]
        else:
            unread += f"\n- {label}: {each.text}"
    return found, unread

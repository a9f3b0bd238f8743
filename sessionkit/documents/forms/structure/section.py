"""One section of a form.

Invariant: it holds lines of the source with their numbers, and nothing that was read out of them.
"""

from dataclasses import dataclass

from sessionkit.documents.forms.structure.headings import Also, Heading
from sessionkit.documents.forms.structure.source import Line


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a form."""

    heading: Heading | None
    """The heading it stands under; none for text that stands under none of the nine."""
    title: str
    """The heading as written; empty where there is none at all."""
    line: int
    """Number of the line it begins on."""
    body: tuple[Line, ...] = ()
    """What stands under it."""
    also: Also | None = None
    """The added label it stands under, such as apologies."""

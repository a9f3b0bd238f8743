"""What every form begins with, plan or record: whom it names, when, where and who was there.

Invariant: text that stands under none of the nine headings is set aside with a note, but for the
text the form itself keeps under “Set aside”.
"""

from dataclasses import dataclass

from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.kept import text_of
from sessionkit.documents.forms.notation.presence import Presence, read_presence
from sessionkit.documents.forms.notation.values import Dated, read_dated, read_value
from sessionkit.documents.forms.structure.headings import (
    SET_ASIDE,
    Heading,
    is_about_action,
    is_about_issues,
    plain_words,
)
from sessionkit.documents.forms.structure.sections import Part
from sessionkit.domain.dates import Prefer, When
from sessionkit.domain.people import Who


@dataclass(frozen=True, slots=True)
class Front:
    """What every form begins with."""

    dated: Dated
    """When."""
    venue: str
    """Where."""
    presence: Presence
    """Who was there."""

    @property
    def people(self) -> tuple[Who, ...]:
        """Everybody it names."""
        return (*self.presence.present, *self.presence.apologies)


def read_front(part: Part, context: Context, prefer: Prefer, else_on: When | None = None) -> Front:
    """What a form begins with.

    Args:
        part: the form.
        context: what it is read with.
        prefer: which year a day and month without a year have.
        else_on: when it is, where no date stands there at all.

    Raises:
        WrongUse: where no date can be read.
    """
    return Front(
        read_dated(part.under(Heading.DATE), context, prefer, else_on),
        read_value(part.under(Heading.VENUE), context),
        read_presence(part.under(Heading.PRESENT), context.people),
    )


def set_others_aside(part: Part, context: Context) -> None:
    """Keep what stands under none of the nine headings."""
    for section in part.sections:
        if section.heading is not None:
            continue
        text = text_of(section.body)
        if section.title == SET_ASIDE:
            context.kept.keep(text)
        else:
            whole = "\n".join(each for each in (section.title, text) if each)
            line = section.line if section.title else section.body[0].number
            context.kept.set_aside(line, whole, "it stands under none of the form's headings")


def note_doubles(part: Part, context: Context) -> None:
    """Tell of headings that stand more than once with the same words."""
    for heading in Heading:
        seen: set[str] = set()
        for section in part.under(heading):
            words = plain_words(section.title)
            is_half = is_about_action(section.title) or is_about_issues(section.title)
            if section.also is None and words in seen and not is_half:
                message = f"{heading.value} stands here once more; what is under it is added."
                context.kept.note(section.line, message)
            seen.add(words)

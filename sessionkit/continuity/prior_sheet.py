"""Work done before the first session, as headed blocks to read on a screen.

Invariant: everything said of it stands in one of the blocks, and what it left open carries its
item, so that one can go from there to where it went.
"""

from sessionkit.continuity.blocks import Block, Line, LineKind, fact, filled, note, written
from sessionkit.continuity.exercise_lines import card_called, exercise_line
from sessionkit.continuity.marks import marks_in_words
from sessionkit.continuity.sheet_items import RaisedItems
from sessionkit.continuity.story import Story
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.prior_work import PriorWork


def prior_sheet(story: Story, prior: PriorWork) -> tuple[Block, ...]:
    """A piece of work done before, with what it left and what became of that."""
    covered = tuple(
        exercise_line("", each.name, card_called(story.case, each.card)) for each in prior.exercises
    )
    entered = f"{show_date(prior.noted)}, {prior.noted_by}"
    what = (Line(LineKind.TEXT, "", prior.what), *note(marks_in_words(prior.marks)))
    return filled(
        (
            Block("WHAT WAS DONE", (*what, *written("when", prior.period))),
            Block("WHERE AND WITH WHOM", written("", prior.where)),
            Block("EXERCISES IT COVERED", covered),
            Block("WHAT CAME OF IT", written("", prior.came_of_it)),
            Block("LEFT OPEN", RaisedItems(story, prior).issues()),
            Block("KNOWN FROM", (*written("", prior.source), *fact("entered", entered))),
        )
    )

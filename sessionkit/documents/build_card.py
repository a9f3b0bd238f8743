"""The card to carry: a few lines of the participant's plan.

Invariant: it holds the participant's own words under plain headings and nothing else: no name, not
even theirs, no offence, no agency, nothing that was not agreed. It is made only when asked for.
"""

from typing import Final

from sessionkit.documents.build_plan import entry_item
from sessionkit.documents.material import Material
from sessionkit.documents.plan_view import CardPart, CardView
from sessionkit.domain.errors import Refused
from sessionkit.domain.plan_entry import Founded, PlanEntry

_PARTS: Final = (
    ("warning-signs", "Signs"),
    ("ways-of-coping", "What I do"),
    ("people-who-can-help", "Who I ring"),
)
"""The sections of the plan a card is made from, each with its heading."""
_LINES: Final = 5
"""How many lines a part has room for, those that were chosen apart."""


def build_card(material: Material) -> CardView:
    """The card.

    Raises:
        Refused: there is nothing in the plan that may stand on it.
    """
    parts = tuple(
        CardPart(title, lines) for section, title in _PARTS if (lines := _lines(material, section))
    )
    if not parts:
        raise Refused(
            "There is nothing for a card yet; none was made.",
            "It is made from warning signs, ways of coping and people who can help that the "
            "participant agreed to. `export prevention-plan CASE --for participant` tells what is "
            "left out and why.",
        )
    return CardView(parts)


def _lines(material: Material, section: str) -> tuple[str, ...]:
    lets = material.release.lets
    standing = [each for each in material.case.plan if each.section == section and each.stands]
    told = [each for each in standing if lets(entry_item(material, each))]
    best = sorted(told, key=lambda each: _rank(material, each))
    chosen = sum(material.release.picks(entry_item(material, each)) for each in told)
    kept = best[: max(_LINES, chosen)]
    for each in best[len(kept) :]:
        material.release.has_no_room(entry_item(material, each))
    return tuple(each.text for each in told if each in kept)


def _rank(material: Material, entry: PlanEntry) -> tuple[bool, int]:
    """What was chosen comes first, then what has been shown, practised, and said."""
    best_first = [Founded.SHOWN, Founded.PRACTISED, Founded.SAID, None]
    picked = material.release.picks(entry_item(material, entry))
    return not picked, best_first.index(entry.founded)

"""What is asked for: a document, a reader, and what a person chose to put in.

Invariant: a choice names an item of the case or a part of the document, so that the choice kept
with the case says for ever what went out.

What can be chosen (`--choose`):

- the id of a goal, plan entry, aim, issue, action, flag, passage or piece of work done before: that
  one thing;
- the id of a session: its aims, for an agency;
- the name of a part in `PARTS`.

For an agency, choosing puts in what the table gives it only when chosen. For a court, it puts in
one thing about another person, and asks for a reason. For the participant, it puts in one thing
that the guard kept out of his copy. It never puts in what the table gives that reader in no case.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sessionkit.documents.readers import Reader
from sessionkit.domain.case import Case
from sessionkit.domain.errors import WrongUse

PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "reference": "the reference of the case",
        "order": "the order",
        "conditions": "the conditions of the order",
        "whereabouts": "where the participant lives and how to reach them",
        "appointment": "the place of the next appointment",
        "offence": "the offence summary",
        "flags": "all warning flags",
        "risk": "all risk information",
        "goals": "all goals",
        "plan": "all entries of the relapse prevention plan",
        "aims": "all aims with their results",
    }
)
"""The parts that can be chosen by name, each with what it is."""


CARD: Final = "card"
"""The document that is carried in a pocket and names nobody."""


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """A document for a reader."""

    document: str
    """Which document: `session`, `record`, `prevention-plan` or `card`."""
    reader: Reader
    """For whom."""
    chosen: frozenset[str] = frozenset()
    """Ids of items and names of parts that are put in by choice."""
    because: str = ""
    """Why they are put in."""


def check_chosen(case: Case, chosen: frozenset[str]) -> None:
    """See that everything chosen is there to be chosen.

    Raises:
        WrongUse: something chosen is neither an item of the case nor a part.
    """
    unknown = sorted(chosen - PARTS.keys())
    if unknown:
        known = _ids(case)
        unknown = [each for each in unknown if each not in known]
    if unknown:
        parts = ", ".join(PARTS)
        raise WrongUse(
            f"Nothing in {case.reference} is called {', '.join(unknown)}.",
            f"Choose ids (`session show --json` gives them) or parts: {parts}.",
        )


def _ids(case: Case) -> set[str]:
    found = {each.id for each in case.sessions} | {each.id for each in case.goals}
    found |= {each.id for each in case.issues} | {each.id for each in case.actions}
    found |= {flag.id for flag in case.front.flags} | {each.id for each in case.prior}
    found |= {each.id for each in case.plan}
    for session in case.sessions:
        found |= {aim.id for aim in session.aims}
        found |= {aim.id for aim in (session.plan.aims if session.plan is not None else ())}
        if session.held is not None:
            held = session.held
            found |= {each.id for each in (*held.content, *held.happened, *held.view)}
        if session.not_held is not None:
            found |= {each.id for each in session.not_held.words}
    return found

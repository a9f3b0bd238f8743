"""Who is meant by a name as somebody wrote it.

Invariant: nobody is chosen by guessing between two that fit; a name that fits nobody stands as it
was written.
"""

import re
from dataclasses import replace

from sessionkit.domain.case import Case
from sessionkit.domain.people import (
    Participant,
    Who,
    WhoKind,
    Worker,
    is_name_of,
    name_words,
    same_name,
)

_REMARK = re.compile(r" *\([^()]*\)$")
"""What people write behind a name, such as “(social worker)”."""


def known_as(who: Who, case: Case, workers: tuple[Worker, ...]) -> Who | None:
    """Somebody named by hand, as the team or the case knows them.

    Args:
        who: as written.
        case: whose participant may be meant.
        workers: who works here.

    Returns:
        The worker or participant meant; `who` as it is where the name fits nobody; nothing where
        it could be more than one of them.
    """
    name = _REMARK.sub("", who.name)
    is_participant = case.participant.is_named(name)
    exact = [each for each in workers if same_name(each.name, name)]
    if is_participant and not exact:
        return replace(who, kind=WhoKind.PARTICIPANT)
    found = exact or [each for each in workers if _fits(name, each)]
    is_participant = is_participant or _fits(name, case.participant)
    namesakes = [each for each in workers if _is_first_name(name, each.name)]
    if is_participant and (found or namesakes):
        return None
    if is_participant:
        return replace(who, kind=WhoKind.PARTICIPANT)
    if len(found) == 1:
        return replace(who, kind=WhoKind.WORKER, worker=found[0].id)
    return who


def _fits(written: str, person: Worker | Participant) -> bool:
    """Whether a first name, a first initial with the surname, or initials are somebody's."""
    if is_name_of(written, person.name):
        return True
    initials = "".join(word[0] for word in name_words(person.name))
    is_short = written.replace(".", "").casefold() == initials
    return is_short or _is_first_name(written, person.name)


def _is_first_name(written: str, name: str) -> bool:
    words = name_words(written)
    return len(words) == 1 and words == name_words(name)[:1]

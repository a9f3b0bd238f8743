"""What a field of a form is called on the screen.

Invariant: wherever a field is named away from its place (two texts, a draft, a problem), it goes by
the words that stand beside it, and a row by its number.
"""

from typing import Final

from sessionkit.workflows.typed.fields import rows_of

_NAMES: Final = {
    "when": "When",
    "venue": "Where",
    "present": "Present",
    "came": "Came",
    "came_words": "Came, in words",
    "alone_because": "Why one worker was alone",
    "happened": "What happened and was said",
    "view": "What we make of it",
    "content": "Content",
    "apologies": "Apologies",
    "code": "Why it was not held",
    "asked_by": "Asked by",
    "words": "What there is to say",
    "put_off_to": "Put off to",
    "order_until": "Order until",
    "co_workers": "Co-workers",
    "supervising_officer": "Officer",
    "what": "What",
    "how": "How",
    "reviewed_by": "How it will be seen",
    "by_when": "By when",
    "where": "Where",
    "period": "When",
    "covered": "Covered",
    "came_of_it": "What came of it",
    "source": "Known from",
    "left_open": "What it left open",
    "flags": "Flag",
    "results": "Aim",
    "aims": "Aim",
    "issues": "Issue",
    "actions": "Action",
    "turns": "Left from before",
    "exercises": "Exercise",
    "worked": "Exercise",
    "left": "Left from before",
    "follow_ups": "Followed up",
    "enforcement": "Enforcement",
    "made": "Made",
    "entries": "Plan entry",
    "agreement": "Agrees",
    "agreement_words": "Agrees, in words",
    "founded": "Founded",
    "again": "Again in",
    "section": "Section",
    "text": "What it says",
    "session": "From",
    "next": "Next appointment",
    "next_venue": "Next appointment, where",
    "no_next_because": "Why there is no next appointment",
    "our_approach": "Our approach",
    "learning": "The participant's learning",
    "set_aside": "Kept as it stood",
    "approach": "Approach",
    "approach_why": "Approach, why",
}
"""The words beside the fields, by the name of the field or of its rows."""
_PARTS: Final = {
    "result": "result",
    "words": "in words",
    "decision": "what next",
    "delivery": "how it was done",
    "why": "why",
    "who": "who",
    "due": "by when",
    "minutes": "minutes",
    "leads": "who leads",
    "risk": "risk information",
    "goal": "goal",
    "how": "what was done",
    "kind": "kind",
    "kept": "where it is kept",
    "copy": "copy",
    "section": "section",
    "agreement": "agrees",
    "agreement_words": "agrees, in words",
    "founded": "how well founded",
    "marks": "marks",
}
"""The parts of a row that have words of their own."""


def field_name(form: object, path: str) -> str:
    """A field in the words of the screen: “Aim 2, result”.

    Args:
        form: the form it stands in.
        path: the field's name, or `rows/id of the row/name`.
    """
    rows, _, rest = path.partition("/")
    name = _NAMES.get(rows, rows.replace("_", " ").capitalize())
    if not rest:
        return name
    id, _, part = rest.partition("/")
    ids = [each.id for each in rows_of(form, rows)]
    number = f" {ids.index(id) + 1}" if id in ids and len(ids) > 1 else ""
    said = _PARTS.get(part, "")
    return f"{name}{number}" + (f", {said}" if said else "")

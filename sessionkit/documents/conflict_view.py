"""What two people wrote differently and nobody has decided, as a reader is told.

Invariant: readers who must be able to trust the record are told where it is not decided; both texts
stay with those entitled to the case.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from sessionkit.continuity.conflict_place import followed
from sessionkit.documents.left_out import Kind
from sessionkit.documents.material import Material
from sessionkit.documents.readers import Reader
from sessionkit.documents.record_view import ConflictView
from sessionkit.domain.action import Action
from sessionkit.domain.conflict import Conflict
from sessionkit.domain.issue import Issue
from sessionkit.domain.session import Session

_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "sessions": "",
        "record": "",
        "issues": "issue",
        "actions": "action",
        "goals": "goal",
        "aims": "aim",
        "aim": "",
        "exercises": "exercise",
        "happened": "what happened and was said",
        "view": "what we make of it",
        "came": "attendance",
        "came_words": "attendance",
        "words": "what is said about it",
        "front": "front sheet",
        "when": "date and time",
    }
)
"""What a field is called, where its name says it badly."""


def conflict_views(
    material: Material, of: Session | None = None, within: str = ""
) -> tuple[ConflictView, ...]:
    """Every conflict the reader is told of.

    Args:
        material: what the document is made from.
        of: only those of this session; all of them where none is given.
        within: only those within this field of the case; all of them where empty.
    """
    every = (each for each in material.case.conflicts if within in ("", each.path[0]))
    placed = ((each, *_place(material, each)) for each in every)
    told = [(each, session, where) for each, session, where in placed if of in (None, session)]
    if material.reader is not Reader.FILE:
        material.release.keeps_back(Kind.CONFLICT, count=len(told))
    if material.reader in (Reader.PARTICIPANT, Reader.AGENCY):
        return ()
    return tuple(_told(material, *each) for each in told)


def _told(
    material: Material, conflict: Conflict, session: Session | None, where: str
) -> ConflictView:
    ref = material.ref(session) if session is not None else None
    if material.reader is not Reader.FILE:
        return ConflictView(ref, where)
    return ConflictView(ref, where, _shown(conflict.theirs), _shown(conflict.mine))


def _place(material: Material, conflict: Conflict) -> tuple[Session | None, str]:
    """The session a conflict stands in and the field in words, found by walking its path."""
    session, words = None, []
    for field, found in followed(material.case, conflict):
        if field:
            words.append(_WORDS.get(field, field.replace("_", " ")))
        else:
            session = _session_of(material, found) or session
    return session, ", ".join(dict.fromkeys(word for word in words if word))


def _session_of(material: Material, found: object) -> Session | None:
    if isinstance(found, Session):
        return found
    return material.session(found.session) if isinstance(found, Issue | Action) else None


def _shown(value: Any) -> str:
    """A plain value in words; of an object, its parts that say something."""
    match value:
        case None | "":
            return "nothing"
        case str():
            return value
        case dict():
            said = {key: part for key, part in value.items() if key not in ("id", "kind")}
            return ", ".join(
                f"{key.replace('_', ' ')}: {_shown(part)}"
                for key, part in said.items()
                if part not in (None, "", [])
            )
        case list():
            return "; ".join(_shown(part) for part in value)
    return str(value)

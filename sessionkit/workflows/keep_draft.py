"""Keeping what was typed and not saved.

Invariant: a draft is kept byte for byte as it was typed, per worker and form; it is shown, saved by
its writer or discarded, and never merged by itself. What was typed while nobody was named is
everybody's to find.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sessionkit.domain.errors import NotFound
from sessionkit.storage.drafts import DamagedDraft, Draft
from sessionkit.workflows.list_cases import cases_to_name
from sessionkit.workflows.open_workspace import Workspace

_TEXT = "form"
_BYTES = "form_base64"
_NOBODY = "nobody"
_ROW_ID = "id"


def keep_typed(workspace: Workspace, what: str, data: bytes) -> str:
    """Keep bytes that were typed for a form; returns the name the draft goes by.

    Args:
        workspace: the team's store.
        what: which form they were for, such as `record:DEMO-1`.
        data: the bytes as they came.
    """
    name = hashlib.sha256(what.encode() + b"\0" + data).hexdigest()[:8]
    try:
        typed = {_TEXT: data.decode()}
    except UnicodeDecodeError:
        typed = {_BYTES: base64.b64encode(data).decode("ascii")}
    draft = Draft(writer_of(workspace), name, what, 0, {}, typed, workspace.now)
    workspace.drafts.keep(draft)
    return name


def is_of_a_form(name: str) -> bool:
    """Whether a draft of that name is of a form of the screens, and not of the command line."""
    return ":" in name


def typed_bytes(draft: Draft) -> bytes:
    """What was typed, byte for byte; of a form of the screens, the fields that hold text."""
    if is_of_a_form(draft.form):
        lines = (f"{field}: {text}\n" for field, text in _typed_text(draft.typed, ""))
        return "".join(lines).encode("utf-8", "surrogatepass")
    if _BYTES in draft.typed:
        return base64.b64decode(str(draft.typed[_BYTES]))
    return str(draft.typed.get(_TEXT, "")).encode("utf-8", "surrogatepass")


def what_for(workspace: Workspace, drafts: tuple[Draft, ...]) -> tuple[str, ...]:
    """What each draft is for, as one would say it: `record:DEMO-1`."""
    if not any(is_of_a_form(each.form) for each in drafts):
        return tuple(each.case for each in drafts)
    references = {each.id: each.reference for each in cases_to_name(workspace)}
    return tuple(_what_for(each, references) for each in drafts)


def kept_by_nobody(workspace: Workspace) -> Workspace:
    """The workspace with nobody acting, whose drafts everybody finds."""
    return replace(workspace, worker=None)


def drafts_of(workspace: Workspace) -> tuple[Draft, ...]:
    """The drafts of who is working and of nobody, the oldest first."""
    found = [
        draft for writer in _writers(workspace) for draft in workspace.drafts.of_worker(writer)
    ]
    return tuple(sorted(found, key=lambda draft: draft.kept_at))


def draft_named(workspace: Workspace, name: str) -> Draft:
    """One draft of who is working, or of nobody."""
    for writer in _writers(workspace):
        draft = workspace.drafts.find(writer, name)
        if draft is not None:
            return draft
    raise NotFound(f"There is no draft “{name}”.", "`draft list` shows those there are.")


def damaged_drafts(workspace: Workspace) -> tuple[DamagedDraft, ...]:
    """The drafts of who is working and of nobody that cannot be read."""
    damaged = (workspace.drafts.damaged_of(writer) for writer in _writers(workspace))
    return tuple(each for found in damaged for each in found)


def discard_draft(workspace: Workspace, name: str) -> None:
    """Put a draft away for good; one that cannot be read goes by the name of its file."""
    damaged = next((each for each in damaged_drafts(workspace) if each.name == name), None)
    if damaged is not None:
        workspace.drafts.discard_damaged(damaged)
        return
    draft = draft_named(workspace, name)
    workspace.drafts.discard(draft.worker, draft.form)


def writer_of(workspace: Workspace) -> str:
    """Whose draft it is that is kept now: who is working, or nobody."""
    return workspace.worker.id if workspace.worker is not None else _NOBODY


def _writers(workspace: Workspace) -> tuple[str, ...]:
    return tuple(dict.fromkeys((writer_of(workspace), _NOBODY)))


def _what_for(draft: Draft, references: Mapping[str, str]) -> str:
    if not is_of_a_form(draft.form):
        return draft.case
    what = draft.form.partition(":")[0]
    return f"{what}:{references.get(draft.case, draft.case)}" if draft.case else what


def _typed_text(value: object, field: str) -> Iterator[tuple[str, str]]:
    """Every field that holds text, with its path; rows are counted from 1."""
    if isinstance(value, Mapping):
        named = [(str(name), each) for name, each in value.items() if name != _ROW_ID]
    elif isinstance(value, list | tuple):
        named = [(str(place), each) for place, each in enumerate(value, 1)]
    else:
        if isinstance(value, str) and value.strip():
            yield field, value
        return
    for name, each in named:
        yield from _typed_text(each, f"{field}/{name}" if field else name)

"""Keeping what was typed and not saved.

Invariant: a draft is kept byte for byte as it was typed, per worker and form; it is shown, saved by
its writer or discarded, and never merged by itself. What was typed while nobody was named is
everybody's to find.
"""

import base64
import hashlib
from dataclasses import replace

from sessionkit.domain.errors import NotFound
from sessionkit.storage.drafts import Draft
from sessionkit.workflows.open_workspace import Workspace

_TEXT = "form"
_BYTES = "form_base64"
_NOBODY = "nobody"


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
    draft = Draft(_writer(workspace), name, what, 0, {}, typed, workspace.now)
    workspace.drafts.keep(draft)
    return name


def typed_bytes(draft: Draft) -> bytes:
    """What was typed, byte for byte."""
    if _BYTES in draft.typed:
        return base64.b64decode(str(draft.typed[_BYTES]))
    return str(draft.typed.get(_TEXT, "")).encode("utf-8", "surrogatepass")


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


def discard_draft(workspace: Workspace, name: str) -> None:
    """Put a draft away for good."""
    draft = draft_named(workspace, name)
    workspace.drafts.discard(draft.worker, draft.form)


def _writer(workspace: Workspace) -> str:
    return workspace.worker.id if workspace.worker is not None else _NOBODY


def _writers(workspace: Workspace) -> tuple[str, ...]:
    return tuple(dict.fromkeys((_writer(workspace), _NOBODY)))

"""Keeping what was typed and not saved.

Invariant: a draft is kept as it was typed, per worker and form; it is shown, saved by its writer or
discarded, and never merged by itself.
"""

import hashlib

from sessionkit.domain.errors import NotFound
from sessionkit.storage.drafts import Draft
from sessionkit.workflows.open_workspace import Workspace


def keep_typed(workspace: Workspace, what: str, data: bytes) -> str:
    """Keep bytes that were typed for a form; returns the name the draft goes by.

    Args:
        workspace: the team's store.
        what: which form they were for, such as `record:DEMO-1`.
        data: the bytes as they came.
    """
    name = hashlib.sha256(what.encode() + b"\0" + data).hexdigest()[:8]
    text = data.decode("utf-8", "replace")
    draft = Draft(_writer(workspace), name, what, 0, {}, {"form": text}, workspace.now)
    workspace.drafts.keep(draft)
    return name


def drafts_of(workspace: Workspace) -> tuple[Draft, ...]:
    """The drafts of who is working, the oldest first."""
    found = workspace.drafts.of_worker(_writer(workspace))
    return tuple(sorted(found, key=lambda draft: draft.kept_at))


def draft_named(workspace: Workspace, name: str) -> Draft:
    """One draft of who is working."""
    draft = workspace.drafts.find(_writer(workspace), name)
    if draft is None:
        raise NotFound(f"There is no draft “{name}”.", "`draft list` shows those there are.")
    return draft


def discard_draft(workspace: Workspace, name: str) -> None:
    """Put a draft away for good."""
    draft = draft_named(workspace, name)
    workspace.drafts.discard(draft.worker, draft.form)


def _writer(workspace: Workspace) -> str:
    return workspace.worker.id if workspace.worker is not None else "nobody"

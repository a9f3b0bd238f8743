"""Keeping what is typed into a form of the screens, with what it was typed onto.

Invariant: a draft is per worker and form, keeps its base and the generation that came from, and is
never merged by itself: the screen offers it and a person decides. A form's name holds ids only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.domain.errors import WrongUse
from sessionkit.storage.case_store import OpenCase
from sessionkit.storage.drafts import Draft
from sessionkit.workflows.keep_draft import is_of_a_form, writer_of
from sessionkit.workflows.list_cases import list_cases
from sessionkit.workflows.open_workspace import Workspace


@dataclass(frozen=True, slots=True)
class FormDraft:
    """What was typed into one form and not saved."""

    form: str
    """Which form: `plan:<session id>`, `record:<session id>` …"""
    case: str
    """Id of the case; empty where the form was for a new one."""
    base_number: int
    """Generation of the case that the form was opened on; 0 for a new case."""
    base: Mapping[str, object] = field(repr=False)
    """The fields as they stood when the form was opened."""
    typed: Mapping[str, object] = field(repr=False)
    """The fields as they were typed."""
    kept_at: datetime
    """When, with offset."""


def keep(
    workspace: Workspace,
    form: str,
    case: OpenCase | None,
    base: Mapping[str, object],
    typed: Mapping[str, object],
) -> FormDraft:
    """Keep what stands in a form, in place of what was kept of it before.

    Args:
        workspace: the team's store.
        form: which form, as `what:id`.
        case: the case as it was when the form was opened; nothing where it is for a new one.
        base: the fields as they stood then, as JSON has them.
        typed: the fields as they stand now, as JSON has them.

    Raises:
        SaveFailed: where it could not be written; the former draft still stands.
    """
    if not is_of_a_form(form):
        raise WrongUse(f"“{form}” names no form.", "A form is named by what it is and an id.")
    id, number = (case.case.id, case.number) if case is not None else ("", 0)
    draft = Draft(writer_of(workspace), form, id, number, base, typed, workspace.now)
    workspace.drafts.keep(draft)
    return _told(draft)


def find(workspace: Workspace, form: str) -> FormDraft | None:
    """What was typed into a form and not saved; nothing where there is none.

    Raises:
        DamagedData: where there is one that is not what was written; it is left where it is.
        Refused: where there is one that cannot be read here.
    """
    draft = workspace.drafts.find(writer_of(workspace), form)
    return None if draft is None else _told(draft)


def unsaved_of(workspace: Workspace, case: Case) -> tuple[str, ...]:
    """A sentence for each form of a case that who is working typed into and did not save.

    Raises:
        DamagedData: where a draft is not what was written; it is left where it is.
    """
    drafts = workspace.drafts.of_worker(writer_of(workspace))
    return tuple(
        f"Typed and not saved: {_named(case, each.form)}, kept {_when(workspace, each)}. "
        "Open it to go on"
        for each in drafts
        if each.case == case.id and is_of_a_form(each.form)
    )


def unsaved_anywhere(workspace: Workspace) -> str:
    """Which cases who is working typed into and did not save, as a sentence; empty where none.

    Raises:
        DamagedData: where a draft is not what was written; it is left where it is.
    """
    if workspace.worker is None:
        return ""
    drafts = [
        each for each in workspace.drafts.of_worker(writer_of(workspace)) if is_of_a_form(each.form)
    ]
    if not drafts:
        return ""
    listing = list_cases(workspace.folder.path, workspace.worker.id, lambda: workspace)
    references = {"": "a new case", **{each.id: each.reference for each in listing.entries}}
    # The latest last, so that of two in one case its moment stands.
    latest = {each.case: each for each in sorted(drafts, key=lambda each: each.kept_at)}
    named = (
        f"{references.get(case, 'a case')} (kept {_when(workspace, draft)})"
        for case, draft in latest.items()
    )
    return f"Typed and not saved: {', '.join(named)}. Open it to go on."


def discard(workspace: Workspace, form: str) -> None:
    """Put a form's draft away, readable or not; nothing happens where there is none.

    Raises:
        SaveFailed: where that could not be done; the draft still stands.
    """
    workspace.drafts.discard(writer_of(workspace), form)


_FORMS: Final = {
    "plan": "the plan of {}",
    "record": "the record of {}",
    "not-held": "what became of {}",
    "front": "the front sheet",
    "goal": "a goal",
    "prior": "work done before",
}


def _named(case: Case, form: str) -> str:
    what, _, id = form.partition(":")
    number = next((each.number for each in case.sessions if each.id == id), None)
    session = f"session {number}" if number is not None else "the next session"
    return _FORMS.get(what, "a form").format(session)


def _when(workspace: Workspace, draft: Draft) -> str:
    kept = draft.kept_at.astimezone(workspace.zone)
    day = "" if kept.date() == workspace.today else f"{show_date(kept.date())} "
    return f"{day}{kept:%H:%M}"


def _told(draft: Draft) -> FormDraft:
    return FormDraft(
        draft.form, draft.case, draft.base_number, draft.base, draft.typed, draft.kept_at
    )

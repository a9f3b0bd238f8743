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
from sessionkit.storage.drafts import DamagedDraft, Draft, IsRead, every_draft
from sessionkit.workflows.keep_draft import is_of_a_form, writer_of
from sessionkit.workflows.list_cases import list_cases
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.typed.plain import from_plain


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
    kind: type[object] | None = None,
) -> FormDraft:
    """Keep what stands in a form, in place of what was kept of it before.

    What cannot be read is put aside and stays: `unsaved_of` and `draft list` name it.

    Args:
        workspace: the team's store.
        form: which form, as `what:id`.
        case: the case as it was when the form was opened; nothing where it is for a new one.
        base: the fields as they stood then, as JSON has them.
        typed: the fields as they stand now, as JSON has them.
        kind: class of the form, which what was kept before must read as; any will do if not given.

    Raises:
        SaveFailed: where it could not be written; the former draft still stands.
    """
    if not is_of_a_form(form):
        raise WrongUse(f"“{form}” names no form.", "A form is named by what it is and an id.")
    id, number = (case.case.id, case.number) if case is not None else ("", 0)
    draft = Draft(writer_of(workspace), form, id, number, base, typed, workspace.now)
    workspace.drafts.keep(draft, _read_by(kind))
    return _told(draft)


def find(workspace: Workspace, form: str) -> FormDraft | None:
    """What was typed into a form and not saved; nothing where there is none.

    Raises:
        DamagedData: where there is one that is not what was written; it is left where it is.
        Refused: where there is one that cannot be read here.
    """
    draft = workspace.drafts.find(writer_of(workspace), form)
    return None if draft is None else _told(draft)


def unplanned_begun(workspace: Workspace, case: Case) -> str:
    """Id of the session nobody planned that who is working wrote about last and did not save.

    Such a session stands in no case yet, so that its draft is the only one who knows its id.

    Returns:
        The id; nothing where there is no such draft.
    """
    known = {each.id for each in case.sessions}
    drafts = [
        each
        for each in workspace.drafts.of_worker(writer_of(workspace))
        if each.case == case.id and each.form.partition(":")[0] == "record"
    ]
    ids = (each.form.partition(":")[2] for each in sorted(drafts, key=lambda one: one.kept_at))
    return next((id for id in reversed(list(ids)) if id not in known), "")


def unsaved_of(workspace: Workspace, case: Case) -> tuple[str, ...]:
    """A sentence for each form of a case that who is working typed into and did not save.

    One more says which of their drafts cannot be read; nobody can tell of which case those are.

    Raises:
        Refused: where the drafts cannot be listed.
    """
    drafts, damaged = workspace.drafts.survey(writer_of(workspace))
    own = [each for each in drafts if each.case == case.id and is_of_a_form(each.form)]
    own.sort(key=lambda each: each.is_aside)
    said = (_unsaved(workspace, _named(case, each.typed_into), each) for each in own)
    return tuple(each for each in (*said, _unreadable(damaged)) if each)


def unsaved_anywhere(workspace: Workspace) -> str:
    """Which cases who is working typed into and did not save, as a sentence; empty where none.

    One more sentence says which of their drafts cannot be read.

    Raises:
        Refused: where the drafts cannot be listed.
    """
    if workspace.worker is None:
        return ""
    drafts, damaged = workspace.drafts.survey(writer_of(workspace))
    of_forms = [each for each in drafts if is_of_a_form(each.form)]
    references = _references(workspace, workspace.worker.id) if of_forms else {}
    # The latest last, so that of two in one case its moment stands.
    latest = {each.case: each for each in reversed(of_forms) if not each.is_aside}
    named = ", ".join(
        f"{references.get(case, 'a case')} (kept {_when(workspace, draft)})"
        for case, draft in latest.items()
    )
    said = [f"Typed and not saved: {named}. Open it to go on"] if named else []
    said += [
        _unsaved(workspace, references.get(each.case, "a case"), each)
        for each in of_forms
        if each.is_aside
    ]
    return " ".join(f"{each}." for each in (*said, _unreadable(damaged)) if each)


def discard(workspace: Workspace, form: str, kind: type[object] | None = None) -> None:
    """Put a form's draft away, readable or not; nothing happens where there is none.

    Args:
        workspace: the team's store.
        form: which form.
        kind: class of the form; what cannot be read as one is put aside and stays.

    Raises:
        SaveFailed: where that could not be done; the draft still stands.
    """
    if kind is None:
        workspace.drafts.discard(writer_of(workspace), form)
    else:
        workspace.drafts.discard_read(writer_of(workspace), form, _read_by(kind))


def _read_by(kind: type[object] | None) -> IsRead:
    if kind is None:
        return every_draft

    def is_read(draft: Draft) -> bool:
        try:
            for fields in (draft.base, draft.typed):
                from_plain(kind, fields)
        except WrongUse:
            return False
        return True

    return is_read


def _references(workspace: Workspace, worker: str) -> Mapping[str, str]:
    """What to call the case a draft is for, by its id."""
    listing = list_cases(workspace.folder.path, worker, lambda: workspace)
    return {"": "a new case", **{each.id: each.reference for each in listing.entries}}


def _unsaved(workspace: Workspace, what: str, draft: Draft) -> str:
    kept = f"{what}, kept {_when(workspace, draft)}"
    if draft.is_aside:
        told = f"`draft show {draft.form}` prints it"
        return f"Typed with another version of the program and put aside: {kept}. {told}"
    return f"Typed and not saved: {kept}. Open it to go on"


def _unreadable(damaged: tuple[DamagedDraft, ...]) -> str:
    if not damaged:
        return ""
    many = "A draft" if len(damaged) == 1 else f"{len(damaged)} drafts"
    names = ", ".join(each.name for each in damaged)
    return (
        f"{many} of yours cannot be read and {'is' if len(damaged) == 1 else 'are'} left: {names}"
    )


_FORMS: Final = {
    "plan": "the plan of {}",
    "record": "the record of {}",
    "not-held": "what became of {}",
    "front": "the front sheet",
    "goal": "a goal",
    "prior": "work done before",
    "entry": "an entry of the plan",
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

"""A workspace of invented cases, to look round in.

Invariant: every person, place and event is invented, and that is said of no other workspace; the
cases are made through the same workflows as a user's typing, on the days they tell of, and those
days are counted from a day within the week.
"""

from collections.abc import Sequence
from pathlib import Path

from sessionkit.domain.errors import Refused
from sessionkit.domain.ids import NewId
from sessionkit.domain.settings import Settings
from sessionkit.storage.workspace_folder import SETTINGS
from sessionkit.workflows.list_cases import listed_cases
from sessionkit.workflows.open_workspace import Clock, Workspace, make_workspace, open_workspace
from sessionkit.workflows.tell_story import Story
from sessionkit.workflows.workers import add_worker

REFERENCE = "DEMO-1"
"""The complete case."""
STORIES = tuple(Path(__file__).parent / "demo" / f"demo-{number}" for number in (4, 3, 2, 1))
"""The stories that are told, the complete case last: where it stands whole, they all do."""
_TEAM = "Bridge Street (invented)"
_WORKERS = (
    ("Isla Muir", ""),
    ("Tom Baird", "social worker"),
    ("Moira Orr", "senior social worker"),
    ("Callum Reid", "social worker"),
    ("Una Sclater", "social worker"),
    ("Davit Gilfeather", "social worker"),
)


def make_demo(path: Path, clock: Clock, new_id: NewId, stories: Sequence[Path] = STORIES) -> bool:
    """Make the demo workspace in a folder.

    Args:
        path: the folder.
        clock: the present moment; the sessions lie in the months before it, and the next
            appointment is today or within the week.
        new_id: new random ids.
        stories: folders of the stories to tell.

    Returns:
        Whether it was made; not where the demo stands there already.

    Raises:
        Refused: where the folder holds another workspace, or a demo that was made in part.
    """
    now = clock()
    told = [Story(folder, now) for folder in stories]
    if (path / SETTINGS).exists():
        _refuse_another(open_workspace(path, clock, new_id), told[-1])
        return False
    (first, _), *others = _WORKERS
    workspace = make_workspace(path, lambda: now, new_id, first, Settings(team=_TEAM))
    for name, job_title in others:
        add_worker(workspace, name, job_title)
    for story in told:
        story.tell(workspace)
    return True


def _refuse_another(workspace: Workspace, last: Story) -> None:
    """Nothing, where the workspace holds the whole demo: the case told last, to its end."""
    path = workspace.folder.path
    cases = (each for each in listed_cases(workspace) if each.reference == last.reference)
    named = [each.last for each in cases if each.name == last.name]
    if any(session is not None and session.number >= last.records for session in named):
        return
    if workspace.settings.team == _TEAM:
        raise Refused(
            f"{path} holds a demo that was not made to its end.",
            "Delete that folder, or name another, and run it again.",
        )
    raise Refused(
        f"{path} holds a workspace that is not the demo; it was left as it is.",
        "Name a folder that is empty or not there yet.",
    )

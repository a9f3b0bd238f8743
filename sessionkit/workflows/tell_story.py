"""An invented case, told day by day through the workflows a user's typing goes through.

Invariant: nothing is written into files. A plan is planned from a form on the day its author would
have typed it, a record is recorded from one; days are counted from the day the story is told for.
"""

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sessionkit.domain.dates import When, show_date
from sessionkit.domain.goal import Goal
from sessionkit.workflows.answer_finding import answer_finding
from sessionkit.workflows.change_case import open_case
from sessionkit.workflows.edit_case import FrontSheetChange, edit_case
from sessionkit.workflows.new_case import new_case
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.plan_session import plan_from_form
from sessionkit.workflows.prior_work import PriorSaid, enter_prior
from sessionkit.workflows.programme_of_case import choose_programme, insert_step, skip_step
from sessionkit.workflows.record_session import Manner, record_from_form
from sessionkit.workflows.review_case import findings_of
from sessionkit.workflows.set_goal import add_goal, end_goal
from sessionkit.workflows.tell_plan import PlanTold

STORY = "story.toml"
"""The file that says who the case is about and what was done on which day."""
TYPED_AT = "17:05"
"""When in the day things are written up, where the story does not say."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PLACE = re.compile(r"\[\[(date|when|at) (-?\d+)(?: (\d\d):(\d\d))?(?: (\d+))?\]\]")


@dataclass(frozen=True, slots=True)
class Story:
    """A story to be told.

    Its folder holds `story.toml` and the forms that names. Days are whole numbers, counted from
    day 0: today, or the next day of the weekday the story names. What lies seven days and more
    before it has therefore been, whatever today is.

    In a form, `[[date -7]]` stands for a day, `[[when -7 14:30 60]]` for a time of that day and a
    length in minutes, `[[at -7 16:10]]` for a moment.
    """

    folder: Path
    """Where the story is."""
    now: datetime
    """The present moment, with offset."""

    @property
    def told(self) -> dict[str, Any]:
        """What the story says."""
        return tomllib.loads((self.folder / STORY).read_text("utf-8"))

    @property
    def reference(self) -> str:
        """The case's reference."""
        return str(self.told["reference"])

    @property
    def name(self) -> str:
        """The participant's name."""
        return str(self.told["name"])

    @property
    def records(self) -> int:
        """How many records are written in it; that of the last session comes last."""
        return sum("record" in deed for deed in self.told["deed"])

    @property
    def day0(self) -> datetime:
        """The day that days are counted from: today, or the first of its weekday after that."""
        weekday = _WEEKDAYS.index(self.told["weekday"])
        return self.now + timedelta(days=(weekday - self.now.weekday()) % 7)

    def tell(self, workspace: Workspace) -> None:
        """Open the case and do everything the story says was done, in its order.

        Args:
            workspace: with the story's workers in its team; who acts is set by each deed.
        """
        told = self.told
        self._open(self._seat(workspace, told["by"], told["opened"]), told)
        plan = PlanTold(told["reference"])
        for deed in told.get("deed", ()):
            at = self._seat(workspace, deed["by"], deed["day"], deed.get("at", TYPED_AT))
            if not plan.does(at, deed):
                self._do(at, told["reference"], deed)

    def _seat(self, workspace: Workspace, by: str, day: int, at: str = TYPED_AT) -> Workspace:
        """The workspace as a worker sits down to it on a day."""
        hour, minute = (int(part) for part in at.split(":"))
        then = self._moment(day, hour, minute)
        return replace(workspace, worker=workspace.folder.find_worker(by), clock=lambda: then)

    def _moment(self, day: int, hour: int, minute: int) -> datetime:
        then = self.day0 + timedelta(days=day)
        return then.replace(hour=hour, minute=minute, second=0, microsecond=0)

    def _day(self, day: int) -> date:
        return (self.day0 + timedelta(days=day)).date()

    def _open(self, workspace: Workspace, told: dict[str, Any]) -> None:
        reference = told["reference"]
        new_case(
            workspace,
            told["name"],
            reference,
            tuple(told["co_workers"]),
            told.get("supervising_officer", ""),
            told.get("supervisor", ""),
        )
        if "front" in told:
            edit_case(workspace, reference, self._front(told["front"]))
        for each in told.get("goal", ()):
            by = self._day(each["by"]) if "by" in each else None
            goal = Goal(
                workspace.new_id(), each["what"], each.get("how", ""), each.get("review", ""), by
            )
            add_goal(workspace, reference, goal)
        for each in told.get("prior", ()):
            given: dict[str, Any] = {
                key: tuple(v) if isinstance(v, list) else v for key, v in each.items()
            }
            enter_prior(workspace, reference, PriorSaid(**given))
        if "programme" in told:
            chosen = told["programme"]
            choose_programme(workspace, reference, chosen["id"], chosen["because"])

    def _front(self, told: dict[str, Any]) -> FrontSheetChange:
        given: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in told.items()
        }
        if "order_until" in told:
            given["order_until"] = self._day(told["order_until"])
        return FrontSheetChange(**given)

    def _do(self, workspace: Workspace, reference: str, deed: dict[str, Any]) -> None:
        because = deed.get("because", "")
        match deed:
            case {"plan": str(name)}:
                plan_from_form(workspace, reference, self._form(name), name)
            case {"record": str(name)}:
                manner = Manner(finish=not deed.get("open", False))
                record_from_form(workspace, reference, self._form(name), name, manner)
            case {"skip": int(number)}:
                skip_step(workspace, reference, number, because)
            case {"insert": str(card), "before": int(number)}:
                insert_step(workspace, reference, number, card, because)
            case {"end_goal": int(number), "day": int(day)}:
                end_goal(workspace, reference, str(number), self._day(day), because)
            case {"answer": str(code)}:
                for each in findings_of(workspace, open_case(workspace, reference).case):
                    if each.code == code:
                        answer_finding(workspace, reference, each.id, because)
            case {"front": dict(front)}:
                edit_case(workspace, reference, self._front(front))
            case _:
                raise AssertionError(f"{self.folder.name}: nobody knows how to do {deed}")

    def _form(self, name: str) -> bytes:
        """A form with its days counted from day 0."""

        def shown(match: re.Match[str]) -> str:
            kind, days, hour, minute, length = match.groups()
            if kind == "date":
                return show_date(self._day(int(days)))
            starts = self._moment(int(days), int(hour), int(minute))
            if kind == "at":
                return starts.isoformat()
            return When(starts.date(), starts, int(length) if length else None).show()

        return _PLACE.sub(shown, (self.folder / name).read_text("utf-8")).encode()

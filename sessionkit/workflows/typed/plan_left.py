"""What a typed plan says of what earlier sessions left, read into handlings.

Invariant: what the plan says as before keeps its id and its day; a thing is decided once in a plan;
what somebody settled meanwhile is neither taken up nor decided again.
"""

from dataclasses import replace

from sessionkit.continuity.offer import Offer, offer
from sessionkit.domain.case import Case
from sessionkit.domain.dates import show_date
from sessionkit.domain.handling import Handling, How, ItemRef
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.typed.plan_rows import TypedAim, TypedLeft, TypedPlan
from sessionkit.workflows.typed.reading import Reading, line

_DECIDED = (How.LEFT, How.CARRIED, How.DROPPED)
_BY_A_PLAN = (How.TAKEN_UP, *_DECIDED)
"""What a plan says of what was left; whatever else a session did with it stays as it is."""


def by_plan(case: Case, session: str) -> tuple[Handling, ...]:
    """What the plan of a session says of what was left."""
    return tuple(each for each in case.handlings_in(session) if each.how in _BY_A_PLAN)


def offered(case: Case, session_id: str) -> Offer:
    """What planning a session offers: as if its own plan had decided nothing yet."""
    own = by_plan(case, session_id)
    return offer(replace(case, handlings=tuple(h for h in case.handlings if h not in own)))


def takes_of(own: tuple[Handling, ...]) -> dict[str, str]:
    """By id of an aim, the id of what it takes up."""
    return {each.aim: each.item.id for each in own if each.how is How.TAKEN_UP and each.aim}


def left_rows(own: tuple[Handling, ...]) -> dict[str, TypedLeft]:
    """By id of an item, what was decided of it last, as it is shown."""
    return {
        each.item.id: TypedLeft(
            each.item.id, each.how.value, each.why, show_date(each.due) if each.due else ""
        )
        for each in own
        if each.how in _DECIDED
    }


def said(typed: str, stood: str) -> str:
    """What was typed, on one line and through the door; to the letter where it was not touched."""
    return typed if typed == stood else line(typed)


class Deciding:
    """Reads what a plan says of what was left.

    Args:
        workspace: the team's store.
        case: the case as it stands.
        form: the plan as typed.
        reading: where problems are gathered.
    """

    def __init__(self, workspace: Workspace, case: Case, form: TypedPlan, reading: Reading) -> None:
        self._workspace = workspace
        self._case = case
        self._form = form
        self._reading = reading
        self._own = by_plan(case, form.session)
        self._stood_takes = takes_of(self._own)
        self._stood_left = left_rows(self._own)
        self._new: list[tuple[str, Handling]] = []

    def handlings(self, aims: frozenset[str]) -> tuple[Handling, ...]:
        """Every handling of the case, those of this plan as the form has them.

        Args:
            aims: ids of the aims the plan is written with.
        """
        takes = {row.id: row.takes for row in self._form.aims if row.id in aims and row.takes}
        stay = [
            self._again(each, takes) if each in self._own else each for each in self._case.handlings
        ]
        for row in self._form.aims:
            if row.id in takes and row.takes != self._stood_takes.get(row.id):
                stay.append(self._take(row))
        for left in self._form.left:
            if left.id not in self._stood_left:
                stay.append(self._decision(left, None))
        handlings = tuple(each for each in stay if each is not None)
        self._refuse_twice(handlings)
        return handlings

    def _again(self, each: Handling, takes: dict[str, str]) -> Handling | None:
        """What became of something this plan said before; nothing where it says it no more."""
        if each.how is How.TAKEN_UP:
            # What is linked to no aim stands in no field, so nobody has taken it out of one.
            stays = not each.aim or takes.get(each.aim) == self._stood_takes[each.aim]
            return each if stays else None
        row = next((row for row in self._form.left if row.id == each.item.id), None)
        if row is None:
            return None
        if row == self._stood_left[row.id]:
            return each
        same = (h for h in self._own if h.item == each.item and h.how in _DECIDED)
        return self._decision(row, each) if each == tuple(same)[-1] else None

    def _take(self, row: TypedAim) -> Handling | None:
        field = f"aims/{row.id}/text"
        item = self._item(row.takes)
        if item is None:
            self._reading.refuse(
                field,
                f"What “{line(row.text)}” takes up has been {self._meanwhile(row.takes)}.",
                "Take the aim out, or write it as a new one.",
            )
            return None
        id, on = self._workspace.new_id(), self._workspace.today
        new = Handling(id, item, How.TAKEN_UP, self._form.session, on, aim=row.id)
        self._new.append((field, new))
        return new

    def _decision(self, row: TypedLeft, stood: Handling | None) -> Handling | None:
        field = f"left/{row.id}"
        how = self._reading.one_of(f"{field}/how", How, row.how)
        if how is None:
            return None
        item = stood.item if stood is not None else self._item(row.id)
        if how not in _DECIDED:
            self._reading.refuse(
                f"{field}/how", "A plan leaves, carries or drops; it says no more of what was left."
            )
        elif item is None:
            self._reading.refuse(
                f"{field}/how", f"This has been {self._meanwhile(row.id)}.", "Let it go here."
            )
        else:
            return self._decided(row, stood, item, how)
        return None

    def _decided(
        self, row: TypedLeft, stood: Handling | None, item: ItemRef, how: How
    ) -> Handling | None:
        field = f"left/{row.id}"
        why = said(row.why, stood.why if stood else "")
        if how is How.DROPPED and not why:
            self._reading.refuse(
                f"{field}/why",
                f"The reason for dropping this {item.kind.value} is missing.",
                "Say why in a few words; nothing is dropped without a reason.",
            )
            return None
        carried = how is How.CARRIED
        due = self._reading.day(f"{field}/due", row.due) if carried else None
        id = stood.id if stood is not None else self._workspace.new_id()
        new = Handling(id, item, how, self._form.session, self._workspace.today, why, due)
        self._new.append((f"{field}/how", new))
        return new

    def _item(self, id: str) -> ItemRef | None:
        """What is still open, or was this plan's to decide before; nothing otherwise."""
        left = (thread.tip for thread in offered(self._case, self._form.session).left)
        return next((i for i in (*(h.item for h in self._own), *left) if i.id == id), None)

    def _meanwhile(self, id: str) -> str:
        handled = [each for each in self._case.handlings if each.item.id == id]
        if not handled:
            return "settled meanwhile"
        where = self._case.origin(handled[-1].session).name.lower()
        how = "taken up" if handled[-1].how is How.TAKEN_UP else "settled"
        return f"{how} meanwhile, in {where}"

    def _refuse_twice(self, handlings: tuple[Handling, ...]) -> None:
        items = [
            each.item
            for each in by_plan(replace(self._case, handlings=handlings), self._form.session)
            if each.aim or each.how is not How.TAKEN_UP
        ]
        for field, each in self._new:
            if items.count(each.item) > 1:
                self._reading.refuse(
                    field,
                    f"“{self._case.words_of(each.item)}” is decided twice in this plan.",
                    "Decide each thing once: take one of the two out.",
                )

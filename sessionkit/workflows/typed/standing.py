"""A form that is being typed, beside what the record holds: two people at one form.

Invariant: what is being typed is never changed by what somebody else saves; where both changed one
field, both texts stand until a person chooses, and nothing of the form is saved before. Where the
other saved in the very moment of a save, the merge keeps both texts, and both are shown here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, Self, TypeVar, cast

from sessionkit.domain.case import Case
from sessionkit.domain.conflict import Conflict
from sessionkit.domain.merge import merge
from sessionkit.storage.case_store import OpenCase, Saved
from sessionkit.workflows.typed.fields import Value, value_at, with_value

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed, in different ways."""

    field: str
    """Its path."""
    theirs: Value
    """What the other one wrote; what we typed stands in the form."""
    conflict: str = ""
    """Id of the conflict that keeps both texts in the case; empty where ours was not saved."""


@dataclass(frozen=True, slots=True)
class Standing(Generic[F]):
    """A typed form, with what it was typed onto."""

    typed: F
    """What stands in the fields."""
    base: F
    """The form as the record held it when it was last looked at."""
    opened: OpenCase
    """What a save starts from."""
    newest: OpenCase
    """The case as it was last looked at."""
    clashes: tuple[Clash, ...] = ()
    """Fields that both changed."""
    decided: frozenset[str] = frozenset()
    """Ids of the conflicts in the case that were decided here and go with the next save."""

    @classmethod
    def of(cls, form: F, opened: OpenCase) -> Self:
        """A form as it opens, with nothing typed yet."""
        return cls(form, form, opened, opened)

    @property
    def changed(self) -> bool:
        """Whether something was typed that the record does not hold."""
        return self.typed != self.base

    @property
    def must_choose(self) -> bool:
        """Whether two texts stand for one field, so that a person chooses before a save."""
        return bool(self.clashes)

    def with_field(self, path: str, value: Value) -> Self:
        """The form with something typed into a field."""
        return replace(self, typed=with_value(self.typed, path, value))

    def with_form(self, form: F) -> Self:
        """The form with rows added, moved or taken away."""
        return replace(self, typed=form)

    def take_in(self, now: OpenCase, read: Callable[[Case], F]) -> Self:
        """The form after somebody else saved: theirs comes in wherever nothing was typed.

        Args:
            now: the case as it stands now.
            read: the form as a case holds it.
        """
        theirs = read(now.case)
        met = merge(self.base, theirs, self.typed)
        new = {"/".join(each.path): each.mine for each in met.conflicts}
        again = tuple(each for each in self.clashes if each.field not in new)
        clashes = (*again, *(Clash(path, _as_typed(value)) for path, value in new.items()))
        opened = self.opened if clashes else now
        return replace(
            self, typed=met.value, base=theirs, opened=opened, newest=now, clashes=clashes
        )

    def settled(self, field: str, value: Value) -> Self:
        """The form with one clash decided: what stands in the field from now on."""
        left = tuple(each for each in self.clashes if each.field != field)
        done = {each.conflict for each in self.clashes if each.field == field and each.conflict}
        typed = with_value(self.typed, field, value)
        opened = self.opened if left else self.newest
        decided = self.decided | done
        return replace(self, typed=typed, clashes=left, opened=opened, decided=decided)

    def without_decided(self, case: Case) -> Case:
        """A case without the conflicts that were decided here."""
        for each in case.conflicts:
            if each.id in self.decided:
                case = case.without_conflict(each.id)
        return case

    def saved(self, form: F, saved: Saved, read: Callable[[Case], F]) -> Self:
        """The form after `form` was saved; what was typed since then stands.

        Args:
            form: the form as it was written.
            saved: what came of the save.
            read: the form as a case holds it.
        """
        now = saved.opened
        theirs = read(now.case)
        clashes = tuple(_kept_beside(self.base, form, theirs, saved.conflicts))
        typed = merge(form, theirs, self.typed).value
        for each in clashes:
            if value_at(typed, each.field) == each.theirs:
                typed = with_value(typed, each.field, value_at(form, each.field))
        return replace(
            self,
            typed=typed,
            base=theirs,
            opened=now,
            newest=now,
            clashes=clashes,
            decided=frozenset(),
        )


def _kept_beside(base: F, form: F, theirs: F, conflicts: tuple[Conflict, ...]) -> Iterator[Clash]:
    """The fields of a form of which the case keeps two texts, by a save that met another."""
    for met in merge(base, theirs, form).conflicts if conflicts else ():
        *rows, name = met.path
        for each in conflicts:
            if each.path[-1] == name and set(rows[1:]) <= set(each.path):
                yield Clash("/".join(met.path), _as_typed(met.mine), each.id)
                break


def _as_typed(value: object) -> Value:
    if isinstance(value, list):
        return tuple(str(each) for each in value)
    return cast("Value", value)

"""A form that is being typed, beside what the record holds: two people at one form.

Invariant: what is being typed is never changed by what somebody else saves; where both changed one
field, both texts stand until a person chooses. A save starts from a generation whose every text was
either taken in here or is kept beside ours by the merge.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, Self, TypeVar, cast

from sessionkit.domain.case import Case
from sessionkit.domain.merge import merge
from sessionkit.storage.case_store import OpenCase
from sessionkit.workflows.typed.fields import Value, with_value

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed, in different ways."""

    field: str
    """Its path."""
    theirs: Value
    """What the other one wrote; what we typed stands in the form."""


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
        """Whether a save would put ours in the place of theirs, so that a person chooses first.

        So it is with a draft: the generation it was typed onto is not open any more, and a merge
        cannot keep both.
        """
        return bool(self.clashes) and self.opened.number == self.newest.number

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
        typed = with_value(self.typed, field, value)
        return replace(self, typed=typed, clashes=left, opened=self.opened if left else self.newest)

    def saved(self, form: F, now: OpenCase, read: Callable[[Case], F]) -> Self:
        """The form after `form` was saved; what was typed since then stands.

        Args:
            form: the form as it was written.
            now: the case as it stands after the save.
            read: the form as a case holds it.
        """
        theirs = read(now.case)
        typed = merge(form, theirs, self.typed).value
        return replace(self, typed=typed, base=theirs, opened=now, newest=now, clashes=())


def _as_typed(value: object) -> Value:
    if isinstance(value, list):
        return tuple(str(each) for each in value)
    return cast("Value", value)

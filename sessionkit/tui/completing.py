"""A form whose record can be completed.

Invariant: completing is one save, of the finished record, so that taking it back is one step; where
it cannot be done nothing is saved, and what was typed is kept.
"""

from typing import TypeVar

from sessionkit.domain.case import Case
from sessionkit.tui.form_page import FormPage

F = TypeVar("F")


class Completes(FormPage[F]):
    """A form page about a record; it says how that is written and how it is finished."""

    _finishing = False

    def written_up(self, case: Case, form: F) -> Case:
        """The case with the record written up so far, open to both workers."""
        raise NotImplementedError

    def finished(self, case: Case, form: F) -> Case:
        """The case with the record finished.

        Raises:
            FormProblems: naming every field that cannot be read, or that is missing still.
        """
        raise NotImplementedError

    def written(self, case: Case, form: F) -> Case:
        """The case with the form written into it."""
        return (self.finished if self._finishing else self.written_up)(case, form)

    async def finish(self) -> bool:
        """Save the record as finished; whether that could be done."""
        self._finishing = True
        try:
            return await self.save()
        finally:
            self._finishing = False

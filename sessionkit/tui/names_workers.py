"""A form that names workers of the team, and from which one may go and add somebody.

Invariant: that somebody is unknown is said only as long as they are: it goes when they have been
added, and when another name stands in the field.
"""

from typing import TypeVar

from sessionkit.tui.form_list import SimpleForm
from sessionkit.tui.form_words import problems_said
from sessionkit.workflows.typed.fields import value_at
from sessionkit.workflows.typed.new_case import names_nobody
from sessionkit.workflows.typed.reading import FieldProblem

F = TypeVar("F")


class NamesWorkers(SimpleForm[F]):
    """A form with fields for the co-workers, the supervising officer and the supervisor."""

    def on_screen_resume(self) -> None:
        """Back from where somebody can be added."""
        self._let_known_go(self._problems)

    def typed(self, path: str) -> None:
        """Another name may stand in the field now."""
        self._let_known_go(tuple(each for each in self._problems if each.field == path))

    def _let_known_go(self, looked_at: tuple[FieldProblem, ...]) -> None:
        known = {each for each in looked_at if each.nobody and not self._is_unknown(each.field)}
        if known:
            self._problems = tuple(each for each in self._problems if each not in known)
            self._remark()
            self.tell(problems_said(self._problems) if self._problems else "")

    def _is_unknown(self, field: str) -> bool:
        said = str(value_at(self.form, field))
        return names_nobody(self.app.workspace, self.case, field, said)

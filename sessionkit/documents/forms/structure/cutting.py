"""Cutting the lines of a form where its headings, tables and other headings stand.

Invariant: every line is put into the section that is open, but for the lines that open one.
"""

from dataclasses import replace
from typing import Final

from sessionkit.documents.forms.structure.headings import SET_ASIDE, Also, Heading, also_named
from sessionkit.documents.forms.structure.labels import (
    Label,
    Style,
    bold_label,
    line_label,
    markdown_heading,
    split_label,
)
from sessionkit.documents.forms.structure.rows import entries
from sessionkit.documents.forms.structure.section import Section
from sessionkit.documents.forms.structure.source import Line, marker
from sessionkit.documents.forms.structure.tables import Row, Table

_LONG: Final = frozenset({Heading.CONTENT, Heading.OUTCOME})
"""Under these a heading that is none of the form's is part of the text."""


class Cutter:
    """Goes through the lines of one part of a form, from top to bottom.

    Args:
        lines: of that part.
        labels: the headings that count, by index of their line.
        tables: the tables that carry headings which count, by index of their first line.
        counts: in which style each heading counts.
    """

    def __init__(
        self,
        lines: tuple[Line, ...],
        labels: dict[int, Label],
        tables: dict[int, Table],
        counts: dict[Heading, Style],
    ) -> None:
        self.lines = lines
        self.labels = labels
        self.tables = tables
        self.counts = counts
        self.done: list[Section] = []
        self.now = Section(None, "", lines[0].number if lines else 1)
        self.body: list[Line] = []

    def cut(self) -> list[Section]:
        """The sections, text before the first heading among them."""
        index = 0
        while index < len(self.lines):
            index += self._step(index)
        self._begin(self.now)
        return self.done

    def _step(self, index: int) -> int:
        """Deal with what begins on a line; tells how many lines that took up."""
        line = self.lines[index]
        if table := self.tables.get(index):
            self._table(table)
            return table.end - index
        if label := self.labels.get(index):
            self._begin(Section(label.heading, label.title, line.number), line, label.rest)
            return label.takes
        if found := markdown_heading(self.lines, index):
            return self._other_heading(index, *found)
        if also := self._added_label(line):
            named, title, rest = also
            self._begin(_under(named, title, line.number), line, rest)
        else:
            self.body.append(line)
        return 1

    def _other_heading(self, index: int, words: str, takes: int) -> int:
        """A Markdown heading that is none of the nine."""
        line = self.lines[index]
        if also := split_label(words, also_named):
            self._begin(_under(also[0], words, line.number), line, also[2])
        elif self.now.heading in _LONG and words != SET_ASIDE:
            self.body += self.lines[index : index + takes]
        else:
            self._begin(Section(None, words, line.number))
        return takes

    def _added_label(self, line: Line) -> tuple[Also, str, str] | None:
        """A label such as `TIME:`, in a form that was typed without Markdown headings."""
        if Style.HEADING in self.counts.values() or self.now.heading in _LONG:
            return None
        return bold_label(line.text, also_named) or line_label(line.text, also_named)

    def _begin(self, section: Section, at: Line | None = None, rest: str = "") -> None:
        """Open a section; `rest` is what stands after its heading on the same line."""
        self.done.append(replace(self.now, body=tuple(self.body)))
        self.now = section
        self.body = []
        if at is not None and rest:
            # A list that begins beside its heading goes on at any depth below it.
            padded = " " * (at.width - len(rest)) + rest
            self.body.append(replace(at, text=padded if marker(replace(at, text=rest)) else rest))

    # -- tables -----------------------------------------------------------------------------------

    def _table(self, table: Table) -> None:
        for row in table.rows:
            said = list(entries(row))
            if any(label is not None for label, _ in said):
                for label, value in said:
                    self._entry(row.line, label, value)
            else:
                self._unlabelled(row)
        if self.body:
            # What stands after a table belongs to its last row only where that is still empty.
            after = min(table.end, len(self.lines) - 1)
            self._begin(Section(None, "", self.lines[after].number))

    def _entry(self, line: int, label: Label | Also | None, value: tuple[Line, ...]) -> None:
        match label:
            case Label(heading=heading) if self.counts[heading] is Style.TABLE:
                self._begin(Section(heading, label.title, line))
            case Label():
                self.body.append(Line(line, label.title, 0))
            case Also():
                self._begin(_under(label, label.value, line))
            case None:
                pass
        self.body += value

    def _unlabelled(self, row: Row) -> None:
        """A row of a table with none of the form's labels: more of the row before, or its own."""
        said = [cell for cell in row.cells if cell.text]
        is_pair = len(said) > 1 and bool(row.cells[0].text)
        if is_pair and (self.body or self.now.heading is None):
            self._begin(Section(None, said[0].text.replace("\n", " "), row.line))
            said = said[1:]
        self.body += [line for cell in said for line in cell.lines]


def _under(also: Also, title: str, line: int) -> Section:
    return Section(also.belongs_under, title, line, also=also)

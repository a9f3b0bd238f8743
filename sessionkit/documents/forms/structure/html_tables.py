"""Tables a converter had to write as HTML, because their cells hold paragraphs or lists.

Invariant: every word between `<table>` and `</table>` stands in one of the cells.
"""

from html.parser import HTMLParser
from typing import Final

from sessionkit.documents.forms.structure.source import Line
from sessionkit.documents.forms.structure.tables import Cell, Row, Table, rewrapped

_CELLS: Final = frozenset({"td", "th"})
_NEW_PARAGRAPH: Final = frozenset({"p", "ul", "ol", "div"})


def html_table(lines: tuple[Line, ...], first: int) -> Table | None:
    """A table written as HTML."""
    if not lines[first].text.lstrip(" ").lower().startswith("<table"):
        return None
    after = range(first, len(lines))
    last = next((index for index in after if "</table>" in lines[index].text.lower()), None)
    if last is None:
        return None
    parser = _TableParser(lines[first].number)
    parser.feed("\n".join(line.text for line in lines[first : last + 1]))
    parser.close()
    return Table(first, last + 1, tuple(parser.rows))


class _TableParser(HTMLParser):
    """Gathers rows; keeps the number of the line each stretch of text began on."""

    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.before = first_line - 1
        self.rows: list[Row] = []
        self.cells: list[Cell] = []
        self.lines: list[Line] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _NEW_PARAGRAPH:
            if not (self.lines and self.lines[-1].text == "- "):
                self.say("")
        elif tag == "li":
            self.say("- ")
        elif tag == "br":
            self.break_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS:
            self.cells.append(rewrapped(self.lines))
            self.lines = []
        elif tag == "tr":
            self.rows.append(Row(self.number, tuple(self.cells)))
            self.cells = []

    def handle_data(self, data: str) -> None:
        for place, part in enumerate(data.split("\n")):
            if not part.strip(" "):
                continue
            if self.lines and self.lines[-1].text and not self.lines[-1].goes_on and place == 0:
                last = self.lines.pop()
                self.lines.append(Line(last.number, last.text + part, 0))
            else:
                self.lines.append(Line(self.number + place, part, 0))

    @property
    def number(self) -> int:
        return self.before + self.getpos()[0]

    def say(self, text: str) -> None:
        self.lines.append(Line(self.number, text, 0))

    def break_line(self) -> None:
        if self.lines and self.lines[-1].text:
            last = self.lines.pop()
            self.lines.append(Line(last.number, last.text + "\\", 0))

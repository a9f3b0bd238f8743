"""What exporting and parsing again the record of a long case costs, beside parsing it once."""

from pathlib import Path

from markdown_it import MarkdownIt

from bench.figure import Figure, in_turns
from sessionkit.documents.export import export_record
from sessionkit.documents.readers import Reader
from sessionkit.documents.request import ExportRequest
from sessionkit.domain.settings import Settings
from tests.example_case import large_case

SESSIONS = 500
RUNS = 5


def figure() -> Figure:
    case = large_case(SESSIONS)
    request = ExportRequest("record", Reader.FILE, frozenset(), "")

    def export() -> str:
        return export_record(case, Settings(), request, Path("no templates of its own")).markdown

    document = export()
    floor_ms, measured_ms = in_turns(lambda: MarkdownIt().parse(document), export, RUNS)
    size = len(document.encode()) / 1_000_000
    return Figure(
        f"the record of {SESSIONS} sessions exported and parsed again ({size:.1f} MB)",
        "markdown-it parsing that export",
        floor_ms,
        measured_ms,
        2,
    )

"""Exports as the tests ask for them, with the shipped templates unless others are given."""

from pathlib import Path

from sessionkit.documents.export import Exported, export_record, export_session
from sessionkit.documents.readers import Reader
from sessionkit.documents.request import ExportRequest
from sessionkit.domain.case import Case
from sessionkit.domain.settings import Settings

NO_TEMPLATES = Path("no templates of our own")
SETTINGS = Settings(team="Bridge Street (invented)")


def record(
    case: Case,
    reader: Reader = Reader.FILE,
    *chosen: str,
    because: str = "",
    settings: Settings = SETTINGS,
    own: Path = NO_TEMPLATES,
) -> Exported:
    """The record of a case for a reader."""
    request = ExportRequest("record", reader, frozenset(chosen), because)
    return export_record(case, settings, request, own)


def one_session(
    case: Case,
    number: int,
    reader: Reader = Reader.FILE,
    *chosen: str,
    because: str = "",
    settings: Settings = SETTINGS,
    own: Path = NO_TEMPLATES,
) -> Exported:
    """One session of a case for a reader."""
    request = ExportRequest("session", reader, frozenset(chosen), because)
    return export_session(case, number, settings, request, own)

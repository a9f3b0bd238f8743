"""Exports as the tests ask for them, with the shipped templates unless others are given."""

from pathlib import Path

from sessionkit.documents.export import (
    Exported,
    export_card,
    export_plan,
    export_record,
    export_session,
)
from sessionkit.documents.readers import Reader
from sessionkit.documents.request import CARD, ExportRequest
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


def plan(
    case: Case,
    reader: Reader = Reader.FILE,
    *chosen: str,
    because: str = "",
    settings: Settings = SETTINGS,
    own: Path = NO_TEMPLATES,
) -> Exported:
    """The relapse prevention plan of a case for a reader."""
    request = ExportRequest("prevention-plan", reader, frozenset(chosen), because)
    return export_plan(case, settings, request, own)


def card(
    case: Case, *chosen: str, settings: Settings = SETTINGS, own: Path = NO_TEMPLATES
) -> Exported:
    """The card to carry."""
    request = ExportRequest(CARD, Reader.PARTICIPANT, frozenset(chosen), "Agreed with him")
    return export_card(case, settings, request, own)


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

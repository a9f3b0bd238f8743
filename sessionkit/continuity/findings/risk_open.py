"""Risk information that nobody was told of, or that was not closed (¶18)."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import Finding
from sessionkit.continuity.findings.look import Look
from sessionkit.continuity.threads import is_told

CODE: Final = "risk-open"
SOURCE: Final = "¶18"


def found(look: Look) -> Iterator[Finding]:
    """One for each piece of it, from the day it was raised; its words stay in the record."""
    for thread in look.threads:
        if not (thread.risk_information and thread.state.is_open):
            continue
        where = look.origin(thread.began)
        told = is_told(thread)
        said = "and has not been closed" if told else "and nobody is recorded as told"
        yield Finding(
            CODE,
            f"{where.name} raised risk information, {said}.",
            "Tell who must be told, record who and when, have the risk looked at again, and close "
            "it. sessionkit tells nobody.",
            where.when.day,
            (look.number(thread.began),),
            SOURCE,
            thread.root.id,
        )

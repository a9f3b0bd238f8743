"""An entry of the plan that was withdrawn with nothing said and nothing in its place (A2 ¶18)."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import Finding
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.calendar_words import quoted

CODE: Final = "entry-withdrawn"
SOURCE: Final = "A2 ¶18"


def found(look: Look) -> Iterator[Finding]:
    """One for each; such as one that came in with a copy of the case."""
    for each in look.case.plan:
        if each.withdrawn is not None and not each.withdrawn.why and not each.superseded_by:
            yield Finding(
                CODE,
                f"{quoted(each.text)} was taken out of the plan, and nobody says why.",
                "Say why in a word, or make an entry in its place.",
                each.withdrawn.on,
                (),
                SOURCE,
                each.id,
            )

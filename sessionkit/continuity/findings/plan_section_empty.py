"""A section of the plan that is empty though every exercise that feeds it is done (¶34, A2 ¶18)."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.chain import completed_steps
from sessionkit.continuity.findings.finding import Finding
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.programme import StepChoice

CODE: Final = "plan-section-empty"
SOURCE: Final = "¶34, A2 ¶18"


def found(look: Look) -> Iterator[Finding]:
    """One for each section the programme of the case feeds; what was skipped is not waited for."""
    programme = look.case.programme
    if programme is None:
        return
    done = completed_steps(look.case)
    last = _last_worked_on(look)
    filled = {each.section for each in look.case.plan}
    for section, title in look.sections:
        feeding = [
            step.id
            for step in programme.steps
            if step.choice is not StepChoice.SKIPPED
            and section in look.feeds.get(step.exercise.card, ())
        ]
        if section in filled or not feeding or not done.issuperset(feeding):
            continue
        session = max((last[step] for step in feeding), key=look.places.__getitem__)
        where = look.origin(session)
        yield Finding(
            CODE,
            f"Nothing stands in the plan under {title}, though every exercise that feeds it is "
            f"done since {where.name}.",
            "Make an entry from what the sessions say, or say why there is none.",
            where.when.day,
            (look.number(session),),
            SOURCE,
            section,
        )


def _last_worked_on(look: Look) -> dict[str, str]:
    """Id of the last session that worked on each step, by the id of the step."""
    return {
        done.step: session.id
        for session in look.held
        for done in (session.held.exercises if session.held is not None else ())
        if done.step
    }

"""A line that names an exercise says what stands for it while other people may see the screen."""

from dataclasses import replace

from sessionkit.continuity.blocks import Block, LineKind
from sessionkit.continuity.exercise_lines import card_called, step_called
from sessionkit.continuity.front_sheet_blocks import front_sheet_blocks
from sessionkit.continuity.prior_sheet import prior_sheet
from sessionkit.continuity.session_sheet import session_sheet
from sessionkit.continuity.story import Story
from sessionkit.domain.case import Case
from sessionkit.domain.programme import ExerciseRef
from tests.example_case import CHART, PICTURE, UNKNOWN, example_case

NAMES = {name for ref in (CHART, PICTURE, UNKNOWN) for name in (ref.title, ref.written) if name}


def everything(case: Case) -> tuple[Block, ...]:
    """Every block a screen may show of a case."""
    story = Story(case)
    sheets = [session_sheet(story, each) for each in case.chain]
    sheets += [prior_sheet(story, each) for each in case.prior]
    return tuple(block for sheet in (*sheets, front_sheet_blocks(case)) for block in sheet)


def covering(case: Case) -> Case:
    """The case, whose work done before covered a step of the programme and a card that is none."""
    other = ExerciseRef("canal", "A walk by the canal", "A walk by the canal")
    prior = tuple(replace(each, exercises=(PICTURE, other)) for each in case.prior)
    return replace(case, prior=prior)


def test_every_line_that_names_an_exercise_has_words_for_private_display() -> None:
    lines = [line for block in everything(covering(example_case())) for line in block.lines]
    naming = [each for each in lines if NAMES & set(each.text.split("; "))]
    assert {each.kind for each in naming} == {LineKind.EXERCISE, LineKind.NOTE}
    for each in lines:
        names_one = each.kind is LineKind.EXERCISE or each in naming
        assert names_one is (each.instead is not None), each
    for each in naming:
        assert each.instead is not None
        assert not any(name in " ".join(each.instead) for name in NAMES)


def test_a_step_goes_by_its_number_and_anything_else_is_an_exercise() -> None:
    case = example_case()
    assert case.programme is not None
    second = case.programme.step(2)
    assert step_called(case, second.id) == "step 2"
    assert card_called(case, second.exercise.card) == "step 2"
    assert step_called(case, "") == card_called(case, "") == "an exercise"
    assert step_called(replace(case, programme=None), second.id) == "an exercise"


def test_what_work_done_before_covered_is_told_by_the_steps_it_is_here() -> None:
    case = covering(example_case())
    sheet = prior_sheet(Story(case), case.prior[0])
    covered = next(block for block in sheet if block.heading == "EXERCISES IT COVERED")
    assert [each.instead for each in covered.lines] == [("", "step 1"), ("", "an exercise")]

"""The front sheet and a card of the library as headed blocks."""

from dataclasses import replace
from textwrap import dedent

from sessionkit.continuity.front_sheet_blocks import (
    card_blocks,
    front_sheet_blocks,
    programme_block,
)
from sessionkit.domain.exercise import CardSection, CardStep, Exercise, Mode
from sessionkit.domain.record import Decision
from tests.continuity.as_text import as_text, block
from tests.example_case import example_case
from tests.small_case import done, empty_case, held, programme, with_sessions

FRONT = """
FLAGS
  Never alone in the waiting room
      [since Tue 6 Jan 2026, Isla Muir]
  [lifted Mon 2 Feb 2026] Ring before a visit
      [since Tue 6 Jan 2026, Tom Baird]
      [lifted because] Moved house
NAME
  Rowan Calder
  [reference] DEMO-1
  [also known as] R. Calder; Calder, Rowan
  [opened] Mon 5 Jan 2026
ORDER
  Order of two years
  [until] Tue 4 Jan 2028
  [conditions] No contact with the families named in the order.
WHEREABOUTS
  With Ailsa Calder, 3 Larch Row, Invertay (invented)
      [noted Tue 6 Jan 2026, Isla Muir]
OFFENCE
  One offence, by legal category; see the order.
      [noted Tue 6 Jan 2026, Iain Rae]
PEOPLE
  [co-worker] Isla Muir
      [since Mon 5 Jan 2026]
  [co-worker] Tom Baird
      [since Mon 5 Jan 2026]
  [supervisor] Moira Orr
  [formerly supervising officer] Iain Rae
      [since Mon 5 Jan 2026, until Sun 1 Feb 2026]
GOALS
  [ended Tue 1 Sep 2026] Keep well away from the places where it began
      [how] With the pair each week, and with Ailsa at the weekends
      [how it is reviewed] The diary and what Ailsa says
      [where it stands] Half reached; “slower than hoped”, said Rowan.
WORK DONE BEFORE
  [the spring before his release] A thinking skills programme, twenty sessions
      [agreed]
      [where and with whom] In custody, with two facilitators
      [covered] Walk-through
      [what came of it] He can still say what he would do at the bus stop.
      [known from] The report at its end, read with him
      [entered Mon 12 Jan 2026, Isla Muir]
PROGRAMME
  One pair’s programme
  [chosen because] A known order helps him.
  [1 next] Pen picture
  [2 skipped] Walk-through
      [why] Done with the last pair
  [3 inserted] A walk by the canal
      [why] He talks more easily out of doors
"""


def test_the_front_sheet_reads_from_top_to_bottom() -> None:
    assert f"\n{as_text(front_sheet_blocks(example_case()))}\n" == FRONT


def test_a_case_with_nothing_yet_shows_who_it_is_and_no_empty_headings() -> None:
    headings = [each.heading for each in front_sheet_blocks(empty_case())]
    assert headings == ["NAME", "PEOPLE"]


def test_each_step_says_whether_it_is_complete_or_next() -> None:
    case = with_sessions(held(1, exercises=(done(1, "barriers", Decision.COMPLETE),)))
    case = replace(case, programme=programme("barriers", "network", "chain"))
    leads = [line.lead for line in programme_block(case).lines[1:]]
    assert leads == ["1 complete", "2 next", "3"]


def test_a_case_without_a_programme_says_so() -> None:
    assert as_text((programme_block(empty_case()),)) == "PROGRAMME\n  No programme is chosen."


def card() -> Exercise:
    return Exercise(
        "barriers",
        "Barriers",
        "To show what stood in the way.",
        (Mode.ONE_TO_ONE, Mode.GROUP),
        ("warning-signs",),
        ("Name one barrier",),
        (CardStep(10, "one", "Set out the chairs"), CardStep(20, "", "Talk")),
        (
            CardSection(
                "When to use it",
                "Early on, with people\nwho learn by *doing*.\n\nNot late.",
                ("Early on, with people who learn by doing.", "Not late."),
            ),
            CardSection("Empty", "\n"),
        ),
        shipped=True,
        worksheets=("three-barriers",),
    )


def test_a_card_reads_as_its_purpose_its_aims_and_its_steps() -> None:
    assert as_text(card_blocks(card())) == dedent("""\
        Purpose
          To show what stood in the way.
          [minutes] 30
          [with] one-to-one, group
          [feeds the plan] Warning signs
          [work sheets] three-barriers
          [card] came with the program
        Aims
          Name one barrier
        Steps
          [1  10 min, one] Set out the chairs
          [2  20 min] Talk
        When to use it
          Early on, with people who learn by doing.
          Not late.""")


def test_the_teams_own_card_is_called_so() -> None:
    own = card_blocks(replace(card(), shipped=False))
    assert block(own, "Purpose")[-1].text == "the team’s own"

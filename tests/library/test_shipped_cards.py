"""The cards that ship: all there, nothing wrong with them, fit to be read by anybody present."""

import re
from pathlib import Path

import pytest

from sessionkit.domain.exercise import Exercise
from sessionkit.domain.plan_sections import PLAN_SECTIONS
from sessionkit.library.cards import LibraryFolder, read_library

SHIPPED = Path(__file__).resolve().parents[2] / "exercises"
LIBRARY = read_library([LibraryFolder(SHIPPED, shipped=True)])

AS_PRINTED = """\
Compiling Relapse Prevention Plan
Discussion Regarding Assessment Paper and Information given regarding Relapse Prevention Plan
Work Sheet - to review last session and assess clients understanding of his offending cycle
"Hot Seat", client took turns to sit in his "offending seat", "honest seat" or "victim seat"
Offence Cycle
Network - to obtain information about clients' current relationships
Sexual Fantasies
Chain of events
'Walk through' of offence
Homework - listing seriousness of offences
Active 'walk through' of offence
One to One work using Walls exercise and recording on flip charts
Walls 2 - Overcoming your environment
One to One exercise using Walls and Flip Charts
Walls exercise - complete wall one and start wall 2
Starting Walls Exercise
Barriers, climbing over chairs - to introduce client to the idea that in order to commit the \
offence against victim it was necessary for him to have motivation, plan and manipulate the \
environment to create opportunity
'Walk through' of offence
Road Map - obtain social history
Pen Picture - Introduction to offence related work and "ground rules" for sessions.
""".rstrip().split("\n")
"""The list of Appendix 1, word for word and in its order: the newest first."""

IN_FULL = ("pen-picture", "chain-of-events", "network")
HEADINGS_IN_FULL = (
    "When to use it",
    "Preparation and materials",
    "Questions to review it by",
    "Repeating it, taking it more slowly, approaching it differently",
    "If the participant denies or minimises",
    "Adaptations",
    "Distress, intoxication or a disclosure",
    "Sources",
)
NOT_FOR_A_POCKET = re.compile(
    r"offen[cd]|victim|sex|fantas|abus|convict|crim|court|probation|police|social work|licen[cs]e|"
    r"relapse|assessment|risk",
    re.IGNORECASE,
)

every_card = pytest.mark.parametrize("card", LIBRARY.exercises, ids=lambda card: card.id)


def test_nothing_is_wrong_with_what_ships() -> None:
    assert [problem.show(SHIPPED.parent) for problem in LIBRARY.problems] == []


def test_there_are_nineteen_cards_and_one_programme() -> None:
    assert len(LIBRARY.exercises) == 19
    assert [each.id for each in LIBRARY.programmes] == ["appendix-1"]
    assert all(each.shipped for each in LIBRARY.exercises)


def test_the_programme_has_the_twenty_printed_lines_in_order_of_delivery() -> None:
    steps = LIBRARY.programme("appendix-1").steps
    assert len(steps) == 20
    assert [step.printed for step in steps] == AS_PRINTED[::-1]


def test_every_card_stands_in_the_programme_and_only_the_walk_through_twice() -> None:
    used = [step.exercise for step in LIBRARY.programme("appendix-1").steps]
    assert sorted({*used}) == [each.id for each in LIBRARY.exercises]
    assert sorted(used, key=used.count)[-2:] == ["walk-through", "walk-through"]


@every_card
def test_a_cards_id_is_its_file_name(card: Exercise) -> None:
    assert (SHIPPED / f"{card.id}.md").is_file()


@every_card
def test_a_printed_line_begins_with_the_title_of_its_card(card: Exercise) -> None:
    for step in LIBRARY.programme("appendix-1").steps:
        if step.exercise == card.id:
            assert step.printed.replace('"', "").startswith(card.title)


@every_card
def test_a_card_feeds_sections_that_the_plan_has(card: Exercise) -> None:
    assert card.feeds
    assert set(card.feeds) <= set(PLAN_SECTIONS)
    assert list(card.feeds) == [each for each in PLAN_SECTIONS if each in card.feeds]


@every_card
def test_a_card_can_be_run_in_one_session(card: Exercise) -> None:
    assert 45 <= card.minutes <= 90
    assert 3 <= len(card.steps) <= 6
    assert 2 <= len(card.aims) <= 5
    assert all(step.leads for step in card.steps)
    assert {step.leads for step in card.steps} >= {"one", "other"}


@every_card
def test_a_purpose_is_one_sentence(card: Exercise) -> None:
    assert re.fullmatch(r"To [^.]+\.", card.purpose)


@every_card
def test_an_aim_could_be_found_in_a_pocket_and_do_no_harm(card: Exercise) -> None:
    for aim in card.aims:
        assert not NOT_FOR_A_POCKET.search(aim), aim
        assert not aim.endswith(".")


@every_card
def test_a_card_says_when_to_use_it_and_where_it_comes_from(card: Exercise) -> None:
    headings = [section.heading for section in card.sections]
    assert headings[0] == "When to use it"
    assert headings[-1] == "Sources"
    assert "has not been evaluated" in (text := " ".join(card.sections[-1].text.split())) or (
        "have not been evaluated" in text
    )
    assert "README" in text


@pytest.mark.parametrize("card", IN_FULL)
def test_three_cards_are_written_in_full(card: str) -> None:
    sections = LIBRARY.exercise(card).sections
    assert tuple(section.heading for section in sections) == HEADINGS_IN_FULL
    assert "Before it" in sections[0].text
    assert "Not for" in sections[0].text


def test_the_readme_shows_a_card_and_a_programme_that_can_be_read(tmp_path: Path) -> None:
    text = (SHIPPED / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"(?m)^    ---\n(?:(?:    .*)?\n)+", text)
    card, programme = ("\n".join(line[4:] for line in each.split("\n")) for each in blocks)
    for name, content in (("bus-stop.md", card), ("programmes/short.md", programme)):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    folders = [LibraryFolder(SHIPPED, shipped=True), LibraryFolder(tmp_path, shipped=False)]
    library = read_library(folders)
    assert [problem.show(tmp_path) for problem in library.problems] == []
    assert library.exercise("bus-stop").minutes == 45
    assert len(library.programme("short").steps) == 2


def test_the_readme_names_every_section_and_mode() -> None:
    text = (SHIPPED / "README.md").read_text(encoding="utf-8")
    for word in (*PLAN_SECTIONS, "one-to-one", "group"):
        assert f"`{word}`" in text

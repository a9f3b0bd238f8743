"""The cards that ship: all there, nothing wrong with them, fit to be read by anybody present."""

import re
from pathlib import Path

import pytest

from sessionkit.domain.exercise import Exercise
from sessionkit.domain.plan_sections import PLAN_SECTIONS
from sessionkit.library.cards import LibraryFolder, read_library
from tests.library.english import misspelt

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

HEADINGS = (
    "When to use it",
    "Preparation and materials",
    "The two workers",
    "Questions to review it by",
    "Repeating it, taking it more slowly, approaching it differently",
    "If the participant denies or minimises",
    "Adaptations",
    "Distress, intoxication or a disclosure",
    "What it makes, and where it is kept",
    "Sources",
)
"""What every card has besides its aims and its steps, in this order."""
PARTS = {
    "When to use it": ("**Before it:**", "**Not for:**"),
    "Questions to review it by": ("**For the two of you:**", "**For the participant:**"),
    HEADINGS[4]: ("epeat", "ore slowly", "ifferently", "¶34"),
    "If the participant denies or minimises": ("¶3",),
    "Adaptations": (
        "**Learning difficulties:**",
        "**Learning styles:**",
        "**Young adults:**",
        "**Another first language:**",
        "**In a group:**",
    ),
    "Distress, intoxication or a disclosure": ("¶18", "¶37"),
}
"""What has to be said under a heading."""
AUTHORS = frozenset(
    [
        "Finkelhor",
        "Marlatt",
        "Eldridge",
        "Guilford",
        "Batsford",
        "Sage",
        "Maruna",
        "Shingler",
        "Rollnick",
        "Schofield",
        "Serran",
        "Antonucci",
        "Craissati",
        "Perls",
        "Kolb",
        "Priestley",
        "McGuire",
        "Prochaska",
        "DiClemente",
        "Bonta",
        "Hartman",
        "Trotter",
        "Yates",
        "Prescott",
        "Erooga",
        "Beckett",
        "Lindsay",
        "Browne",
        "Webster",
        "Bowers",
        "Fernandez",
        "O'Brien",
        "O’Brien",
        "Brien",
        "Blackwell",
        "APA",
        "Behavior",
        "edn",
        "eds",
    ]
)
WALLS = (
    "barriers",
    "starting-walls",
    "completing-wall-one",
    "walls-flip-charts",
    "walls-two",
    "walls-recording",
)
EXPLICIT = re.compile(
    r"\b(?:rape|raped|genital|penis|vagina|breast|masturbat\w*|ejaculat\w*|porn\w*|intercourse|"
    r"orgasm\w*|naked|nude|molest\w*|incest|paedo\w*|pedo\w*)\b",
    re.IGNORECASE,
)
NOT_FOR_A_POCKET = re.compile(
    r"offen[cd]|victim|sex|fantas|abus|convict|crim|court|probation|police|social work|licen[cs]e|"
    r"relapse|assessment|risk",
    re.IGNORECASE,
)

every_card = pytest.mark.parametrize("card", LIBRARY.exercises, ids=lambda card: card.id)


def test_nothing_is_wrong_with_what_ships() -> None:
    assert [problem.show(SHIPPED.parent) for problem in LIBRARY.problems] == []


def test_there_are_nineteen_cards_and_two_programmes() -> None:
    assert len(LIBRARY.exercises) == 19
    assert [each.id for each in LIBRARY.programmes] == ["appendix-1", "work-done-in-custody"]
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
def test_a_card_has_every_part_in_its_place(card: Exercise) -> None:
    assert tuple(section.heading for section in card.sections) == HEADINGS
    said = {section.heading: section.text for section in card.sections}
    missing = [
        (heading, part)
        for heading, parts in PARTS.items()
        for part in parts
        if part not in said[heading]
    ]
    assert missing == []


@every_card
def test_what_comes_before_a_card_and_whom_it_is_not_for_stand_in_paragraphs_of_their_own(
    card: Exercise,
) -> None:
    said = card.sections[0].lines
    for part in PARTS["When to use it"]:
        label = part.strip("*")
        assert sum(line.startswith(label) for line in said) == 1, label
        assert sum(label in line for line in said) == 1, label


@every_card
def test_the_minutes_on_a_card_are_those_of_its_steps(card: Exercise) -> None:
    front = (SHIPPED / f"{card.id}.md").read_text("utf-8").split("---\n")[1]
    assert f"\nminutes: {sum(step.minutes for step in card.steps)}\n" in front


@every_card
def test_a_card_is_about_a_page(card: Exercise) -> None:
    assert 700 <= len((SHIPPED / f"{card.id}.md").read_text("utf-8").split()) <= 1050
    assert all(len(step.text.split()) <= 60 for step in card.steps)


@every_card
def test_a_card_says_where_it_comes_from_and_who_should_check_it(card: Exercise) -> None:
    sources = " ".join(card.sections[-1].text.split())
    assert re.search(r"Appendix 1 names this exercise(?: twice)? and does not describe it", sources)
    assert "have not been evaluated" in sources
    assert "README" in sources
    assert re.search(r"\((?:eds\) \()?(?:19|20)\d\d\)", sources), "nothing published is cited"


@every_card
def test_a_card_is_neutral_and_never_explicit(card: Exercise) -> None:
    text = (SHIPPED / f"{card.id}.md").read_text("utf-8")
    assert not EXPLICIT.search(text)
    assert not re.search(
        r"\b(?:perpetrator|sex offender|the offender|clients?)\b", _own_words(card)
    )
    assert not re.search(r"\b(?:he|she|his|him|her)\b", _own_words(card))


def _own_words(card: Exercise) -> str:
    """The card without its sources, which have titles that others chose."""
    sections = [section.text for section in card.sections[:-1]]
    return "\n".join((card.purpose, *card.aims, *(step.text for step in card.steps), *sections))


@every_card
def test_a_card_is_spelt_as_in_british_english(card: Exercise) -> None:
    cited = re.sub(r"\*[^*]+\*|[‘'][^’']+[’'],", " ", card.sections[-1].text)
    assert misspelt(_own_words(card) + "\n" + cited, AUTHORS) == []


@pytest.mark.parametrize("card", WALLS)
def test_the_walls_refer_to_each_other(card: str) -> None:
    text = (SHIPPED / f"{card}.md").read_text("utf-8")
    linked = {other for other in WALLS if f"]({other}.md)" in text}
    assert linked - {card}


def test_the_walls_are_steps_and_not_rewordings() -> None:
    """No run of fifteen words stands on two of them; what is done on a disclosure is the same."""
    seen: dict[tuple[str, ...], str] = {}
    for id in WALLS:
        card = LIBRARY.exercise(id)
        told = next(each.text for each in card.sections if each.heading == HEADINGS[7])
        text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", _own_words(card).replace(told, ""))
        words = re.findall(r"\w+", text.lower())
        for start in range(len(words) - 14):
            run = tuple(words[start : start + 15])
            assert seen.setdefault(run, id) == id, f"{id} repeats {seen[run]}: {' '.join(run)}"


def test_the_second_programme_is_shorter_and_gives_its_reasons() -> None:
    second = LIBRARY.programme("work-done-in-custody")
    assert len(second.steps) < len(LIBRARY.programme("appendix-1").steps)
    titles = {card.id: card.title for card in LIBRARY.exercises}
    for step in second.steps:
        assert step.printed.startswith(titles[step.exercise]), step.printed
    for paragraph in ("¶48", "¶49", "¶52"):
        assert paragraph in second.about
    assert misspelt(second.about) == []


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

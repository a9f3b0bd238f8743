"""The card to carry: his words, a few lines, and nobody's name."""

from dataclasses import replace
from pathlib import Path

import pytest

from sessionkit.documents.export import export_card, to_html
from sessionkit.documents.left_out import Why
from sessionkit.documents.readers import Reader
from sessionkit.documents.request import CARD, ExportRequest
from sessionkit.domain.case import Case
from sessionkit.domain.errors import Refused, WrongUse
from sessionkit.domain.plan_entry import Agreement, Founded, PlanEntry, PlanSource
from sessionkit.domain.plan_sections import PLAN_SECTIONS
from tests.documents.exporting import NO_TEMPLATES, SETTINGS, card
from tests.documents.golden_case import FIRST, golden_case


def entry(id: str, section: str, text: str, founded: Founded | None = None) -> PlanEntry:
    made = (FIRST, "Isla Muir", (PlanSource("s1"),))
    return PlanEntry(id, section, text, *made, Agreement.AGREES, founded=founded)


def with_plan(*entries: PlanEntry) -> Case:
    return replace(golden_case(), plan=entries)


COPING = entry("e-home", "ways-of-coping", "Straight home")


def test_it_holds_signs_what_he_does_and_whom_he_rings_and_nothing_else() -> None:
    entries = (entry(f"e-{id}", id, f"About {place}") for place, id in enumerate(PLAN_SECTIONS))
    exported = card(with_plan(*entries))
    assert exported.markdown == (
        "# My card\n\n**INVENTED PEOPLE ONLY: NOT SEALED**\n\n"
        "## Signs\n\n- About 2\n\n## What I do\n\n- About 4\n\n## Who I ring\n\n- About 5\n"
    )


def test_once_a_workspace_is_sealed_there_is_nothing_on_it_but_his_words() -> None:
    sealed = replace(SETTINGS, invented_only=False)
    written = card(with_plan(COPING), settings=sealed).markdown
    assert written == "# My card\n\n## What I do\n\n- Straight home\n"


def test_what_he_did_not_agree_to_is_not_on_it() -> None:
    unsaid = replace(entry("e", "warning-signs", "I walk about"), agreement=None)
    assert "walk" not in card(with_plan(COPING, unsaid)).markdown


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Rowan, straight home", Why.OWN_NAME),
        ("Ring Mrs CALDER", Why.OWN_NAME),
        ("Ring Tom", Why.PERSON_NAMED),
        ("Keep to the order", Why.GUARDED_WORD),
        ("Ring the probation office", Why.GUARDED_WORD),
    ],
)
def test_no_name_not_even_his_no_offence_and_no_agency_unless_chosen(text: str, why: Why) -> None:
    case = with_plan(COPING, entry("e", "ways-of-coping", text))
    exported = card(case)
    assert text not in exported.markdown
    assert [(each.why, each.items) for each in exported.left_out] == [(why, ("e",))]
    assert text in card(case, "e").markdown


def test_a_part_has_few_lines_and_keeps_those_that_have_held() -> None:
    said = [entry(f"e{n}", "ways-of-coping", f"Said {n}", Founded.SAID) for n in range(5)]
    shown = entry("e-shown", "ways-of-coping", "Shown", Founded.SHOWN)
    done = entry("e-done", "ways-of-coping", "Practised", Founded.PRACTISED)
    exported = card(with_plan(*said, shown, done))
    lines = [line for line in exported.markdown.splitlines() if line.startswith("- ")]
    assert lines == ["- Said 0", "- Said 1", "- Said 2", "- Shown", "- Practised"]
    (left_out,) = exported.left_out
    assert (left_out.why, left_out.items) == (Why.NO_ROOM, ("e3", "e4"))
    chosen = card(with_plan(*said, shown, done), "e4").markdown
    assert "Said 4" in chosen
    assert "Said 2" not in chosen


def test_without_anything_for_it_none_is_made() -> None:
    with pytest.raises(Refused, match="nothing for a card"):
        card(with_plan(entry("e", "risky-situations", "Boats")))


@pytest.mark.parametrize("reader", [each for each in Reader if each is not Reader.PARTICIPANT])
def test_it_is_made_for_nobody_else(reader: Reader) -> None:
    with pytest.raises(WrongUse, match="participant"):
        export_card(with_plan(COPING), SETTINGS, ExportRequest(CARD, reader), NO_TEMPLATES)


def test_a_template_of_the_teams_own_has_no_name_to_write_and_may_write_none(
    tmp_path: Path,
) -> None:
    (tmp_path / "card.md").write_text("{{ heading(1, 'For ' ~ head.name) }}\n", "utf-8")
    assert "Rowan" not in card(with_plan(COPING), own=tmp_path).markdown
    (tmp_path / "card.md").write_text("{{ heading(1, 'For Rowan') }}\n", "utf-8")
    with pytest.raises(Refused, match="rowan"):
        card(with_plan(COPING), own=tmp_path)


def test_printed_it_has_no_edge_for_the_name_of_the_file() -> None:
    assert "@page { margin: 0; }" in to_html(card(with_plan(COPING)))

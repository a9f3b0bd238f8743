"""The page: one file, nothing from outside, readable on a screen and on paper."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from sessionkit.documents.export import to_html
from sessionkit.documents.html import html_page
from sessionkit.documents.readers import Reader
from tests.documents.exporting import one_session, record
from tests.documents.golden_case import golden_case

HARMLESS = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4"} | {
    *("p", "ul", "li", "strong", "em", "a", "br", "table", "thead", "tbody", "tr", "th", "td"),
}


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def read(page: str) -> Page:
    found = Page()
    found.feed(page)
    found.close()
    return found


@pytest.fixture(scope="module")
def page() -> str:
    return to_html(record(golden_case()))


def test_a_page_has_no_element_and_no_attribute_that_could_load_or_run_anything(page: str) -> None:
    found = read(page)
    assert {tag for tag, _ in found.elements} <= HARMLESS
    names = {name for _, attributes in found.elements for name in attributes}
    assert names <= {"lang", "charset", "http-equiv", "content", "name", "id", "href"}
    assert "url(" not in page
    assert "@import" not in page
    assert "://" not in page


def test_the_policy_lets_a_browser_load_nothing_and_apply_this_style_only(page: str) -> None:
    (policy,) = [m for m in read(page).of("meta") if m.get("http-equiv")]
    assert policy["http-equiv"] == "Content-Security-Policy"
    said = str(policy["content"])
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert said.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in said
    assert "unsafe" not in said
    assert "form-action 'none'" in said


def test_every_link_leads_to_the_heading_of_its_session(page: str) -> None:
    found = read(page)
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert ids == ["session-1", "session-2", "session-3", "session-4"]
    targets = [str(link["href"]) for link in found.of("a")]
    assert targets
    assert {target.removeprefix("#") for target in targets} <= {str(id) for id in ids}


def test_a_page_says_its_language_and_its_title_in_fixed_words(page: str) -> None:
    assert read(page).of("html") == [{"lang": "en-GB"}]
    assert "<title>Relapse prevention record</title>" in page
    assert "<title>Session 4</title>" in to_html(one_session(golden_case(), 4))
    own = to_html(record(golden_case(), Reader.PARTICIPANT))
    assert "<title>My record</title>" in own


def test_a_title_is_escaped() -> None:
    assert "<title>&lt;/title&gt;&amp;</title>" in html_page("x", "</title>&")


def test_html_in_the_markdown_is_shown_and_not_obeyed() -> None:
    shown = html_page("<script>x</script>\n\na <b>c</b>", "x")
    assert "<script>" not in shown
    assert "&lt;b&gt;" in shown


def test_there_are_styles_for_printing_on_a4(page: str) -> None:
    assert "@media print" in page
    assert "size: A4" in page

"""Markdown renderers that are not ours, and what a person would see of what they make."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

import commonmark
import mistune
from markdown_it import MarkdownIt

Render = Callable[[str], str]


def _gfm(*, linkify: bool) -> Render:
    reader = MarkdownIt("gfm-like", {"linkify": linkify})
    return lambda source: str(reader.render(source))


def _mistune() -> Render:
    # With `escape=True` mistune shows entities as they are typed, which no other renderer does.
    reader = mistune.create_markdown(
        escape=False,
        plugins=["table", "strikethrough", "url", "footnotes", "task_lists", "math", "def_list"],
    )
    return lambda source: str(reader(source))


READERS: Final[dict[str, Render]] = {
    "markdown-it, CommonMark": MarkdownIt("commonmark").render,
    "markdown-it, GFM": _gfm(linkify=False),
    "markdown-it, GFM that links bare addresses": _gfm(linkify=True),
    "mistune": _mistune(),
    "commonmark.py": lambda source: str(commonmark.commonmark(source)),
}
"""Each by its name."""

WITH_TABLES: Final = tuple(name for name in READERS if "CommonMark" not in name and "." not in name)
"""Those that know tables."""

_HOLDS_TEXT: Final = {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True)
class Seen:
    """What a person sees of a rendered page."""

    tags: tuple[str, ...]
    """Every element, in order, line breaks apart."""
    texts: tuple[tuple[str, str], ...]
    """The text of each innermost element that holds text, with the element's tag."""

    def paragraphs(self) -> str:
        """The text of all paragraphs, a blank line between two."""
        return "\n\n".join(text for tag, text in self.texts if tag == "p")

    def of(self, tag: str) -> tuple[str, ...]:
        """The texts of one kind of element."""
        return tuple(text for each, text in self.texts if each == tag)


@dataclass
class _Eye(HTMLParser):
    tags: list[str] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    broken: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._add("\n")
            self.broken = True
            return
        self.tags.append(tag)
        if tag in _HOLDS_TEXT:
            self.open.append(tag)
            self.texts.append((tag, ""))
        self.broken = False

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        # The line end of the source after a line break is not shown.
        self._add(data.removeprefix("\n") if self.broken else data)
        self.broken = False

    def _add(self, data: str) -> None:
        if self.open:
            tag, text = self.texts[-1]
            self.texts[-1] = (tag, text + data)
        elif data.strip(" \n"):
            self.texts.append(("nothing", data))


def seen(html: str) -> Seen:
    """What a person sees of a page."""
    eye = _Eye()
    eye.feed(html)
    eye.close()
    return Seen(tuple(eye.tags), tuple(eye.texts))

"""A work sheet to be printed: as Markdown, or as one HTML page.

Invariant: the participant's copy holds the sheet and nothing else: neither the exercise nor the
agency, and no place for a name. The workers' copy says what it belongs to and where it is kept.
"""

from collections.abc import Sequence
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from sessionkit.documents.html import WITHOUT_EDGE, page_of
from sessionkit.documents.markdown_text import escape_inline
from sessionkit.domain.worksheet import LINE, Worksheet, drawing_in

_LONG_LINE: Final = "_" * 76
"""A line to write on, as long as a printed one."""
# A sheet may be found in a pocket.
_STYLE: Final = (
    WITHOUT_EDGE
    + """
main { font-size: 1.08rem; }
section { break-inside: avoid; }
h2 { border-bottom: 0; font-size: 1.12rem; margin: 0.8em 0 0; }
hr { border: 0; border-bottom: 1px solid #111; height: 1.8rem; margin: 0; }
table { table-layout: fixed; font-size: 1rem; break-inside: avoid; }
td { height: 2.3rem; }
svg { display: block; width: 100%; max-height: 15.5cm; margin: 0.6rem 0; break-inside: avoid; }
@media print {
  main { font-size: 11.5pt; }
  h1 { margin-bottom: 0.2em; }
  td { height: 1.95rem; }
}
"""
)


def worksheet_markdown(sheet: Worksheet, exercises: Sequence[str], *, own_copy: bool) -> str:
    """A work sheet as Markdown that can be printed as it stands.

    Args:
        sheet: the sheet.
        exercises: titles of the exercises that use it.
        own_copy: whether it is the participant's.
    """
    lines = [_LONG_LINE if line == LINE else line for line in sheet.text.split("\n")]
    head = "" if own_copy else _belongs_to(exercises)
    return f"# {escape_inline(sheet.title)}\n\n{head}" + "\n".join(lines) + "\n"


def worksheet_page(sheet: Worksheet, exercises: Sequence[str], *, own_copy: bool) -> str:
    """A work sheet as one HTML page, with its drawings; to be printed from any browser.

    Args are those of `worksheet_markdown`.
    """
    markdown = worksheet_markdown(sheet, exercises, own_copy=own_copy)
    env = {"drawings": dict(sheet.drawings)}
    options: Any = {"html": False, "linkify": False, "typographer": False}
    parser = MarkdownIt("commonmark", options, renderer_cls=_Renderer).enable("table")
    body = f"<section>\n{parser.render(markdown, env)}</section>\n"
    return page_of(body, sheet.title, _STYLE)


def _belongs_to(exercises: Sequence[str]) -> str:
    """What only the workers' copy says."""
    names = escape_inline("; ".join(exercises)) or "no exercise of the library"
    return (
        f"Work sheet of: {names}\n\n"
        "| Name | Date | Kept in | Copy given? |\n"
        "|---|---|---|---|\n"
        "|   |   |   |   |\n\n"
    )


class _Renderer(RendererHTML):
    """Puts a drawing in the place of its plain-text one, and keeps each part on one page."""

    def heading_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        part = "</section>\n<section>\n" if tokens[idx].tag == "h2" else ""
        return f"{part}{self.renderToken(tokens, idx, options, env)}"

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        drawing = env["drawings"].get(drawing_in(tokens[idx].info))
        return str(drawing) if drawing else super().fence(tokens, idx, options, env)

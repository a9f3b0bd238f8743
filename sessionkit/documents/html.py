"""A document as one HTML page.

Invariant: the page needs nothing but itself: no script, no picture, no address outside it, and a
policy that lets a browser load none. What it shows is what the Markdown says.
"""

import base64
import hashlib
import html
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from sessionkit.documents.page import anchor, names_a_session

_STYLE: Final = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 46rem; background: #fff; color: #111;
  font: 1rem/1.5 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1, h2, h3, h4 { font-family: system-ui, "Helvetica Neue", Arial, sans-serif; line-height: 1.25;
  margin: 1.6em 0 0.5em; }
h1 { font-size: 1.7rem; margin-top: 0; }
h2 { font-size: 1.3rem; border-bottom: 2px solid #111; padding-bottom: 0.2em; }
h3 { font-size: 1.15rem; border-top: 1px solid #767676; padding-top: 0.8em; }
h4 { font-size: 1rem; margin-top: 1.1em; }
p, ul { margin: 0.4em 0; }
ul { padding-left: 1.3rem; }
li { margin: 0.2em 0; }
li ul { margin: 0; }
li li { margin: 0.05em 0; }
h2 + h3 { border-top: 0; padding-top: 0; }
a { color: #0b3d91; }
a:focus-visible { outline: 3px solid #0b3d91; outline-offset: 2px; }
:target { background: #fff3c4; }
table { border-collapse: collapse; width: 100%; margin: 0.6em 0; font-size: 0.9rem; }
th, td { border: 1px solid #767676; padding: 0.3em 0.5em; text-align: left; vertical-align: top;
  overflow-wrap: break-word; }
th { background: #eee; font-family: system-ui, "Helvetica Neue", Arial, sans-serif; }
@page { size: A4; margin: 18mm 16mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  a { color: inherit; text-decoration: none; }
  h1, h2, h3, h4 { break-after: avoid; }
  li li, tr { break-inside: avoid; }
  thead { display: table-header-group; }
  p { orphans: 3; widows: 3; }
  :target { background: none; }
}
"""

WITHOUT_EDGE: Final = """
@page { margin: 0; }
@media print {
  main { padding: 14mm 16mm; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
}
"""
"""Leaves no room for what a browser prints round a page: the day, and the file's address."""

_PAGE: Final = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}</main>
</body>
</html>
"""


def html_page(markdown: str, title: str, *, carried: bool = False) -> str:
    """A document of ours as a page.

    Args:
        markdown: the document.
        title: what the browser calls it, as plain text.
        carried: whether it may be found in a pocket: it is then printed without the edge where a
            browser puts the day and the file's address.
    """
    return page_of(_renderer().render(markdown), title, WITHOUT_EDGE if carried else "")


def page_of(body: str, title: str, style: str = "") -> str:
    """A page that needs nothing but itself.

    Args:
        body: its HTML, made by the program: no person's text but through a Markdown renderer.
        title: what the browser calls it, as plain text.
        style: what is laid out otherwise than in a document.
    """
    laid_out = _STYLE + style
    return _PAGE.format(
        policy=_policy(laid_out), title=html.escape(title), style=laid_out, body=body
    )


def _policy(style: str) -> str:
    """Nothing may be loaded or run, and no style but ours may be applied."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


class _Renderer(RendererHTML):
    """Gives the headings of sessions a name, so that links find them."""

    def heading_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        words = tokens[idx + 1].content
        name = f' id="{anchor(words)}"' if names_a_session(words) else ""
        return f"<{tokens[idx].tag}{name}>"


@lru_cache(maxsize=1)
def _renderer() -> MarkdownIt:
    options: Any = {"html": False, "linkify": False, "typographer": False}
    return MarkdownIt("commonmark", options, renderer_cls=_Renderer).enable("table")

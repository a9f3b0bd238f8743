"""Templates: the team's own, else the one that came with the program.

Invariant: a template can only lay out what the view holds. It runs sandboxed, everything it writes
is escaped for Markdown unless the page wrote it, and constructs that would take written text and
write it again unescaped, or bring in other files, are refused before anything is rendered.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sessionkit.documents.page import block, finished, item
from sessionkit.domain.errors import NotFound, WrongUse
from sessionkit.locations import shipped_templates

_REFUSED: Final[Mapping[type[nodes.Node], str]] = MappingProxyType(
    {
        nodes.AssignBlock: "a block of text kept in a name ({% set name %})",
        nodes.Macro: "a macro",
        nodes.CallBlock: "a call block",
        nodes.FilterBlock: "a filter block",
        nodes.Include: "an include",
        nodes.Import: "an import",
        nodes.FromImport: "an import",
        nodes.Extends: "an extends",
        nodes.Block: "a block",
        nodes.ScopedEvalContextModifier: "an autoescape block",
    }
)
_WAY_OUT: Final = (
    "A template writes with {{ }}, {% if %}, {% for %} and {% set name = value %} only; the README "
    "beside the shipped templates shows how."
)
_RUNNING: Final = (
    WrongUse,
    TemplateError,
    RecursionError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
)
"""What a template can provoke while it runs."""


class TemplateProblem(WrongUse):
    """What is wrong with a template, and where."""


class _Loader(FileSystemLoader):
    """Refuses what a template must not use as soon as it is read."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, filename, is_fresh = super().get_source(environment, template)
        for node in environment.parse(source, template, filename).find_all(tuple(_REFUSED)):
            raise TemplateProblem(
                f"{filename}, line {node.lineno}: {_REFUSED[type(node)]} is not allowed in a "
                "template.",
                _WAY_OUT,
            )
        return source, filename, is_fresh


class Templates:
    """The templates of one team."""

    def __init__(self, own: Path) -> None:
        self._environment = ImmutableSandboxedEnvironment(
            loader=_Loader([own, shipped_templates()]),
            undefined=StrictUndefined,
            finalize=finished,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
        )
        self._environment.filters |= {"block": block, "item": item}
        self._read: dict[str, Template] = {}

    def render(self, name: str, **given: Any) -> str:
        """A document as its template lays it out.

        Raises:
            NotFound: there is no such template.
            TemplateProblem: the template cannot be read or run; the message names file and line.
        """
        template = self._read.get(name)
        if template is None:
            template = self._read[name] = self._template(name)
        try:
            return template.render(given)
        except TemplateProblem:
            raise
        except _RUNNING as error:
            raise _blamed(template, error) from error

    def _template(self, name: str) -> Template:
        try:
            return self._environment.get_template(name)
        except TemplateNotFound:
            raise NotFound(f"There is no template {name}.") from None
        except TemplateSyntaxError as error:
            where = f"{error.filename or name}, line {error.lineno}"
            raise TemplateProblem(f"{where}: {error.message}.", _WAY_OUT) from None
        except UnicodeDecodeError:
            raise TemplateProblem(
                f"The template {name} is not UTF-8.", "Save it as plain text in UTF-8."
            ) from None


def _blamed(template: Template, error: Exception) -> TemplateProblem:
    line = _line_in(template.filename, error.__traceback__)
    where = f"{template.filename}, line {line}" if line else str(template.filename)
    what = error.message if isinstance(error, WrongUse) else str(error)
    return TemplateProblem(
        f"{where}: {what.rstrip('.')}.", "Mend the template, or take it away to use ours."
    )


def _line_in(filename: str | None, trace: TracebackType | None) -> int | None:
    """The deepest line of a file that a traceback passes through."""
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line

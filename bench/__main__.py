"""Prints the figures to hold: `python -m bench`, or `python -m bench saving opening`.

A new figure is a module of this folder with a function `figure`, named in `FIGURES`.
"""

import sys
from importlib import import_module

from bench.figure import Figure

FIGURES = (
    "case_list",
    "session_list",
    "library_list",
    "saving",
    "opening",
    "chain",
    "findings",
    "record",
    "first_paint",
    "screen_opening",
    "key_to_paint",
    "case_screen",
    "case_key",
    "memory",
)
"""The modules with a figure each, in the order they are printed in."""


def main(names: list[str]) -> int:
    """Measure and print; 1 where a figure is not held."""
    unknown = [name for name in names if name not in FIGURES]
    if unknown:
        print(f"There is no figure {unknown[0]}; there is {', '.join(FIGURES)}.", file=sys.stderr)
        return 2
    print("| operation | floor | floor, ms | measured, ms | ratio | to hold | held |")
    print("|---|---|---:|---:|---:|---:|---|")
    held = True
    for name in names or FIGURES:
        figure: Figure = import_module(f"bench.{name}").figure()
        print(_line(figure), flush=True)
        held = held and figure.holds
    return 0 if held else 1


def _line(figure: Figure) -> str:
    cells = (
        figure.operation,
        figure.floor,
        f"{figure.floor_ms:.1f}",
        f"{figure.measured_ms:.1f}",
        f"{figure.ratio:.2f}",
        f"{figure.to_hold:g}",
        "yes" if figure.holds else "NO",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

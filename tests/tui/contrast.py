"""How well text can be read: contrast of every character on a screen against what lies under it."""

from typing import Any

from textual.app import App
from textual.color import Color

DRAWN = frozenset("─│╭╮╰╯┌┐└┘├┤┬┴┼━┃▁▂▃▄▅▆▇█▉▊▋▌▍▎▏▔▕▐▀╸╺╹╻┏┓┗┛╺╸▶ ")
"""Lines and bars, which are no text."""
LEAST = 7.0


def poor(app: App[Any]) -> dict[str, float]:
    """The pieces of text on the screen that are below 7:1, with their ratio."""
    found: dict[str, float] = {}
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            text = segment.text.strip()
            if not text or set(text) <= DRAWN or segment.style is None:
                continue
            style = segment.style
            if style.color is None or style.bgcolor is None:
                found[text] = 0.0
                continue
            over = Color.from_rich_color(style.color)
            under = Color.from_rich_color(style.bgcolor)
            over, under = (under, over) if style.reverse else (over, under)
            ratio = round(_ratio(over, under), 2)
            if ratio < LEAST or style.dim:
                found[text] = ratio
    return found


def _ratio(one: Color, other: Color) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    """Relative luminance as WCAG 2 defines it."""
    red, green, blue = (_linear(each / 255) for each in (color.r, color.g, color.b))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

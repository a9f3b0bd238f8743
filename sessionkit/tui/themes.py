"""The two themes, light and dark.

Invariant: every text is at 7:1 or better against what lies under it, in both; colour repeats what a
word or a mark says and never says it alone.
"""

from textual.theme import Theme

DARK = Theme(
    name="sessionkit-dark",
    dark=True,
    primary="#9cc7ff",
    secondary="#c4b5fd",
    accent="#ffd479",
    warning="#ffcc66",
    error="#ffb3b3",
    success="#a6e3a1",
    foreground="#f0f0f0",
    background="#101418",
    surface="#101418",
    panel="#1c232b",
    text_alpha=1.0,
    variables={
        "quiet": "#c2cad3",
        "rule": "#5b6875",
        "chosen": "#f0f0f0",
        "chosen-under": "#2c4a6e",
        "footer-key-foreground": "#ffd479",
        "block-cursor-foreground": "#101418",
        "block-cursor-background": "#ffd479",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": "#f0f0f0",
        "block-cursor-blurred-background": "#2c3a49",
        "input-cursor-background": "#ffd479",
        "input-cursor-foreground": "#101418",
        "input-selection-background": "#2c4a6e",
        "scrollbar": "#5b6875",
        "scrollbar-hover": "#9cc7ff",
        "scrollbar-active": "#9cc7ff",
        "scrollbar-background": "#101418",
        "scrollbar-background-hover": "#101418",
        "scrollbar-background-active": "#101418",
        "scrollbar-corner-color": "#101418",
        "border": "#9cc7ff",
        "border-blurred": "#5b6875",
    },
)
"""For dark rooms and dark terminals."""

LIGHT = Theme(
    name="sessionkit-light",
    dark=False,
    primary="#0b3d91",
    secondary="#4a1d96",
    accent="#5c3b00",
    warning="#5c3b00",
    error="#8a0f0f",
    success="#0f4d1d",
    foreground="#14181c",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#eceae4",
    text_alpha=1.0,
    variables={
        "quiet": "#3c444c",
        "rule": "#7a828a",
        "chosen": "#14181c",
        "chosen-under": "#cfe0f7",
        "footer-key-foreground": "#5c3b00",
        "block-cursor-foreground": "#fbfaf7",
        "block-cursor-background": "#0b3d91",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": "#14181c",
        "block-cursor-blurred-background": "#d9dde3",
        "input-cursor-background": "#0b3d91",
        "input-cursor-foreground": "#fbfaf7",
        "input-selection-background": "#cfe0f7",
        "scrollbar": "#7a828a",
        "scrollbar-hover": "#0b3d91",
        "scrollbar-active": "#0b3d91",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
        "scrollbar-corner-color": "#fbfaf7",
        "border": "#0b3d91",
        "border-blurred": "#7a828a",
    },
)
"""For bright rooms and light terminals."""

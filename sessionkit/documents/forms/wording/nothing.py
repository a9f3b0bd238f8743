"""Words that say that there is nothing to say.

Invariant: such a word makes no aim, no exercise and no issue; it is kept as text.
"""

from typing import Final

_NOTHING: Final = frozenset(
    {
        *(
            "none",
            "nil",
            "n/a",
            "na",
            "n a",
            "nothing",
            "not applicable",
            "-",
            "–",
            "—",
            "/",
            "x",
            "?",
        ),
        *("none at this time", "none at present", "none noted", "none raised", "none required"),
        *(
            "no issues",
            "no issues raised",
            "no further action",
            "no further action required",
            "nfa",
        ),
        *("no action required", "no actions", "no issues or actions", "no change", "as above"),
        *("none this session", "none this week", "none received", "none given", "none sent"),
        *("tbc", "tba", "...", "…"),
    }
)


def says_nothing(text: str) -> bool:
    """Whether a text says only that there is nothing."""
    plain = text.strip(" ").lower().removeprefix("apologies: ")
    return plain in _NOTHING or plain.strip(" .()*_!") in _NOTHING or not plain.strip(" .()*_!-–—")

"""A widget that names exercises.

Invariant: what it shows follows private display at once, also on a screen that lies under another.
"""


class Discreet:
    """Shows steps in place of exercise titles while other people may see the screen."""

    def private_changed(self) -> None:
        """Show the steps, or the titles again."""
        raise NotImplementedError

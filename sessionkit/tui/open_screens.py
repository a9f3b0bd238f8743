"""Opening the screens.

Invariant: the toolkit is imported only when the screens are opened.
"""

from sessionkit.domain.errors import Refused
from sessionkit.tui.start import Start


def open_screens(start: Start) -> int:
    """Run the screens until they are left.

    Returns:
        0: what is not foreseen is raised.

    Raises:
        Refused: where the screens ended before they were left.
    """
    from sessionkit.tui.app import Sessionkit  # noqa: PLC0415 - the toolkit is slow to import

    app = Sessionkit(start)
    app.run()
    if app.return_code:
        raise Refused(
            "The screens ended of themselves; that should not happen.",
            "What was saved stands, and what was typed is offered when its form is opened again.",
        )
    return 0

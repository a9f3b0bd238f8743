"""What was done, and somebody must look at.

Invariant: it is raised only after the work is kept, so that “done” is true.
"""

from sessionkit.domain.errors import SessionkitError


class DoneNeedsAttention(SessionkitError):
    """Done, and somebody must look at it.

    Args:
        message: what was done, and what is the matter with it.
        hint: what to do next.
        answer: what the command answers all the same, such as the id of what was made.
    """

    def __init__(self, message: str, hint: str, answer: str) -> None:
        super().__init__(message, hint)
        self.answer = answer

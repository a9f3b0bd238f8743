"""What one part of a form was read as.

Invariant: a part is a plan or a record; the plan of a recorded session stands in a part of its own.
"""

from dataclasses import dataclass

from sessionkit.documents.forms.notation.aims import Aimed
from sessionkit.documents.forms.notation.exercises import Worked
from sessionkit.documents.forms.notation.issues import Raised
from sessionkit.domain.plan import Plan
from sessionkit.domain.record import HeldRecord, NotHeldRecord


@dataclass(frozen=True, slots=True)
class Read:
    """What one part of a form was read as, with what belongs to the case beside it."""

    what: Plan | HeldRecord | NotHeldRecord
    """The plan or the record."""
    worked: Worked
    """What stands under EXERCISE."""
    aimed: Aimed
    """What stands under AIMS AND OBJECTIVES."""
    raised: Raised
    """What stands under the last heading."""

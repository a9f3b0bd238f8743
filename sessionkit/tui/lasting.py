"""What lasts as long as the program: its modules, and the cases that were opened.

Invariant: no key waits while all of it is looked through for what can go. With a case of 500
sessions that takes a tenth of a second each time; and a case, which holds nothing that refers back
to itself, goes without it once nobody has it any more.
"""

import gc


def set_apart() -> None:
    """Take what there is by now out of what is looked through; what can go goes first.

    For when a case is opened, not when it is saved: a form that is up would never go again.
    """
    gc.collect()
    gc.freeze()

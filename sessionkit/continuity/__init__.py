"""The chain of sessions and what follows from it: threads, standards, findings.

Invariant: everything here is derived from the record and from what is passed in (today's date, the
holidays, the standards, the cards). Nothing is stored, read from a file or asked of a clock, and
nothing scores a person: it notices gaps in the record, never in the participant.
"""

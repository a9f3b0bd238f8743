"""What the continuity check notices in a record: one rule a file.

Invariant: a finding is about the record, never about a person: no total, no score, no ranking. What
a rule needs beside the case comes in as an argument, so that every rule can be tried by itself.
"""

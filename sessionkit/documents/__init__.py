"""The record as documents, and filled forms read back into sessions.

Invariant: text that a person typed never changes the shape of a document and is never altered by
being written or read; what a reader may not see is left out of the data before anything is written.
"""

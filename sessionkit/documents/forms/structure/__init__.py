"""The shape of a form: its lines, headings, tables and sections.

Invariant: nothing here knows what a word means but the words of the headings themselves.
"""

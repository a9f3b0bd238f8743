"""The form of Appendix 1 in Markdown, written and read.

Invariant: what `write_form` writes, `read_form` reads back to an equal sheet (`Sheet.without_ids`),
with no notes; and of a form that a person typed, no word is lost. The notation for what the nine
headings cannot carry is described in `docs/forms.md`.

The source is read line by line, not through a Markdown parser. A parser answers what a page would
look like; what is needed here is what was typed and on which line, from people who mix Markdown,
plain text and what a converter left. The form this program writes itself needs a small part of
Markdown only, and that part is read the way a parser would.
"""

from sessionkit.documents.forms.kept import Note
from sessionkit.documents.forms.reading import FormReading, read_form
from sessionkit.documents.forms.writing import blank_form, write_form

__all__ = ["FormReading", "Note", "blank_form", "read_form", "write_form"]

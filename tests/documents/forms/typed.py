"""Forms as somebody might type them, with words in them that stand nowhere else."""

import itertools
import re
from collections.abc import Callable, Iterator

from hypothesis import strategies as st

LABELS = (
    ("NAME OF OFFENDER", "Name of client", "name"),
    ("DATE", "Date of session"),
    ("VENUE", "venue", "Location"),
    ("PRESENT", "Those present"),
    ("EXERCISE", "Exercises"),
    ("AIMS AND OBJECTIVES", "Aims & objectives", "Aims/Objectives"),
    ("CONTENT", "Content"),
    ("OUTCOME", "Outcomes"),
    ("ISSUES RAISED AND FURTHER ACTION REQUIRED", "Issues raised", "Further action required"),
)
"""Each heading as printed, and as people write it."""

LINES = r"""
{}
{} {} {}
- {}
* {} {}
1. {}
a) {}
• {}
- [ ] {}
  - {}
    {} {}
> {}
## {}
### {}
# {}
**{}**
**{}:** {}
{}: {}
{}: 3/3/26
“{}”
"{}"
\{}
`{}`
<b>{}</b>
<!-- {} -->
&amp; {}
{}  ---  {}
{}\¶{}
{}  ¶{}
{}¶----
---
| {} | {} |
| DATE | {} |
+---+---+¶| {} | {} |¶+---+---+
Issue: {}
Issues: {}
Action: {}
- Action: {} by Friday
Action ({}, by 10/3): {}
Actions:¶- {}¶- {}
Further action: {}
Tom to ring {} by 10/3
Homework: {}
Signed: {}
Result: {}
  - Result: {}
  - Result: met, {}
- Goal: {}
{} (met)
{} - partly met
(partly met: {})
  - Takes up: {}
  - Takes up: action from session 3: {}
Attendance: {}
Attendance: late, {}
Apologies: {}
{} (apologies)
{} - apologies, {}
{}. Apologies: {}
{} (late, {})
Not held: {}
- Not held: put off¶  - Asked by: {}¶  - Why: {}¶  - Other: {}
Workers: {}, {} and {}
Workers:¶  - {}¶  - {}
One worker alone because: {}
only one worker because {}
Approach: {}
Approach: repeat {}
- {}¶  - Delivery: {}
- {}¶  - What next: repeat, {}¶  - Why: {}
Next appointment: {}
Next session: 10/3 {}
Next appointment: none, {}
Next appointment: not yet arranged {}
No next appointment: {}
Followed up: {}
- Followed up: {}¶  - On: {}¶  - At: {}
Enforcement: {}
Enforcement: warning {}
- Carried: {}
- Carried: action from session 3: {}¶  - Due: {}¶  - Why: {}¶  - As aim: {}
10 min {}
10 min, {}: {}
Led by {}: {}
[agreed] {}
[{}] {}
[agreed]¶{}
did not attend {}
Did not attend. {}
{}. DNA
DNA - {}
cancelled by us - {}
sent home {}
none
n/a
Time: {}
Set aside
## Set aside
## OUTCOME
## Apologies
Outcome {}
DATE: {}
Looking back: {}
### What we make of it
**Our view:** {}
Who: {}
# The plan, as it stood before the session
# Plan of a session
Next appt 10/3 {}
{}. Next appt 10 March {}
Next appt 31 Feb {}
Aims 1 and 2 met, 3 partly met
Aims 1 and 2 met {}
{} - not met, {}
{} - abandoned, {}
What next: {}
- Why: {}
- {}¶  - Abandoned: {}
- {}¶  - How it went: {}
Learning: {}
Our approach: {}
Tom Baird (worker) {}
Tom {} (worker) 10 mins late {}
Apologies: Tom ({}), {}
{}. Tom to ring by 10/3. {}
DNA. Tom rang {}
Attendance: came {}
""".strip("\n").split("\n")
"""What may stand on a line. Each pair of braces becomes a word of its own, a ¶ a line end."""

WORD = re.compile("zeb[0-9]+")
"""The words that stand for what people typed."""


@st.composite
def bodies(draw: st.DrawFn, numbers: Iterator[int]) -> str:
    """What stands under one heading."""
    lines = "\n".join(draw(st.lists(st.sampled_from(LINES), max_size=5))).replace("¶", "\n")
    return re.sub(r"\{\}", lambda _: f"zeb{next(numbers)}", lines)


def _cell(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", text)


def _in_grid(label: str, body: str) -> str:
    bar = f"+{'-' * 50}+{'-' * 90}+"
    rows = itertools.zip_longest([label], map(_cell, body.split("\n")), fillvalue="")
    return "\n".join((bar, *(f"| {a:48} | {b:88} |" for a, b in rows), bar))


STYLES: dict[str, Callable[[str, str], str]] = {
    "heading": lambda label, body: f"## {label}\n{body}",
    "underlined": lambda label, body: f"\n{label}\n======\n{body}",
    "bold": lambda label, body: f"**{label}:** {body}",
    "bold, alone": lambda label, body: f"**{label}**\n\n{body}",
    "line": lambda label, body: f"{label}: {body}",
    "bare": lambda label, body: f"{label}\n{body}",
    "pipes": lambda label, body: f"| {label} | {_cell(body)} |".replace("\n", "<br>"),
    "grid": _in_grid,
}
"""How a heading is written with what stands under it."""

DATES = ("3/3/26", "Tue 3 March 2026, 2pm", "3.3.26 - 2.30pm", "3rd of March 2026")


@st.composite
def typed_forms(draw: st.DrawFn) -> str:
    """A form with all nine headings, in one style or in several, in order or in none."""
    numbers = itertools.count(1)
    style = draw(st.sampled_from(sorted(STYLES)))
    is_mixed = draw(st.integers(0, 9)) == 0
    in_table = style in {"pipes", "grid"}
    parts = []
    for names in LABELS:
        body = draw(bodies(numbers))
        if names[0] == "DATE":
            body = draw(st.sampled_from(DATES)) + ("" if in_table else f"\n\n{body}")
        write = STYLES[draw(st.sampled_from(sorted(STYLES))) if is_mixed else style]
        parts.append(write(draw(st.sampled_from(names)), body))
    if draw(st.booleans()):
        parts = draw(st.permutations(parts))
    between = "\n" if in_table and not is_mixed else draw(st.sampled_from(("\n", "\n\n")))
    return "\n\n".join((draw(bodies(numbers)), between.join(parts), draw(bodies(numbers))))

"""The manual page of the forms of guarantees, written from their docstrings: `python -m leeway.guarantees.manual`."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

from leeway.guarantees import FORMS, Form, name_of

HEAD = """---
title: Guarantees
search:
  exclude: true
---

# Guarantees

A guarantee is a sentence in the policy file that must hold for every possible customer. `leeway check` proves each one, or shows
a customer for whom it does not hold. A sentence has one of the forms below; one that fits none is a problem, so that nothing
is believed that nobody checks.

```yaml
guarantees:
  - a longer tenure never gets less
  - when fault is ours, there is always something to offer
```

In the forms, words in capitals stand for something of the policy. What stands in `[ ]` may be left out, and of words with `|`
between them one is written. Commas, the case of letters and white space do not matter.

* **LEVEL**, **FACT**, **REMEDIES** and **SITUATIONS** are named by their ids or, where it is clear, by their names: `winback` or
  `the win-back team`. Several are joined by commas and `and`.
* **SHARE** is a percentage: `50%`.
* **CONDITION** is a fact, `is`, and what stands behind the colon of a condition elsewhere: `fault is ours or nobody`,
  `tenure is at least 4 years and under 10 years`, `rival_offer is not lower_price`. `and` joins several.
* **AMOUNT** is an amount of money, as everywhere in the file: `$400`, `5 * monthly_bill`.
"""
_SLOTS = {"of": "LEVEL"}


def manual() -> str:
    """The page of all forms, in Markdown."""
    return "\n".join([HEAD, *(line for form in FORMS for line in _page(form))]).rstrip() + "\n"


def _page(form: Form) -> Iterator[str]:
    yield f"## {name_of(form)}\n"
    yield "```text"
    yield from (_written(pattern.text) for pattern in form.PATTERNS)
    yield "```\n"
    yield re.sub(r"(?:^    .*\n?)+", _block, inspect.cleandoc(str(form.__doc__)) + "\n", flags=re.MULTILINE)


def _written(pattern: str) -> str:
    """A pattern with its slots as words in capitals."""
    return re.sub(r"\{(\w+)\}", lambda slot: _SLOTS.get(slot[1], slot[1].upper()), pattern)


def _block(lines: re.Match[str]) -> str:
    """Indented sentences as a list of the policy file."""
    sentences = "\n".join(f"  - {line.strip()}" for line in lines[0].splitlines())
    return f"```yaml\nguarantees:\n{sentences}\n```\n"


if __name__ == "__main__":
    print(manual(), end="")

"""The path for new hires in policy.json."""

from __future__ import annotations

from leeway.compile.terms import Json, word
from leeway.draft.training import Practise, Step


def step(found: Step) -> Json:
    """One step; what is not given is absent."""
    lists = {"read": found.read, "situations": found.situations, "lessons": found.lessons, "notes": found.notes}
    return {
        "id": found.id.text,
        "name": found.name.text,
        **word("for", found.on),
        **word("about", found.about),
        **{key: [one.text for one in several] for key, several in lists.items() if several},
        **({"practise": _practise(found.practise)} if found.practise else {}),
    }


def _practise(found: Practise) -> Json:
    return {
        **({"situations": [one.text for one in found.situations]} if found.situations else {}),
        **({"cases": found.cases} if found.cases else {}),
        **({"phrases": found.phrases} if found.phrases else {}),
        **({"pass": found.passes} if found.passes else {}),
    }

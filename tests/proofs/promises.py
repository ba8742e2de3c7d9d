"""What is said of a single guarantee of a small policy."""

from __future__ import annotations

from typing import Any

from tests.proofs.policies import at, policy, problems

SHARE = "percent of price"
HEAD = "this does not hold for every customer. "
SOMEBODY, ANYBODY = "One for whom it does not: ", "It makes no difference who the customer is. "


def broken(sentence: str, *remedies: str, **more: Any) -> list[str]:
    """How a guarantee is broken: who it is and what they get. That it is an error, told at its sentence, is asserted."""
    text = policy(*remedies, guarantees=(sentence,), **more)
    found = [one for one in problems(text) if one.code.startswith("guarantee")]
    for one in found:
        assert (one.code, one.severity, at(text, one)) == ("guarantee-broken", "error", sentence)
        assert one.message.startswith((HEAD + SOMEBODY, HEAD + ANYBODY))
    return [one.message.removeprefix(HEAD).removeprefix(SOMEBODY) for one in found]


def rows(sentence: str, *remedies: str, **more: Any) -> list[tuple[str, str]]:
    """The rows that are shown beside a broken guarantee, with what is said of each."""
    text = policy(*remedies, guarantees=(sentence,), **more)
    (found,) = (one for one in problems(text) if one.code == "guarantee-broken")
    return [(one.message, at(text, found.__class__("", "", one.span))) for one in found.related]

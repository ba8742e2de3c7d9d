"""`wire`: JSON text in, JSON text out. The browser's worker and the command line call nothing else."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from leeway.offers.decide import decide
from leeway.offers.language import ENGLISH
from leeway.offers.policy import Policy
from leeway.offers.reading import read_policy


def wire(policy_text: str, case_text: str) -> str:
    """The decision on a case, both as JSON text; never raises.

    Text that is not JSON, or not a compiled policy, gives `{"problems": [...]}`. The same two texts give the same text
    back, byte for byte, on every Python. Reading the policy is remembered for the last few policy texts.
    """
    policy = policy_of(policy_text)
    if isinstance(policy, str):
        return _problem("bad-policy", policy)
    try:
        case = json.loads(case_text)
    except (ValueError, RecursionError):
        return _problem("bad-case", policy.language.say("case.not_json"))
    return dumped(decide(policy, case))


@lru_cache(maxsize=4)
def policy_of(text: str) -> Policy | str:
    """The policy, or what is wrong with its text. A damaged file can lack or mistype anything, hence the wide net."""
    try:
        return read_policy(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        return ENGLISH.say("case.bad_policy", error=type(error).__name__)


def _problem(code: str, message: str) -> str:
    return dumped({"problems": [{"code": code, "at": "", "message": message, "nearest": None}]})


def dumped(value: Any) -> str:
    """One line of JSON. Lone surrogates, which a case may bring in, leave as escapes: the text can always be encoded."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return said if said.isascii() or _encodable(said) else json.dumps(value, separators=(",", ":"))


def _encodable(said: str) -> bool:
    try:
        said.encode()
    except UnicodeEncodeError:
        return False
    return True

"""What every call of the desk is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from leeway.offers.case import CaseProblem
from leeway.offers.policy import Policy

Json = Mapping[str, Any]
Answer = tuple[Any, tuple[CaseProblem, ...]]  # a value of JSON, null where there is none, and every problem


@dataclass(frozen=True, slots=True)
class Desk:
    """A policy at a desk: ready to decide cases, and as it was compiled."""

    policy: Policy
    raw: Json

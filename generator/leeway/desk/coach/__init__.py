"""The coach of words: what of a reply the policy says to avoid, and what to say in its place. It knows no other phrases."""

from leeway.desk.coach.found import Finding, findings

__all__ = ["Finding", "findings"]

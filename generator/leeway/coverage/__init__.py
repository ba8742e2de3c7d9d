"""Coverage: what the worked examples of a policy show of it, and a ready example for everything that they do not.

Examples are what tells a manager that an edit did something. A row that none of them tries can be changed by mistake, and nobody
is told. What nobody can come to needs no example, and z3 knows; for the rest the simplest customer becomes one.
"""

from __future__ import annotations

from leeway.coverage import clause_not_tried
from leeway.coverage.clause_not_tried import untried
from leeway.coverage.cover import Coverage, Part, cover
from leeway.coverage.written import Suggestion

__all__ = ["CHECKS", "Coverage", "Part", "Suggestion", "cover", "untried"]

CHECKS = (clause_not_tried,)

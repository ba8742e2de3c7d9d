"""Pictures of what people would rather look at than read, drawn when the site is built: limits in steps, a situation's ladder."""

from __future__ import annotations

from leeway.pages.charts.draw import figure
from leeway.pages.charts.ladder import Rung, ladder
from leeway.pages.charts.steps import Panel, Steps, steps

__all__ = ["Panel", "Rung", "Steps", "figure", "ladder", "steps"]

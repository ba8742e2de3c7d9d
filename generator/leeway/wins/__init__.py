"""What a log of wins says, as a report: figures asked of what was read and replayed, and three ways to write them.

period    which days are counted
ask       the tables that all figures are asked of
figures   the report as sections of sentences, tables and charts; one file for each group of sections beside it
writers   the same as a page, as CSV and as Markdown
"""

from __future__ import annotations

from leeway.wins.figures import report
from leeway.wins.period import Period
from leeway.wins.sections import Report
from leeway.wins.writers import files

__all__ = ["Period", "Report", "files", "report"]

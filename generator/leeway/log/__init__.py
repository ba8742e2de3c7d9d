"""The reps' log of wins: files in, every line held against the policy that it was decided under.

    files     what was named -> plain JSON lines, each on the line that it stood on
    reading   JSON lines -> a table of entries; what is none is set aside with its place
    versions  the policies by which the entries were decided
    replay    each distinct case, once, by the kernel

docs/reference/log.md has the columns.
"""

from __future__ import annotations

from leeway.log.files import ENDINGS
from leeway.log.form import COLUMNS, ENDS, Aside
from leeway.log.reading import Log, read
from leeway.log.replay import replay
from leeway.log.versions import Known, versions

__all__ = ["COLUMNS", "ENDINGS", "ENDS", "Aside", "Known", "Log", "read", "replay", "versions"]

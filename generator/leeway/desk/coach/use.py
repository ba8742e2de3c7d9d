"""The better turn in the place of what is better left out, so that the sentence around it stays one."""

from __future__ import annotations

import re

from leeway.desk.coach.found import Finding
from leeway.desk.coach.phrase import without_remark

_SENTENCE = re.compile(r"[.!?\u2026][\"'\u201d\u2019)]*$")
_AFTER = re.compile(r"[ \t]*[,;:\u2013\u2014]?[ \t]*")
_STOP = re.compile(r"[.!?\u2026]+")


def use(text: str, finding: Finding) -> tuple[int, int, str]:
    """What to replace (`start`, `end`, in characters of the text), and by what.

    Where the better turn is a sentence of its own, a full stop or a comma behind the words goes with them, and what follows
    begins with a capital. The writer reads it over; it cannot know what they meant.
    """
    say = without_remark(finding.say)
    if not _SENTENCE.search(say):
        return finding.start, finding.end, say
    stop = _STOP.match(text, finding.end)
    if stop:
        return finding.start, stop.end(), say
    after = _AFTER.match(text, finding.end)
    end = after.end() if after else finding.end
    if end == finding.end or not text[end : end + 1].isalpha():
        return finding.start, finding.end, say
    return finding.start, end + 1, f"{say} {text[end].upper()}"

"""What runs at a rep's desk beside the offer checker: practice, words, wins and promises, and checking a note.

The same files run in CPython and, in the page, in Pyodide. As in the kernel, which they ask what may be given: standard library
only, no files, no clock, no chance. What time it is, and by which seed something is drawn, is told.
"""

from leeway.desk.base import Desk
from leeway.desk.calls import CALLS, desk

__all__ = ["CALLS", "Desk", "desk"]

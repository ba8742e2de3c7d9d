"""What readers confirmed having read: files that their browsers saved, read whatever stands in them, and held against versions.

docs/reference/confirmations.md has the columns. Such a file says what a browser was told to say; it proves nobody's reading.
"""

from __future__ import annotations

from leeway.confirmations.reading import Confirmation, SetAside, names, read
from leeway.confirmations.standing import Standing, Told, standings

__all__ = ["Confirmation", "SetAside", "Standing", "Told", "names", "read", "standings"]

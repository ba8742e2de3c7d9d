"""The kernel's section of all languages as the Python file that the kernel imports."""

from __future__ import annotations

from leeway.languages import FOLDER, LANGUAGES, texts

PATH = FOLDER.parent / "offers" / "catalogue.py"
_HEAD = '''"""The texts of the kernel by language and key.

Generated from leeway/languages by `python -m leeway.languages`: edit them there.
"""

from __future__ import annotations

# fmt: off
# ruff: noqa: E501
'''


def catalogue() -> str:
    """The text of `leeway/offers/catalogue.py`."""
    return f"{_HEAD}CATALOGUE: dict[str, dict[str, str]] = {{\n{''.join(map(_language, LANGUAGES))}}}\n"


def _language(language: str) -> str:
    lines = "".join(f"        {key!r}: {text!r},\n" for key, text in texts(language, "kernel").items())
    return f"    {language!r}: {{\n{lines}    }},\n"

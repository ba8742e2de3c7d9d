"""The files of a new playbook project: a small policy that is complete and true to the practice, and what builds it."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent
_CHECKOUT = Path(__file__).parents[3]
# In an installed Leeway, the files that a checkout has beside the package.
_INSIDE = Path(__file__).parents[1] / "_project"


def files() -> dict[str, bytes]:
    """Every file of a new project, by its path there."""
    found = {
        ".gitignore": (_HERE / "gitignore").read_bytes(),
        "README.md": (_HERE / "readme.md").read_bytes(),
        "docs/reference/house-rules.md": (_HERE / "house-rules.md").read_bytes(),
        "mkdocs.yml": _beside("mkdocs.yml").read_bytes(),
        "policy/policy.yml": (_HERE / "policy.yml").read_bytes(),
    }
    manual = _beside("policy/README.md")
    return found | ({"policy/README.md": manual.read_bytes()} if manual.is_file() else {})


def _beside(name: str) -> Path:
    return _INSIDE / name if _INSIDE.is_dir() else _CHECKOUT / name

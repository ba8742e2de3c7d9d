"""`python -m leeway.languages` writes the kernel's catalogue anew, once a text of its section has changed."""

from __future__ import annotations

from leeway.languages.catalogue import PATH, catalogue

if __name__ == "__main__":
    PATH.write_text(catalogue(), "utf-8")

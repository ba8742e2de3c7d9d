"""A bundle on disk, as the pages' server would hold it."""

from pathlib import Path

import pytest

from leeway.bundle import bundle

# Bytes that only have to arrive: the bundle looks for nothing but the policy's language.
POLICY = b'{"leeway": 1}\n'


def write(files: dict[str, bytes], folder: Path) -> Path:
    """Write site-relative files below `folder`; gives the folder of Pyodide's files."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / "assets/leeway/pyodide"


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    """The bundle's files."""
    found, problems = bundle(POLICY)
    assert problems == ()
    return found

"""The kernel as a wheel: the files of `leeway.offers` and `leeway.desk`, byte for byte, and what a wheel needs around them.

Written here rather than by a build tool, because the browser's copy must be the same on every machine and day: fixed
dates, sorted names, and no compression, whose output changes with the version of zlib.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import io
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

DISTRIBUTION = "leeway-playbook"
WHEEL_NAME = "leeway_offers"
PACKAGE = Path(__file__).parents[1]
# What a page runs: the kernel, and what a rep's desk has beside it.
ROOMS = ("offers", "desk")
# The earliest date that a zip archive can hold.
EPOCH = (1980, 1, 1, 0, 0, 0)
# Header of a .pyc file that is trusted without a look at its source: the wheel was verified as a whole.
UNCHECKED = (1).to_bytes(4, "little")


def kernel_files() -> dict[str, bytes]:
    """The Python files that run in the browser, `leeway/__init__.py` and all of `ROOMS`, sorted by path."""
    paths = [PACKAGE / "__init__.py", *(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py"))]
    named = {path.relative_to(PACKAGE.parent).as_posix(): path for path in paths}
    return {name: named[name].read_bytes() for name in sorted(named)}


def kernel_wheel(target: tuple[int, int]) -> tuple[str, bytes]:
    """The wheel's file name and bytes, for a Pyodide that is Python `target`.

    Holds byte code beside the sources when this interpreter is that version, since byte code fits one version only.
    """
    files = kernel_files()
    if sys.version_info[:2] == target:
        files |= byte_code(files)
    number = version(DISTRIBUTION)
    return f"{WHEEL_NAME}-{number}-py3-none-any.whl", _archive(files | _dist_info(files, number))


def byte_code(sources: dict[str, bytes]) -> dict[str, bytes]:
    """The sources compiled by pyodide-build, under the `__pycache__` names this interpreter looks for.

    pyodide-build would put `x.pyc` in the place of `x.py`; beside it, the sources stay what they are, error messages can
    quote them, and another Python can still use the wheel.
    """
    # Imported late: it takes a quarter of a second, and most machines compile nothing.
    from pyodide_build._py_compile import _py_compile_archive

    with TemporaryDirectory() as folder:
        path = Path(folder) / "kernel.zip"
        path.write_bytes(_archive(sources))
        _py_compile_archive(path, keep=False, verbose=False, compression_level=0)
        with zipfile.ZipFile(path) as compiled:
            made = {name: compiled.read(f"{name}c") for name in sources}
    return {_cached(name): _untimed(code, sources[name]) for name, code in made.items()}


def _cached(name: str) -> str:
    path = PurePosixPath(name)
    return str(path.parent / "__pycache__" / f"{path.stem}.{sys.implementation.cache_tag}.pyc")


def _untimed(code: bytes, source: bytes) -> bytes:
    """A .pyc file whose header holds the hash of its source, not the time of its compilation (PEP 552)."""
    return code[:4] + UNCHECKED + importlib.util.source_hash(source) + code[16:]


def _dist_info(files: dict[str, bytes], number: str) -> dict[str, bytes]:
    folder = f"{WHEEL_NAME}-{number}.dist-info"
    name = WHEEL_NAME.replace("_", "-")
    info = {
        f"{folder}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {number}\nRequires-Python: >=3.11\n",
        f"{folder}/WHEEL": "Wheel-Version: 1.0\nGenerator: leeway\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    encoded = {path: text.encode() for path, text in info.items()}
    rows = [f"{path},sha256={_digest(data)},{len(data)}\n" for path, data in sorted((files | encoded).items())]
    return encoded | {f"{folder}/RECORD": "".join([*rows, f"{folder}/RECORD,,\n"]).encode()}


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def _archive(files: dict[str, bytes]) -> bytes:
    """A zip archive of the files, sorted, with nothing in it that depends on the machine or the day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3  # Unix, on every system
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[name])
    return buffer.getvalue()

"""What is done inside Pyodide while the files for a quick start are made; `make.mjs` calls it there, under Node.js."""

from __future__ import annotations

import ast
import gc
import importlib
import importlib.util
import io
import linecache
import marshal
import re
import sys
import zipfile
from collections.abc import Mapping

# The earliest date that a zip archive can hold.
EPOCH = (1980, 1, 1, 0, 0, 0)
# Header of a .pyc file that is trusted without a look at its source: there is none beside it.
UNCHECKED = (1).to_bytes(4, "little")
# Loaded by Pyodide when it installs a package from an archive, or by Python when it reports an error.
ALSO = ("importlib.metadata", "shutil", "sysconfig", "tarfile", "traceback", "zipfile", "zipimport")


def library(archive: str, kernel: Mapping[str, str]) -> bytes:
    """The archive of the standard library, compiled and without what neither Pyodide nor the kernel ever imports."""
    for name in sorted({*ALSO, *_imported(kernel)}):
        importlib.import_module(name)
    with zipfile.ZipFile(archive) as whole:
        names = [name for name in whole.namelist() if name.endswith(".py") and _module(name) in sys.modules]
        # Docstrings and assertions are left out, of the library only.
        return _zipped({name: whole.read(name).decode() for name in names}, "/lib/python314.zip", optimize=2)


def compiled(kernel: Mapping[str, str], place: str) -> bytes:
    """The kernel, compiled, as an archive that will lie at `place`."""
    return _zipped(kernel, place, optimize=0)


def prepare(archive: str) -> None:
    """Import the kernel from its archive, and tidy up: this memory will be kept."""
    sys.path.insert(0, archive)
    importlib.import_module("leeway.desk")
    sys.path.remove(archive)
    sys.path_importer_cache.clear()
    importlib.invalidate_caches()
    linecache.clearcache()
    re.purge()
    gc.collect()


def _imported(kernel: Mapping[str, str]) -> set[str]:
    """The modules of the standard library that the kernel imports, wherever in it."""
    found: set[str] = set()
    for text in kernel.values():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                found |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add(node.module or "")
    return {name for name in found if name.partition(".")[0] in sys.stdlib_module_names}


def _module(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def _zipped(sources: Mapping[str, str], place: str, optimize: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(sources):
            code = compile(sources[name], f"{place}/{name}", "exec", dont_inherit=True, optimize=optimize)
            header = importlib.util.MAGIC_NUMBER + UNCHECKED + importlib.util.source_hash(sources[name].encode())
            archive.writestr(zipfile.ZipInfo(f"{name}c", EPOCH), header + marshal.dumps(code))
    return buffer.getvalue()

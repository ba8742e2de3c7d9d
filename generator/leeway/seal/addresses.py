"""Addresses by content: what the browser loads beside the pages gets an address that changes when it does, and so may be kept.

    assets/leeway/pyodide/*      ->  assets/leeway/python-HASH/*
    assets/leeway/*              ->  assets/leeway/HASH/*
    assets/leeway/policy.json    ->  assets/leeway/policy-VERSION.json
    assets/leeway/find.json      ->  assets/leeway/find-HASH.json

Versions of the policy before the present one stay where they are: each is at the address that it had as the present one. The
files of a folder name one another, so a folder has one hash.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from leeway.seal.folder import Files, digest

OURS = "assets/leeway/"
SERVICE_WORKER = f"{OURS}service-worker.js"  # becomes a part of sw.js
_POLICY = f"{OURS}policy.json"
_VERSION = re.compile(rf"{OURS}policy-[0-9a-f]{{12}}\.json")
_FIND = f"{OURS}find.json"
_PYTHON = f"{OURS}pyodide/"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where things are now: old path to new path, the folder of the widgets, the names of Python's folder and of find.json."""

    moved: Mapping[str, str]
    widgets: str
    python: str
    find: str = ""


def policy_at(version: str) -> str:
    """Where the policy of that version is."""
    return f"{OURS}policy-{version}.json"


def is_earlier(path: str, version: str) -> bool:
    """Whether there is a version of the policy at the path that is not the present one, `version`."""
    return path != policy_at(version) and _VERSION.fullmatch(path) is not None


def addresses(files: Files, version: str) -> Addresses:
    """The addresses of a site's files under `assets/leeway/`, with the policy's version."""
    python = {path: data for path, data in files.items() if path.startswith(_PYTHON)}
    widgets = {path: files[path] for path in files if path.startswith(OURS) and not _VERSION.fullmatch(path)}
    widgets = {path: data for path, data in widgets.items() if path not in (*python, _POLICY, _FIND, SERVICE_WORKER)}
    name, folder = f"python-{digest(python)}", f"{OURS}{digest(widgets)}/"
    moved = {path: f"{OURS}{name}/{path.removeprefix(_PYTHON)}" for path in python}
    moved |= {path: f"{folder}{path.removeprefix(OURS)}" for path in widgets}
    if _POLICY in files:
        moved[_POLICY] = policy_at(version)
    find = f"find-{digest({_FIND: files[_FIND]})}" if _FIND in files else ""
    moved |= {_FIND: f"{OURS}{find}.json"} if find else {}
    return Addresses(moved, folder, name, find)

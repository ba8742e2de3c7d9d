"""The commands of `leeway`, one module each: `add` declares its arguments, `run` does it and gives the exit code."""

from __future__ import annotations

from typing import Protocol

from leeway.commands import (
    build,
    check,
    coach,
    confirmed,
    coverage,
    diff,
    host,
    new,
    offer,
    practice,
    report,
    schema,
    serve,
    verify,
)
from leeway.commands.shared import Commands


class Command(Protocol):
    """What every module of this package has."""

    def add(self, commands: Commands) -> None: ...


COMMANDS: tuple[Command, ...] = (
    check,
    build,
    serve,
    diff,
    coverage,
    confirmed,
    offer,
    coach,
    practice,
    verify,
    report,
    host,
    new,
    schema,
)

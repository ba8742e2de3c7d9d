"""Doing things in another process while this one goes on, and hearing of their progress once there is time to listen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from queue import Empty
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")
Say = Callable[[str], None]
_EVERY = 0.1  # seconds between two looks at what is said


class Beside(Generic[Value]):
    """What is being done elsewhere."""

    def __init__(self, future: Future[Value], said: Any) -> None:
        self._future, self._said = future, said

    def result(self, say: Say) -> Value:
        """Wait for it, passing on what it says; raises what it raised."""
        while True:
            with suppress(NotYet):
                return self._future.result(_EVERY)
            latest = None
            with suppress(Empty):
                while True:
                    latest = self._said.get_nowait()
            if latest is not None:
                say(latest)


class Other:
    """Another process: what it is given it does one after the other. It starts with the first of it."""

    def __init__(self, pool: ProcessPoolExecutor, said: Any) -> None:
        self._pool, self._said = pool, said

    def do(self, work: Callable[..., Value], *arguments: object) -> Beside[Value]:
        """Call `work(*arguments, say)` there. All of it is sent from process to process, so it must be possible to pickle it."""
        return Beside(self._pool.submit(_work, work, arguments), self._said)


@contextmanager
def beside() -> Iterator[Other]:
    """Another process, which has ended after the block."""
    context = get_context("spawn")  # the same on every system, and safe beside threads
    said = context.Queue()
    with ProcessPoolExecutor(1, context, _start, (said,)) as pool:
        yield Other(pool, said)


_SAID: list[Any] = []  # of a process that works for another one


def _start(said: Any) -> None:
    _SAID[:] = [said]


def _work(work: Callable[..., Value], arguments: tuple[object, ...]) -> Value:
    return work(*arguments, _SAID[0].put)

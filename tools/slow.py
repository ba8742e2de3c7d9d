"""A slow line and a slow machine, for measuring: a proxy that lets so many bits a second through, and stopping in turns.

Chromium's own throttles reach neither shared workers nor service workers, so both are made outside of it.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

_CHUNK = 16 * 1024
_TURN = 0.04  # seconds in which a slowed process runs once


@dataclass
class Line:
    """A line to a server of this machine: `address` to open, `received` bytes so far, `rate` in bits a second (0: no bound)."""

    upstream: int
    rate: float = 0
    delay: float = 0  # seconds, each way
    received: int = 0
    port: int = 0
    _free: float = field(default=0.0, repr=False)  # when the line is next free

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def serve(self, started: threading.Event) -> None:
        server = await asyncio.start_server(self._connection, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        async with server:
            await server.serve_forever()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            up_reader, up_writer = await asyncio.open_connection("127.0.0.1", self.upstream)
            await asyncio.gather(self._pass(reader, up_writer, False), self._pass(up_reader, writer, True))

    async def _pass(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, down: bool) -> None:
        """Everything from one to the other, each piece `delay` later and, on the way down, no faster than the rate."""
        queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        sending = asyncio.create_task(self._send(queue, target, down))
        with suppress(OSError):
            while data := await source.read(_CHUNK):
                await queue.put((time.monotonic() + self.delay, data))
        await queue.put((time.monotonic(), b""))
        await sending

    async def _send(self, queue: asyncio.Queue[tuple[float, bytes]], target: asyncio.StreamWriter, down: bool) -> None:
        with suppress(OSError):
            while True:
                due, data = await queue.get()
                if not data:
                    break
                if down:
                    self.received += len(data)
                    due = max(due, self._occupied(len(data)))
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                target.write(data)
                await target.drain()
            target.close()

    def _occupied(self, size: int) -> float:
        """When a piece is through, one line being shared by all connections."""
        if not self.rate:
            return 0.0
        self._free = max(self._free, time.monotonic()) + size * 8 / self.rate
        return self._free


@contextmanager
def line(upstream: int, rate: float = 0, delay: float = 0) -> Iterator[Line]:
    """A line to a port of this machine, until the end of the block."""
    made, started = Line(upstream, rate, delay), threading.Event()
    loop = asyncio.new_event_loop()
    task = loop.create_task(made.serve(started))
    threading.Thread(target=lambda: _run(loop, task), daemon=True).start()
    started.wait()
    try:
        yield made
    finally:
        loop.call_soon_threadsafe(task.cancel)


def _run(loop: asyncio.AbstractEventLoop, task: asyncio.Task[None]) -> None:
    with suppress(asyncio.CancelledError):
        loop.run_until_complete(task)


@contextmanager
def slowed(mark: str, times: float) -> Iterator[None]:
    """All processes with `mark` in their command run a `times`-th of the time, until the end of the block."""
    done = threading.Event()
    thread = threading.Thread(target=_slow, args=(mark, times, done), daemon=True)
    if times > 1:
        thread.start()
    try:
        yield
    finally:
        done.set()
        if times > 1:
            thread.join()


def _slow(mark: str, times: float, done: threading.Event) -> None:
    turn, found = 0, []
    while not done.is_set():
        if turn % 5 == 0:
            found = _processes(mark)
        _tell(found, signal.SIGSTOP)
        time.sleep(_TURN * (1 - 1 / times))
        _tell(found, signal.SIGCONT)
        time.sleep(_TURN / times)
        turn += 1


def _tell(processes: list[int], what: signal.Signals) -> None:
    for process in processes:
        with suppress(OSError):
            os.kill(process, what)


def _processes(mark: str) -> list[int]:
    """The processes whose command holds `mark`, and those that they began."""
    parents: dict[int, int] = {}
    found: set[int] = set()
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        with suppress(OSError, IndexError, ValueError):
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if mark in (folder / "cmdline").read_bytes().decode(errors="replace"):
                found.add(int(folder.name))
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return sorted(found)

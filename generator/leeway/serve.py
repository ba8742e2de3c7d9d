"""The live preview: builds on every edit, keeps the last good site, and says on every page and here what is wrong."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leeway import publish, report, write
from leeway.bundle import CHECKOUT
from leeway.pipeline import Checked, Project
from leeway.preview.server import Server, State
from leeway.preview.watch import Stamps, changes, stamps
from leeway.problems import Problem


@dataclass(frozen=True, slots=True)
class Building:
    """How the preview is built: with which program, of what day, how progress is shown, whether it is proved, for whom."""

    builder: str
    today: Callable[[], date]
    say: Callable[[str], None]
    proved: bool = True
    audience: str | None = None


def serve(place: Project, host: str, port: int, how: Building) -> int:
    """Serve the project's site until Ctrl-C; the exit code."""
    site, state = place.notes / "preview", State()
    try:
        server = Server(host, port, site, state)
    except OSError as failure:
        print(_no_address(host, port, failure), file=sys.stderr)
        return 1
    look = _looker(place)
    before = look()
    _build(place, site, how, state)
    threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    print(f"The playbook is at {server.url} - it follows your edits; Ctrl-C ends it.", flush=True)
    try:
        for changed in changes(look, before):
            print(f"{time.strftime('%H:%M:%S')} {', '.join(_names(changed, place))} changed", flush=True)
            _build(place, site, how, state)
    except KeyboardInterrupt:
        print("\nEnded.")
    finally:
        state.close()
        server.shutdown()
        server.server_close()
    return 0


def _build(place: Project, site: Path, how: Building, state: State) -> None:
    start = time.monotonic()
    try:
        wanted = publish.Wanted(how.builder, how.today(), how.say, how.audience, how.proved, preview=True)
        built = publish.build(place, site, wanted)
    except Exception as failure:  # a preview that ends takes the last good pages away with it
        message = f"Something went wrong in Leeway itself: {type(failure).__name__}: {failure}."
        built = Checked(None, b"", (Problem("internal", message),))
    how.say("")
    _tell(built, place, time.monotonic() - start)
    problems = "" if built.policy is not None else report.text(built.problems, built.source, str(place.policy))
    state.show(problems)


def _tell(built: Checked, place: Project, seconds: float) -> None:
    said = report.text(built.problems, built.source, str(place.policy)).rstrip("\n")
    if said:
        print(said, file=sys.stderr, flush=True)
    if built.policy is None:
        print("Not built: the pages stay as they were, with these problems on top.", file=sys.stderr, flush=True)
    else:
        print(f"{time.strftime('%H:%M:%S')} built in {seconds:.1f} s", flush=True)


def _looker(place: Project) -> Callable[[], Stamps]:
    """A function that looks at all that a site is made from: the policy's folder, docs/ without generated files, settings."""
    places = (place.policy.parent, place.policy, place.docs, place.config, CHECKOUT / "widgets")

    def look() -> Stamps:
        ours = {str(place.docs / path) for path in write.generated(place.notes)}
        return stamps(places, lambda path: str(path) in ours)

    return look


def _names(paths: list[str], place: Project) -> list[str]:
    shown = [str(Path(path).relative_to(place.root)) if Path(path).is_relative_to(place.root) else path for path in paths]
    return shown if len(shown) <= 3 else [*shown[:2], f"{len(shown) - 2} more"]


def _no_address(host: str, port: int, failure: OSError) -> str:
    return (
        f"leeway: http://{host}:{port}/ cannot be used: {failure.strerror or failure}.\n"
        f"Perhaps another preview is running there. Try another port: leeway serve --port {port % 65535 + 1}"
    )

"""`leeway verify`: say what a note, a check code or a certificate of practice stands for, and whether it is as it should be.

It proves arithmetic: that nobody changed a digit, and that by the policy of that version the case comes to these amounts. Who
wrote the note, and whether what it says of the customer is true, no code can say.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from leeway import log, pipeline
from leeway.commands.shared import Commands, Progress, about, add_policy, show
from leeway.desk import Desk
from leeway.desk.base import Answer
from leeway.desk.practice import Certificate, broken_certificate, certificates_in, certified
from leeway.offers import read_policy, verify
from leeway.offers.case import CaseProblem, read_case
from leeway.offers.check_code import read_code
from leeway.offers.language import ENGLISH
from leeway.offers.link import line, read_line
from leeway.offers.verify import Note, broken, notes_in

Json = dict[str, Any]
EXAMPLE = "Example: leeway verify note.txt"
_LARGEST = 4 * 1024 * 1024  # bytes of a note
_ENDS = {True: "Within limits.", False: "Above the limits.", None: "Whether it was within limits cannot be told."}
PROVES = "This proves arithmetic: not who wrote it, nor what the customer is."


def add(commands: Commands) -> None:
    """Declare the command."""
    ends = " Ends with 0 where it was within limits, with 1 where it was not, or something was changed."
    parser = commands.add_parser("verify", help="check a note or a code", description=about(__doc__) + ends, epilog=EXAMPLE)
    meaning = "a file with a note for a ticket or a certificate of practice, - for standard input, or a check code"
    parser.add_argument("note", metavar="NOTE", help=meaning)
    parser.add_argument(
        "--case", metavar="LINE", help="the line of the case that the code is of: case=reception&tenure=12+years&..."
    )
    parser.add_argument("--version", metavar="VERSION", help="the version of the policy, 12 digits (default: the present one)")
    meaning = "look the code up in the reps' logs: a file or a folder"
    parser.add_argument("--log", type=Path, action="append", default=[], metavar="LOG", help=meaning)
    add_policy(parser, option=True)
    parser.set_defaults(run=run, wrong=parser.error)


def run(chosen: argparse.Namespace) -> int:
    """Find the notes that are meant, and check each; 1 where any is refused or was above the limits."""
    current, _ = pipeline.compiled(pipeline.read(chosen.policy)[0])
    try:
        notes = _notes(chosen, current)
    except _Refused as reason:
        print(f"leeway: {reason}", file=sys.stderr)
        return 1
    known, problems = log.versions({one.version for one in notes}, chosen.policy, current)
    show(problems, b"", chosen.policy)
    if chosen.case:
        notes = [_as_written(one, known) if isinstance(one, Note) else one for one in notes]
    right = [_told(one, known) if isinstance(one, Note) else _certified(one, known) for one in notes]
    if any(one is not None for one in right):
        print(PROVES)
    return 0 if all(right) else 1


class _Refused(Exception):
    """There is nothing that could be checked, and why."""


def _notes(chosen: argparse.Namespace, current: Json | None) -> Sequence[Note | Certificate]:
    """The notes that the arguments mean; ends the command with 2 where they mean nothing."""
    is_code = not Path(chosen.note).is_file() and chosen.note != "-" and len(chosen.note) < 60
    if (chosen.case or chosen.log) and not is_code:
        chosen.wrong("--case and --log go with a check code, not with a note")
    if chosen.case and chosen.log:
        chosen.wrong("give the case of the code, or a log to look for it, not both")
    if not is_code:
        return _in_text(_text(chosen.note))
    written = read_code(chosen.note)
    if written is None:
        looks = chosen.note.strip().upper().startswith("LW")
        why = ENGLISH.say("check.bad_code", code=chosen.note) if looks else f"{chosen.note} is no file, and no check code"
        raise _Refused(f"{why}.")
    if chosen.log:
        return _in_log(written, chosen.log)
    if chosen.case:
        version = chosen.version or (current or {}).get("version", "")
        return (Note(written, version, chosen.case.strip().removeprefix("#")),)
    raise _Refused(f"{written} is a check code, and nothing in it was changed. What it stands for, say --case or --log.")


def _text(name: str) -> str:
    try:
        if name == "-":
            data = sys.stdin.buffer.read(_LARGEST)
        else:
            with Path(name).open("rb") as file:
                data = file.read(_LARGEST)
    except OSError as failure:
        raise _Refused(f"{name} cannot be read: {failure.strerror or failure}.") from None
    return data.decode("utf-8-sig", "replace")


def _in_text(text: str) -> Sequence[Note | Certificate]:
    found: tuple[Note | Certificate, ...] = (*notes_in(text), *certificates_in(text))
    if not found:
        raise _Refused(f"{ENGLISH.say('check.no_code')}.")
    return found


def _in_log(written: str, paths: Sequence[Path]) -> Sequence[Note]:
    """The cases of logs that have this code; they can be several, as two versions or customers never share one by intention."""
    progress = Progress(sys.stderr)
    with TemporaryDirectory(prefix="leeway-") as folder:
        found = log.read(paths, Path(folder), progress)
        asked = 'SELECT DISTINCT policy, "case" FROM entry WHERE upper(code) = $1 ORDER BY ALL'
        rows = found.db.execute(asked, [written]).fetchall()
        found.db.close()
    progress("")
    if not rows:
        raise _Refused(f"no line of {', '.join(map(str, paths))} has the code {written}.")
    return [Note(written, version, case) for version, case in rows]


def _as_written(note: Note, known: log.Known) -> Note:
    """The note with the case's line as it would be written: somebody may have typed `tenure=12` for `tenure=12+years`."""
    raw, _ = read_line(note.case)
    policy = read_policy(known.policies[note.version]) if note.version in known.policies else None
    case, problems = read_case(policy, raw) if policy and raw else (None, ())
    return note if policy is None or case is None or problems else Note(note.code, note.version, line(case, policy))


def _certified(one: Certificate, known: log.Known) -> bool | None:
    """Print what a certificate stands for, its practice dealt and graded again; None where it is refused."""
    value = _whole(one.version, broken_certificate(one), known, lambda raw: certified(Desk(read_policy(raw), raw), one))
    if value is not None:
        who = f", {value['name']}" if value["name"] else ""
        print(f"{value['code']}: practice of “{value['step']}” (policy {value['policy']}, {value['on']}){who}")
        print(f"  {value['right']} of {value['of']} right, {value['percent']}%; {value['pass']}% were needed. Passed.")
    return True if value is not None else None


def _told(note: Note, known: log.Known) -> bool | None:
    """Print what a note stands for; whether all was within limits for certain, None where it is refused."""
    value = _whole(note.version, broken(note), known, lambda raw: verify(read_policy(raw), note))
    if value is not None:
        print("\n".join(_lines(value)))
    return None if value is None else value["within"] is True


def _whole(version: str, wrong: CaseProblem | None, known: log.Known, ask: Callable[[Json], Answer]) -> Json | None:
    """What is answered under the policy of a version; None, and why it is refused is printed."""
    if wrong is None and version not in known.policies:
        wrong = CaseProblem("no-such-version", "policy", known.why_not(version))
    value, problems = (None, (wrong,)) if wrong else ask(known.policies[version])
    for one in problems:
        print(f"leeway: {one.message}; it is refused.", file=sys.stderr)
    found: Json | None = value
    return found


def _lines(value: Json) -> Iterator[str]:
    day = f", {value['on']}" if value["on"] else ""
    yield f"{value['code']}: {value['situation']} (policy {value['policy']}{day}), decided by {value['level']}"
    yield from (f"  {one['name']}: {one['said']}{' (assumed)' if one['assumed'] else ''}" for one in value["facts"])
    yield from (f"  owed: {one['name']}, {one['text']}" for one in value["owed"])
    yield from (f"  given: {one['name']}, {one['text']} - {_verdict(one)}" for one in value["given"])
    yield from (f"  refused by the customer: {name}" for name in value["refused"])
    yield _ENDS[value["within"]]


def _verdict(one: Json) -> str:
    if one["verdict"] == "open":
        return f"the limit depends on {', '.join(one['asks']) or 'the day'}, which the case does not tell"
    return f"{'within' if one['verdict'] == 'within' else 'above'} the limit: {one['limit']}"

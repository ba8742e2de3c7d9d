"""What must hold of every mutant: no exception, no hang, the same answer twice, and answers of the documented form.

A compiled policy itself is not damaged: the program writes it, and nobody edits it.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from leeway import pipeline, report
from leeway.codes import codes
from leeway.compile import dump
from leeway.offers import wire
from leeway.pages import pages
from leeway.problems import Problem, Span
from leeway.source import lines
from tests.fuzz import cases
from tests.fuzz.mutants import Mutant, mutant
from tests.fuzz.soundness import contradiction, number

Json = dict[str, Any]
T = TypeVar("T")
LIMIT = 1.0  # seconds of processor time for one check or one decision
TODAY = date(2026, 11, 22)
PACKAGE = Path(pipeline.__file__).parent
_REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "decision.md"
_AMOUNT = re.compile(r"\d+(\.\d+)?|yes|no", re.ASCII)


class Hang(BaseException):
    """Raised by the watchdog in the middle of whatever takes too long; no `except Exception` may hold it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that must not be. `key` is the same for findings that probably have one cause."""

    number: int
    key: str
    detail: str
    case: str = ""


@dataclass(slots=True)
class Result:
    """What became of a mutant. `digest` stands for all its answers: the same in every process."""

    valid: bool = False
    decided: int = 0
    slowest: float = 0.0
    digest: str = ""
    findings: list[Finding] = field(default_factory=list)


class Examination:
    """The examination of one mutant."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.result = Result()
        self._answers = hashlib.sha256()

    def call(self, what: str, run: Callable[[], T], case: str = "") -> T | None:
        """What `run` gives; None, and a finding, where it raises. A slow one is measured again: the machine may be at fault."""
        try:
            start = time.process_time()
            found = run()
            spent = time.process_time() - start
            if spent > LIMIT:
                start = time.process_time()
                run()
                spent = min(spent, time.process_time() - start)
        except (Exception, Hang) as failure:
            self.found(f"{what}: {_where(failure)}", traceback.format_exc(limit=-12), case)
            return None
        self.result.slowest = max(self.result.slowest, spent)
        if spent > LIMIT:
            self.found(f"{what}: slow", f"{spent:.2f} s", case)
        return found

    def hold(self, held: bool, key: str, detail: str = "", case: str = "") -> None:
        """A finding unless it holds."""
        if not held:
            self.found(key, detail, case)

    def found(self, key: str, detail: str, case: str = "") -> None:
        self.result.findings.append(Finding(self.number, key, detail, case))

    def same(self, answer: bytes | str) -> None:
        """Enter an answer into the digest."""
        self._answers.update(answer.encode("utf-8", "surrogatepass") if isinstance(answer, str) else answer)

    def end(self) -> Result:
        self.result.digest = self._answers.hexdigest()[:16]
        return self.result


def _where(failure: BaseException) -> str:
    """The exception, and the deepest of our functions that it came through."""
    frames = [frame for frame in traceback.extract_tb(failure.__traceback__) if PACKAGE in Path(frame.filename).parents]
    last = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else "?"
    return f"{type(failure).__name__} in {last}"


def examine(seed: int, number: int) -> Result:
    """All there is to say about a mutant."""
    return examine_mutant(mutant(seed, number))


def examine_mutant(one: Mutant) -> Result:
    """The same for a mutant in hand; a shrunk one keeps its stream of cases."""
    exam = Examination(one.number)
    random = Random(one.stream + ":cases")
    found = (_check if one.mutated else _checked_once)(exam, one.data)
    if found:
        policy, text = found
        exam.result.valid = True
        if one.mutated and one.number % 10 == 0:
            _pages(exam, policy)
        answers = _answers(text) if not one.mutated else cases.values(policy)
        for _ in range(one.cases):
            _decide(exam, random, policy, text, answers)
    return exam.end()


def _check(exam: Examination, data: bytes) -> tuple[Json, str] | None:
    first = exam.call("check", lambda: pipeline.checked(data, TODAY, None))
    if first is None:
        return None
    policy, problems = first
    again = exam.call("check", lambda: pipeline.checked(data, TODAY, None))
    text = dump(policy) if policy else b""
    if again:
        exam.hold(again[1] == problems, "check: other problems the second time")
        exam.hold((dump(again[0]) if again[0] else b"") == text, "check: another policy the second time")
    _problems(exam, problems, data, bool(policy))
    if exam.number % 4 == 0:
        writers = {
            "text": lambda: report.text(problems, data, "policy.yml"),
            "JSON": lambda: report.as_json(problems, "policy.yml"),
            "GitHub": lambda: report.github(problems, "policy.yml"),
        }
        for name, writer in writers.items():
            exam.same(exam.call(f"report as {name}", writer) or "")
    exam.same(text)
    exam.same(repr(problems))
    return (policy, text.decode()) if policy else None


@lru_cache(maxsize=256)
def _known(data: bytes) -> tuple[Json, str] | None:
    policy, _ = pipeline.checked(data, TODAY, None)
    return (policy, dump(policy).decode()) if policy else None


def _checked_once(exam: Examination, data: bytes) -> tuple[Json, str] | None:
    return exam.call("check", lambda: _known(data))


@lru_cache(maxsize=256)
def _answers(text: str) -> dict[str, list[str]]:
    return cases.values(json.loads(text))


@cache
def _codes() -> frozenset[str]:
    return frozenset(codes())


def _problems(exam: Examination, problems: tuple[Problem, ...], data: bytes, passed: bool) -> None:
    shown = lines(data)
    for problem in problems:
        exam.hold(problem.code in _codes(), f"problem: unknown code {problem.code}")
        exam.hold(bool(problem.message.strip()), f"problem: {problem.code} says nothing")
        for span in (problem.span, *(one.span for one in problem.related)):
            exam.hold(span is None or _inside(span, shown), f"problem: {problem.code} is outside of the file", f"{problem}")
    failed = any(problem.severity == "error" for problem in problems)
    exam.hold(passed != failed, "check: a policy comes out exactly when there is no error")


def _inside(span: Span, shown: list[str]) -> bool:
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    ends = all(1 <= line <= len(shown) and 1 <= column <= len(shown[line - 1]) + 1 for line, column in (start, end))
    return ends and start <= end


def _pages(exam: Examination, policy: Json) -> None:
    made = exam.call("pages", lambda: pages(policy, TODAY, ()))
    if made:
        texts, problems = made
        exam.hold(not problems and bool(texts), "pages: a policy that passed has problems", repr(problems))
        encoded = exam.call("pages encoded", lambda: "\0".join(f"{path}\0{text}" for path, text in texts.items()).encode())
        exam.same(encoded or "")


def _decide(exam: Examination, random: Random, policy: Json, text: str, answers: dict[str, list[str]]) -> None:
    case = cases.sound(random, policy, answers)
    readable = random.random() < 0.65
    asked = json.dumps(case) if readable else cases.broken(random, case, policy)
    said = exam.call("decide", lambda: wire(text, asked), asked)
    if said is None:
        return
    exam.hold(exam.call("decide", lambda: wire(text, asked), asked) == said, "decide: another answer the second time", "", asked)
    exam.same(said)
    exam.result.decided += 1
    decision = exam.call("decision as JSON", lambda: json.loads(said), asked)
    if isinstance(decision, dict):
        _form(exam, decision, asked)
        if not exam.result.findings and readable and "ask" in decision and random.random() < 0.5:
            _one_more(exam, random, case, decision, text, answers)


def _one_more(exam: Examination, random: Random, case: Json, decision: Json, text: str, answers: dict[str, list[str]]) -> None:
    """Once one more fact is told, what was certain still is."""
    more = cases.told(random, case, [one["fact"] for one in decision["ask"]], answers)
    if not more:
        return
    name, asked = more[0], json.dumps(more[1])
    said = exam.call("decide", lambda: wire(text, asked), asked)
    after = json.loads(said) if said else {}
    if "ask" in after and not any(one["at"] == f"facts.{name}" for one in after["problems"]):
        why = contradiction(decision, after)
        exam.hold(not why, f"soundness: {why.partition(':')[0]}", why, f"{json.dumps(case)}\nand then {name}: {asked}")


@cache
def _documented(heading: str) -> frozenset[str]:
    """The keys of one table of the reference page."""
    page = _REFERENCE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [row.split("|")[1] for row in page.splitlines() if row.startswith("| `")]
    return frozenset(key for row in rows for key in re.findall(r"`(\w+)`", row))


_ALWAYS = {"situation", "level", "on", "facts", "owed", "offers", "reserve", "above", "fair", "ask", "undefined", "problems"}
_OF_OFFER = {"remedy", "name", "basis", "unit", "amount", "least", "most", "certain", "text", "because", "asks"}


def _form(exam: Examination, decision: Json, case: str) -> None:
    """The keys of the reference page, and amounts as plain decimals with least <= amount <= most."""
    if set(decision) == {"problems"}:
        exam.hold(bool(decision["problems"]), "decision: neither an answer nor a problem", "", case)
        return
    strange = set(decision) - _documented("A decision")
    exam.hold(not strange, f"decision: undocumented {sorted(strange)}", "", case)
    exam.hold(set(decision) >= _ALWAYS, "decision: a key is missing", str(_ALWAYS - set(decision)), case)
    listed = [*decision["owed"], *decision["offers"], *decision["reserve"]]
    for offer in (*listed, *(one for level in decision["above"] for one in level["offers"])):
        strange = set(offer) - _documented("An offer")
        exam.hold(not strange, f"offer: undocumented {sorted(strange)}", "", case)
        missing = _OF_OFFER - set(offer) if offer in listed else ()
        exam.hold(not missing, "offer: a key is missing", str(missing), case)
        said = [offer[key] for key in ("least", "amount", "most") if offer.get(key) is not None]
        plain = all(isinstance(one, str) and _AMOUNT.fullmatch(one) for one in said)
        exam.hold(plain, "offer: no plain amount", str(said), case)
        if plain:
            order = [number(one) for one in said]
            exam.hold(order == sorted(order), "offer: not least <= amount <= most", str(said), case)

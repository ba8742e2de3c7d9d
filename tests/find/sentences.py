"""Sentences in customers' words, each with the situation that it is about, and what the search makes of them.

Of `sentences.tsv`, which somebody wrote who had not seen the policy, the odd lines are for tuning, and only the even ones count.
`later.tsv`, and the three trades that are no policies, are the odd lines of later sets: they have been looked at, and hold what
was reached. Their even lines are `*-unread.tsv`: nobody read them who worked on the search, and nobody who works on it should.
`two.tsv` and `*-two.tsv` hold sentences with two things in them, one of which is the background; odd lines are for tuning.
Whoever wrote them wrote the rules about clauses afterwards, so that their even lines prove less than the unread ones.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from leeway.find import index
from tests.project import CHECKOUT

FOLDER = Path(__file__).parent
Row = tuple[str, str]


def rows(name: str) -> list[Row]:
    """The lines of a file: id of the situation, sentence."""
    return [(one, said) for one, _, said in (line.partition("\t") for line in (FOLDER / name).read_text("utf-8").splitlines())]


def trade(name: str) -> dict[str, Any]:
    """As much of a compiled policy as the search reads, from the situations of a trade."""
    read = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))
    return {"facts": {}, "remedies": {}, "situations": {one["id"]: {**one, "first": "", "steps": []} for one in read}}


def for_tuning() -> list[Row]:
    return rows("sentences.tsv")[0::2]


def held_out() -> list[Row]:
    return rows("sentences.tsv")[1::2]


@dataclass(frozen=True, slots=True)
class Searched:
    """The ids of the situations for each sentence, best first; whether each sentence was known; times in ms."""

    ranked: Sequence[Sequence[str]]
    sure: Sequence[bool]
    ready: float
    keys: Sequence[float]

    def top(self, count: int, wanted: Sequence[Row]) -> float:
        """The share of sentences whose situation is among the first `count`."""
        return sum(one in found[:count] for (one, _), found in zip(wanted, self.ranked)) / len(wanted)


def searched(policy: Mapping[str, Any], sentences: Sequence[str], keys: bool = False) -> Searched:
    """What the search of a compiled policy's playbook finds, under Node.js."""
    request = {"texts": json.loads(index(policy, {})), "sentences": sentences, "keys": keys}
    # Where the machine has no Node.js, `make` puts one beside this Python.
    path = os.pathsep.join([str(Path(sys.prefix) / "bin"), os.environ.get("PATH", "")])
    node = shutil.which("node", path=path)
    assert node, "Node.js was not found; `make test` sets it up"
    command = [node, str(CHECKOUT / "tools" / "find.mjs")]
    run = subprocess.run(command, input=json.dumps(request), capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    return Searched(**json.loads(run.stdout))

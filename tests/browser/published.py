"""A site that is published again and again, as a manager edits its policy."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leeway import pipeline, publish
from tests import project
from tests.browser.served import Site, serve

GIFT = "otherwise: , representative: 1 gift"
# What is said of each release, from the one before. The last has another page, and the policy of the one before.
GIFTS = ("1 gift", "2 gifts", "3 gifts", "3 gifts")


@dataclass(frozen=True, slots=True)
class Releases:
    """The releases of a site, each in a folder of its own; the first is published until another is."""

    site: Site
    folders: tuple[Path, ...]

    def publish(self, number: int) -> None:
        self.site.server.folder = self.folders[number]

    def known(self, number: int) -> Any:
        """The release.json of a release."""
        return json.loads((self.folders[number] / "release.json").read_text("utf-8"))

    def policy(self, number: int) -> str:
        return str(self.known(number)["policy"])

    def half(self, number: int) -> Any:
        """For `Site.instead`: only what tells of a release has arrived, all the rest is still that of the one before."""

        def manner(path: str) -> bytes | None:
            name = path.lstrip("/")
            return (self.folders[number] / name).read_bytes() if name in ("sw.js", "release.json") else None

        return manner


@contextmanager
def releases(folder: Path) -> Iterator[Releases]:
    """Releases of a small shop's site, served until the end of the block."""
    root = project.small(folder)
    with serve(root) as site:
        config = root / "mkdocs.yml"
        config.write_text(f"{config.read_text('utf-8')}\nsite_url: {site.url}/\n", "utf-8")
        folders = tuple(_release(root, number) for number in range(len(GIFTS)))
        found = Releases(site, folders)
        found.publish(0)
        yield found


def _release(root: Path, number: int) -> Path:
    policy, rules = root / "policy" / "policy.yml", root / "docs" / "reference" / "house-rules.md"
    text = policy.read_text("utf-8")
    if number:
        before = GIFT.replace("1 gift", GIFTS[number - 1])
        assert before in text
        text = text.replace(before, GIFT.replace("1 gift", GIFTS[number])).replace(
            f"small_gift: {GIFTS[number - 1]}", f"small_gift: {GIFTS[number]}"
        )
        policy.write_text(text, "utf-8")
    if number == len(GIFTS) - 1:
        rules.write_text(f"{rules.read_text('utf-8')}\nAnd be kind.\n", "utf-8")
    found = publish.build(pipeline.project(policy), root / "site", publish.Wanted(record=True, proved=False))
    assert found.policy is not None, found.problems
    place = root / f"release-{number}"
    shutil.copytree(root / "site", place)
    return place

"""What the checker's JavaScript writes is, character for character, what the kernel writes; and it reads it back."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

from leeway.offers import formats
from leeway.offers.formats import read_format
from leeway.offers.numbers import text, whole_if_whole
from tests.offers.test_formats import AMOUNTS, CURRENCIES, LOCALES, compiled, number

SAY = Path(__file__).with_name("say.mjs")


def _kernel(currency: dict[str, Any], amount: str, unit: str) -> str:
    form = read_format(currency["format"], currency["symbol"])
    if unit == "money":
        return formats.money(number(amount), currency["decimals"], form)
    if unit == "percent":
        return formats.percent(whole_if_whole(Fraction(amount) / 100), form)
    return formats.plain(number(amount), form) + " months"


def _typed(currency: dict[str, Any], amount: str, unit: str) -> str:
    """The text that the policy's language has for it."""
    plain = text(number(amount))
    if unit != "money":
        return f"{plain}%" if unit == "percent" else f"{plain} months"
    whole = number(amount).denominator == 1
    return f"{text(number(amount), 0 if whole else currency['decimals'])} {currency['code']}"


def test_the_checker_writes_amounts_as_the_kernel_does_and_reads_what_it_wrote() -> None:
    currencies = [compiled(code, locale)["currency"] for locale in LOCALES for code in CURRENCIES]
    cases = [
        {"currency": currency, "number": amount, "unit": unit}
        for currency in currencies
        for amount in AMOUNTS
        for unit in ("money", "percent", "months")
        if not (unit == "months" and amount == "1")  # one month: the word is another matter
    ]
    path = os.pathsep.join([str(Path(sys.prefix) / "bin"), os.environ.get("PATH", "")])
    node = shutil.which("node", path=path)
    assert node, "Node.js was not found; `make test` sets it up"
    given = json.dumps(cases)
    done = subprocess.run([node, str(SAY)], input=given, capture_output=True, encoding="utf-8", timeout=60, check=True)
    said = json.loads(done.stdout)
    assert len(said) == len(cases) > 4000
    for case, (shown, read) in zip(cases, said, strict=True):
        whom = (case["currency"], case["number"], case["unit"])
        assert shown == _kernel(*whom), case
        assert read == _typed(*whom), (case, shown)

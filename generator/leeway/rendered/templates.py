"""The theme's templates as Python has compiled them: each build compiles them once more otherwise, even to render one page."""

from __future__ import annotations

import base64
import binascii

import jinja2
from jinja2.bccache import Bucket

from leeway.rendered.ingredients import program
from leeway.rendered.memory import Memory


class Compiled(jinja2.BytecodeCache):
    """Remembers what a template became, by its text."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def load_bytecode(self, bucket: Bucket) -> None:
        found = self._memory.get(self._key(bucket))
        try:
            code = base64.b64decode(found["template"], validate=True)
        except (TypeError, KeyError, ValueError, binascii.Error):
            return
        bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._memory.put(self._key(bucket), {"template": base64.b64encode(bucket.bytecode_to_string()).decode()})

    def _key(self, bucket: Bucket) -> str:
        return self._memory.key("template", program(), sorted(bucket.environment.extensions), bucket.key, bucket.checksum)

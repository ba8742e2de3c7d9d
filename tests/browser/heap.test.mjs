// The memory image, in Node: what was packed comes back, and nothing of what is not whole. Run by test_modules.py.

import assert from "node:assert/strict";
import { test } from "node:test";

const { unpack } = await import(new URL("../../widgets/heap.mjs", import.meta.url));

/** A packed memory of runs: [first place, bytes]. */
function packed(...runs) {
  const numbers = Uint32Array.of(runs.length, ...runs.flatMap(([start, bytes]) => [start, start + bytes.length]));
  return new Blob([numbers, ...runs.map(([, bytes]) => Uint8Array.from(bytes))]).arrayBuffer();
}

test("each run comes to its place, and the gaps between stay zeros", async () => {
  const memory = new Uint8Array(12);
  unpack(await packed([1, [1, 2, 3]], [4, [4]], [10, [5, 6]]), memory);
  assert.deepEqual([...memory], [0, 1, 2, 3, 4, 0, 0, 0, 0, 0, 5, 6]);
});

test("a memory with nothing in it is one too", async () => {
  const memory = new Uint8Array(4);
  unpack(await packed(), memory);
  assert.deepEqual([...memory], [0, 0, 0, 0]);
});

test("a file that is cut anywhere, or has bytes too many, is refused, and nothing of it is written", async () => {
  const whole = await packed([1, [1, 2, 3]], [6, [4]]);
  const longer = await new Blob([whole, Uint8Array.of(9)]).arrayBuffer();
  const cut = Array.from({ length: whole.byteLength }, (_, length) => whole.slice(0, length));
  for (const damaged of [longer, ...cut]) {
    const memory = new Uint8Array(8);
    assert.throws(() => unpack(damaged, memory), undefined, `${damaged.byteLength} bytes`);
    assert.ok(memory.every((byte) => byte === 0));
  }
});

test("a run that would not fit is refused", async () => {
  const image = await packed([1, [1, 2, 3]]);
  assert.throws(() => unpack(image, new Uint8Array(3)));
});

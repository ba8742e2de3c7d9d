// The lines to a worker, in Node with workers made of a list of what they were sent. Run by test_modules.py.

import assert from "node:assert/strict";
import { test } from "node:test";

const { ownLine, sharedLine, whenReleased } = await import(new URL("../../widgets/line.mjs", import.meta.url));

function stubs() {
  const made = [];
  class Stub {
    sent = [];
    ended = false;
    constructor(address, options) { Object.assign(this, { address, options, port: this }); made.push(this); }
    postMessage(message) { this.sent.push(message); }
    terminate() { this.ended = true; }
    close() { this.ended = true; }
  }
  Object.assign(globalThis, { Worker: Stub, SharedWorker: Stub });
  return made;
}

function listener() {
  const told = [];
  return { told, heard: (message) => told.push(message), broken: (detail) => told.push(`broken: ${detail}`) };
}

for (const [name, makeLine] of Object.entries({ ownLine, sharedLine })) {
  test(`${name}: what is said is heard, a failure is told once, and nothing after it is closed`, () => {
    const [made, ear] = [stubs(), listener()];
    const line = makeLine(new URL("https://here.test/worker.mjs"), ear);
    const [worker] = made;
    line.post({ open: "v1" });
    worker.onmessage({ data: { ready: "v1" } });
    let prevented = false;
    worker.onerror({ message: "gone", preventDefault: () => { prevented = true; } });
    assert.deepEqual([ear.told, prevented, worker.sent], [[{ ready: "v1" }, "broken: gone"], true, [{ open: "v1" }]]);
    line.close();
    assert.ok(worker.ended);
    assert.equal(worker.onmessage, null);
    assert.equal(worker.onerror, null);
  });
}

test("whoever leaves a shared worker says goodbye, so that it is not written to any more", () => {
  const made = stubs();
  sharedLine(new URL("https://here.test/worker.mjs"), listener()).close();
  assert.deepEqual(made[0].sent, [{ bye: true }]);
  assert.equal(made[0].options.type, "module");
});

test("without locks nothing is waited for", () => {
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  assert.doesNotThrow(whenReleased("a lock", () => assert.fail("nobody ended")));
});

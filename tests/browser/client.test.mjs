// The client that speaks with the worker, in Node: its queue, its ends, its second start. Run by test_modules.py.

import assert from "node:assert/strict";
import { test } from "node:test";

const { Client } = await import(new URL("../../widgets/client.mjs", import.meta.url));

// ---- The client: a worker made of a list of what it was sent. ----

class Stub {
  sent = [];
  ended = false;
  postMessage(message) { this.sent.push(message); }
  terminate() { this.ended = true; }
  say(data) { this.onmessage({ data }); }
}

function client(options = {}) {
  const workers = [];
  const made = new Client({ makeWorker: () => { workers.push(new Stub()); return workers.at(-1); }, ...options });
  made.start(Promise.resolve("{}"));
  return { made, workers, soon: () => new Promise((resolve) => setTimeout(resolve, 0)) };
}

const code = (promise) => promise.then(() => "answered", (error) => error.code);

test("requests wait for the start and then go one at a time", async () => {
  const { made, workers: [worker], soon } = client();
  const answers = [made.ask("a"), made.ask("b")];
  await soon();
  assert.deepEqual(worker.sent, [{ policy: "{}" }]);
  worker.say({ ready: true });
  assert.equal(worker.sent.length, 2);
  worker.say({ id: 1, text: "A" });
  worker.say({ id: 1, text: "late" });
  worker.say({ id: 2, error: "no" });
  assert.equal(await answers[0], "A");
  assert.equal(await code(answers[1]), "refused");
});

test("the newest request of an asker takes the place of one that waits", async () => {
  const { made, workers: [worker], soon } = client();
  const answers = ["a", "b", "c"].map((text) => code(made.ask(text, "me")));
  const other = made.ask("d", "you");
  await soon();
  worker.say({ ready: true });
  assert.deepEqual(worker.sent.slice(1).map((sent) => sent.case), ["c"]);
  worker.say({ id: 3, text: "C" });
  worker.say({ id: 4, text: "D" });
  assert.deepEqual(await Promise.all(answers), ["superseded", "superseded", "answered"]);
  assert.equal(await other, "D");
});

test("when the worker dies, all that is open is rejected and it starts again, once", async () => {
  const { made, workers, soon } = client();
  await soon();
  workers[0].say({ ready: true });
  const open = [code(made.ask("a")), code(made.ask("b"))];
  workers[0].onerror({ message: "out of memory" });
  assert.deepEqual(await Promise.all(open), ["died", "died"]);
  assert.equal(made.state, "starting");
  assert.ok(workers[0].ended);
  workers[1].say({ ready: true });
  workers[0].say({ id: 1, text: "from the dead" });
  const again = code(made.ask("a"));
  workers[1].onerror({ message: "again" });
  assert.equal(await again, "died");
  assert.equal(made.state, "failed");
  assert.equal(await code(made.ask("c")), "script");
  made.start(Promise.resolve("{}"));
  assert.equal(made.state, "starting");
  made.stop();
});

test("silence ends in an error, at the start and after it", async () => {
  const slow = client({ startWithin: 5 });
  assert.equal(await code(slow.made.ask("a")), "slow");
  const mute = client({ answerWithin: 5 });
  await mute.soon();
  mute.workers[0].say({ ready: true });
  assert.equal(await code(mute.made.ask("a")), "noanswer");
  mute.made.stop();
});

test("a start that fails says why", async () => {
  const { made, workers: [worker] } = client();
  const open = made.ask("a").catch((error) => `${error.code}: ${error.detail}`);
  worker.say({ failed: "no wasm" });
  assert.equal(await open, "python: no wasm");
  const unread = new Client({ makeWorker: () => new Stub() });
  unread.start(Promise.reject(new Error("404")));
  assert.equal(await code(unread.ask("a")), "policy");
  const none = new Client({ makeWorker: () => { throw new Error("blocked"); } });
  none.start(Promise.resolve("{}"));
  assert.equal(none.state, "failed");
});

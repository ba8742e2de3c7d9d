// The client that speaks with Python, in Node: its queue, its ends, its second start. Run by test_modules.py.

import assert from "node:assert/strict";
import { test } from "node:test";

const { Client } = await import(new URL("../../widgets/client.mjs", import.meta.url));

// ---- The client: lines that are lists of what was said on them. ----

class Stub {
  sent = [];
  closed = false;
  constructor(listener, last) { Object.assign(this, listener, { last }); }
  post(message) { this.sent.push(message); }
  close() { this.closed = true; }
}

function client(options = {}, text = () => Promise.resolve("{}")) {
  const lines = [];
  const made = new Client({ makeLine: (...given) => { lines.push(new Stub(...given)); return lines.at(-1); }, ...options });
  made.start("v1", text);
  return { made, lines, soon: () => new Promise((resolve) => setTimeout(resolve, 0)) };
}

const code = (promise) => promise.then(() => "answered", (error) => error.code);

test("requests wait for the start and then go one at a time", async () => {
  const { made, lines: [line], soon } = client();
  const answers = [made.ask("a"), made.ask("b")];
  assert.deepEqual(line.sent, [{ open: "v1" }]);
  line.heard({ want: "v1" });
  await soon();
  assert.deepEqual(line.sent.slice(1), [{ open: "v1", policy: "{}" }]);
  line.heard({ ready: "v1" });
  assert.deepEqual(line.sent.slice(2), [{ id: 1, version: "v1", told: "a" }]);
  line.heard({ id: 1, text: "A" });
  line.heard({ id: 1, text: "late" });
  line.heard({ id: 2, error: "no" });
  assert.equal(await answers[0], "A");
  assert.equal(await code(answers[1]), "refused");
});

test("what is asked of the desk goes with the name of the call", async () => {
  const { made, lines: [line] } = client();
  line.heard({ ready: "v1" });
  const answer = made.ask("{}", undefined, "verify");
  assert.deepEqual(line.sent.at(-1), { id: 1, version: "v1", call: "verify", told: "{}" });
  line.heard({ id: 1, text: "V" });
  assert.equal(await answer, "V");
});

test("a worker that knows the policy is not sent it, and the policy is not waited for", async () => {
  const { made, lines: [line] } = client({}, () => { throw new Error("nobody wants it"); });
  line.heard({ alive: "lock" });
  line.heard({ ready: "v0" });
  assert.equal(made.state, "starting", "another policy is not this one");
  line.heard({ ready: "v1" });
  assert.equal(made.state, "ready");
  made.start("v2", () => Promise.resolve("{}"));
  assert.deepEqual(line.sent, [{ open: "v1" }], "a second start changes nothing");
});

test("a worker that had to forget the policy is told it again, and then answers what it was asked", async () => {
  const { made, lines: [line], soon } = client({ answerWithin: 20 });
  line.heard({ ready: "v1" });
  const answers = [made.ask("a"), made.ask("b")];
  line.heard({ want: "v1" });
  await soon();
  assert.deepEqual(line.sent.at(-1), { open: "v1", policy: "{}" });
  line.heard({ ready: "v1" });
  assert.deepEqual(line.sent.at(-1), { id: 1, version: "v1", told: "a" });
  line.heard({ id: 1, text: "A" });
  line.heard({ id: 2, text: "B" });
  assert.deepEqual(await Promise.all(answers), ["A", "B"]);
});

test("the newest request of an asker takes the place of one that waits", async () => {
  const { made, lines: [line] } = client();
  const answers = ["a", "b", "c"].map((text) => code(made.ask(text, "me")));
  const other = made.ask("d", "you");
  line.heard({ ready: "v1" });
  assert.deepEqual(line.sent.slice(1).map((sent) => sent.told), ["c"]);
  line.heard({ id: 3, text: "C" });
  line.heard({ id: 4, text: "D" });
  assert.deepEqual(await Promise.all(answers), ["superseded", "superseded", "answered"]);
  assert.equal(await other, "D");
});

test("when the worker dies, all that is open is rejected and it starts again, once", async () => {
  const { made, lines } = client();
  lines[0].heard({ ready: "v1" });
  const open = [code(made.ask("a")), code(made.ask("b"))];
  lines[0].broken("out of memory");
  assert.deepEqual(await Promise.all(open), ["died", "died"]);
  assert.equal(made.state, "starting");
  assert.ok(lines[0].closed);
  assert.deepEqual(lines.map(({ last }) => last), ["", "script"], "the next line is told why");
  lines[1].heard({ ready: "v1" });
  lines[0].heard({ id: 1, text: "from the dead" });
  lines[0].broken("long ago");
  assert.equal(made.state, "ready");
  const again = code(made.ask("a"));
  lines[1].broken("again");
  assert.equal(await again, "script");
  assert.equal(made.state, "failed");
  assert.equal(await code(made.ask("c")), "script");
  made.start("v1", () => Promise.resolve("{}"));
  assert.equal(made.state, "starting");
  made.stop();
});

test("an answer between makes a worker's next end the first again", async () => {
  const { made, lines } = client();
  for (const turn of [0, 1, 2]) {
    lines[turn].heard({ ready: "v1" });
    const open = code(made.ask("a"));
    lines[turn].broken("");
    assert.equal(await open, "died");
    lines[turn + 1].heard({ ready: "v1" });
    const answer = made.ask("a");
    lines[turn + 1].heard({ id: 2 * turn + 2, text: "A" });
    assert.equal(await answer, "A");
  }
  made.stop();
});

test("a worker that lets go of its lock has ended, whether or not anything was asked", async () => {
  const locks = [];
  const whenReleased = (lock, ended) => { locks.push({ lock, ended, stopped: false }); return () => { locks.at(-1).stopped = true; }; };
  const { made, lines } = client({ whenReleased });
  lines[0].heard({ alive: "lock 1" });
  lines[0].heard({ ready: "v1" });
  const open = code(made.ask("a"));
  locks[0].ended();
  assert.equal(await open, "died");
  assert.equal(made.state, "starting");
  lines[1].heard({ alive: "lock 2" });
  lines[1].heard({ ready: "v1" });
  locks[0].ended();
  assert.equal(made.state, "ready", "the old worker's end is no news");
  assert.deepEqual(locks.map(({ lock }) => lock), ["lock 1", "lock 2"]);
  made.stop();
  assert.ok(locks[1].stopped);
});

test("one mishap at the start is mended without a word, a second is told", async () => {
  const { made, lines } = client();
  const open = made.ask("a");
  lines[0].broken("404");
  assert.equal(made.state, "starting");
  lines[1].heard({ ready: "v1" });
  lines[1].heard({ id: 1, text: "A" });
  assert.equal(await open, "A");
  made.stop();
  const poor = client({ pause: 1 });
  const late = poor.made.ask("a");
  for (const turn of [0, 1, 2, 3]) {
    poor.lines[turn].broken("503");
    while (poor.lines.length < turn + 2) await poor.soon();
  }
  poor.lines[4].heard({ ready: "v1" });
  poor.lines[4].heard({ id: 1, text: "A" });
  assert.equal(await late, "A", "each of the worker's files may fail once");
  poor.made.stop();
  const twice = client();
  const never = twice.made.ask("a").catch((error) => `${error.code}: ${error.detail}`);
  twice.lines[0].heard({ failed: "no wasm" });
  twice.lines[1].heard({ failed: "still no wasm" });
  assert.equal(await never, "python: still no wasm");
});

test("silence ends in an error, at the start and after it", async () => {
  const slow = client({ startWithin: 5 });
  assert.equal(await code(slow.made.ask("a")), "slow");
  const mute = client({ answerWithin: 5 });
  mute.lines[0].heard({ ready: "v1" });
  assert.equal(await code(mute.made.ask("a")), "noanswer");
  assert.equal(mute.lines[1].last, "noanswer");
  mute.made.stop();
});

test("a start that cannot come about says why", async () => {
  const unread = client({}, () => Promise.reject(new Error("404")));
  unread.lines[0].heard({ want: "v1" });
  assert.equal(await code(unread.made.ask("a")), "policy");
  let tried = 0;
  const none = new Client({ pause: 1, makeLine: () => { tried += 1; throw new Error("blocked"); } });
  none.start("v1", () => Promise.resolve("{}"));
  assert.equal(await code(none.ask("a")), "script");
  assert.deepEqual([none.state, tried], ["failed", 5]);
});

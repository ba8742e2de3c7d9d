/**
 * A module worker, shared by all pages of the site where there are shared workers, that holds Pyodide and in it the very Python
 * that the generator runs. JSON text goes in and out:
 *
 *   {open: version}                  ->  {alive: lock}, then {want: version} unless it knows that policy, then {ready: version}
 *   {open: version, policy: text}    ->  {ready: version}
 *   {id, version, call, told: text}  ->  {id, text}  or  {id, error},  or {want: version} when it knows that policy no more
 *
 * without `call`, what is told is a case to decide; and {failed: reason} at any time, to everybody, when there is no Python to be had. The lock is held for as long as the worker
 * lives, so that a page that waits for it hears of the worker's end.
 */

import { startPython } from "./python-start.mjs";

const KEPT = 4; // policies; more than two at a time are there only while a new one is published
const lock = `leeway-python-${Math.random()}`;
const lines = new Set(); // where there is somebody to answer
const policies = new Map(); // what answers, by the version of the policy; the one used last comes last
let failure;

// Held until this worker ends. Without locks (they need https, or the own machine) silence is the only sign of that.
const holding = new Promise((held) => {
  const { locks } = self.navigator;
  if (locks) locks.request(lock, () => { held(); return new Promise(() => {}); }).catch(held);
  else held();
});

// When its WebAssembly cannot be had, or is not allowed to run, Pyodide waits for ever. All it gives away is a warning
// with the error, or a rejection that nobody handles.
const giveUp = (reason) => {
  if (failure !== undefined) return;
  failure = String(reason);
  for (const line of lines) line.postMessage({ failed: failure });
  setTimeout(() => self.close(), 1000); // after what was said has been heard; the next page then gets another worker
};
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  giveUp(event.reason);
});
console.warn = (...said) => {
  console.info(...said);
  if (said[0] instanceof Error) giveUp(said[0]);
};

// Begun at once: nobody may have asked yet, and the policy may still be on its way.
const told = new URL(self.location.href).searchParams;
const booting = startPython(place(), (said) => console.info(said), told.get("start") === "careful");
booting.catch(giveUp);

function place() {
  const wanted = new URL(told.get("python") ?? "./pyodide/", import.meta.url);
  if (wanted.origin !== self.location.origin) throw new Error("Python comes from this site only");
  return wanted;
}

// Bound to the policy once: its text then crosses into Python once, not with every case.
async function learn(version, text) {
  const pyodide = await booting;
  const { partial } = pyodide.pyimport("functools");
  const bound = (room, name) => partial(pyodide.pyimport(room)[name], text);
  policies.set(version, { wire: bound("leeway.offers", "wire"), desk: bound("leeway.desk", "desk") });
  for (const [oldest, { wire, desk }] of policies) {
    if (policies.size <= KEPT) break;
    policies.delete(oldest);
    wire.destroy();
    desk.destroy();
  }
}

function answer(version, call, told) {
  const by = policies.get(version);
  policies.delete(version);
  policies.set(version, by);
  return call === undefined ? by.wire(told) : by.desk(call, told);
}

async function open(line, version, policy) {
  if (policy === undefined) holding.then(() => line.postMessage({ alive: lock })); // not sooner: a page would get the lock
  if (failure !== undefined) return line.postMessage({ failed: failure });
  if (policy !== undefined) await learn(version, policy);
  await booting;
  line.postMessage(policies.has(version) ? { ready: version } : { want: version });
}

async function hear(line, { open: version, policy, id, version: by, call, told }) {
  if (id === undefined) return open(line, version, policy);
  if (!policies.has(by)) return line.postMessage({ want: by });
  line.postMessage({ id, text: answer(by, call, told) });
}

const isPythons = (error) => error?.name === "PythonError" && error.type !== "MemoryError";

function listen(line) {
  lines.add(line);
  line.onmessage = async ({ data }) => {
    if (data.bye) return lines.delete(line);
    try {
      await hear(line, data);
    } catch (error) {
      // An exception of Python's own leaves it sound; after any other it cannot be trusted, and most often does nothing any more.
      if (data.id === undefined || !isPythons(error)) giveUp(error);
      else line.postMessage({ id: data.id, error: String(error) });
    }
  };
}

if ("onconnect" in self) self.onconnect = ({ ports: [line] }) => listen(line);
else listen(self);

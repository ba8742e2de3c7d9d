/**
 * A module worker that holds Pyodide and in it the very Python that the generator runs.
 * JSON text goes in and out:
 *
 *   {policy}    ->  {ready: true}  or  {failed: reason}
 *   {id, case}  ->  {id, text}     or  {id, error}
 */

import { loadPyodide } from "./pyodide/pyodide.mjs";

let wire;

// When its WebAssembly cannot be had, or is not allowed to run, Pyodide waits for ever. All it gives away is a warning
// with the error, or a rejection that nobody handles.
const giveUp = (reason) => self.postMessage({ failed: String(reason) });
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  giveUp(event.reason);
});
console.warn = (...said) => {
  console.info(...said);
  if (said[0] instanceof Error) giveUp(said[0]);
};

// Begun at once: the policy may still be on its way.
const booting = boot();

async function boot() {
  const pyodide = await loadPyodide({ indexURL: new URL("./pyodide/", import.meta.url).href });
  const complaints = [];
  await pyodide.loadPackage("leeway-offers", {
    checkIntegrity: true,
    messageCallback: () => {},
    errorCallback: (complaint) => complaints.push(complaint),
  });
  if (complaints.length) throw new Error(complaints.join("\n"));
  return pyodide;
}

// Bound to the policy once: its text then crosses into Python once, not with every case.
async function start(policy) {
  const pyodide = await booting;
  wire = pyodide.pyimport("functools").partial(pyodide.pyimport("leeway.offers").wire, policy);
}

async function answer({ policy, id, case: caseText }) {
  if (policy !== undefined) {
    await start(policy);
    return { ready: true };
  }
  return { id, text: wire(caseText) };
}

self.onmessage = async ({ data }) => {
  try {
    self.postMessage(await answer(data));
  } catch (error) {
    self.postMessage(data.id === undefined ? { failed: String(error) } : { id: data.id, error: String(error) });
  }
};

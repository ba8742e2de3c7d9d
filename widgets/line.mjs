/** The line to a worker that holds Python: one for all pages of the site where the browser can, else this page's own. */

/**
 * @typedef {object} Line
 * @property {(message: object) => void} post
 * @property {() => void} close nothing is heard any more; a worker of the page's own ends
 */

/**
 * @typedef {object} Listener
 * @property {(message: object) => void} heard
 * @property {(detail: string) => void} broken the worker's file did not arrive, or the worker failed as a whole
 */

/**
 * Several pages have one Python with this; it goes on while the next page loads.
 * @param {URL} address @param {Listener} listener @returns {Line}
 */
export function sharedLine(address, listener) {
  // Where it is known, the last option keeps the worker for some seconds in which no page is open.
  const worker = new SharedWorker(address, { type: "module", name: "leeway", extendedLifetime: true });
  const { port } = worker;
  worker.onerror = (event) => { event.preventDefault?.(); listener.broken(event.message ?? ""); };
  port.onmessage = ({ data }) => listener.heard(data);
  port.onmessageerror = () => listener.broken("");
  return {
    post: (message) => port.postMessage(message),
    close: () => {
      port.postMessage({ bye: true });
      port.close();
      worker.onerror = null;
      port.onmessage = null;
    },
  };
}

/**
 * A Python for this page alone.
 * @param {URL} address @param {Listener} listener @returns {Line}
 */
export function ownLine(address, listener) {
  const worker = new Worker(address, { type: "module" });
  worker.onmessage = ({ data }) => listener.heard(data);
  worker.onerror = (event) => { event.preventDefault?.(); listener.broken(event.message ?? ""); };
  worker.onmessageerror = () => listener.broken("");
  return {
    post: (message) => worker.postMessage(message),
    close: () => {
      worker.onmessage = worker.onerror = worker.onmessageerror = null;
      worker.terminate();
    },
  };
}

/**
 * Calls when whoever holds a lock has ended. A worker that is killed says nothing, but lets go of its lock.
 * @param {string} lock
 * @param {() => void} ended
 * @returns {() => void} stops waiting
 */
export function whenReleased(lock, ended) {
  const waiting = new AbortController();
  navigator.locks?.request(lock, { signal: waiting.signal }, () => ended()).catch(() => {});
  return () => waiting.abort();
}

const LOCK = "leeway-python-"; // as python-worker.mjs has it

/** Whether there is a worker with Python already, of whatever page of the site. Not known where there are no locks. */
export async function runsSomewhere() {
  try {
    const { held } = await navigator.locks.query();
    return held.some(({ name }) => name.startsWith(LOCK));
  } catch {
    return false; // no such thing here, or it is forbidden
  }
}

/** Starts Python in a worker: from the memory image that was made with the site, or, where that does not work, step by step. */

import { unpack } from "./heap.mjs";

/**
 * @param {URL} place the folder of Pyodide's files, of this site
 * @param {(said: string) => void} note told why the quick way did not work
 * @param {boolean} careful step by step at once
 * @returns {Promise<object>} Pyodide, with the kernel to be imported
 */
export async function startPython(place, note, careful) {
  readKept(place);
  const pyodide = bring(new URL("pyodide.mjs", place));
  if (careful) return stepByStep(await pyodide, place);
  try {
    return await quickly(pyodide, place);
  } catch (problem) {
    note(`The quick start did not work: ${problem}`);
    return stepByStep(await pyodide, place);
  }
}

/**
 * From the image: Python is at once where it was when the kernel had been imported. Pyodide would wait for the whole image before
 * it looks at its WebAssembly, and copy it twice; here both come at the same time, and the image is written to its place once.
 */
async function quickly(pyodide, place) {
  const about = get(new URL("start.json", place), "json");
  const image = heap(new URL("heap.bin", place), about);
  const factory = bring(new URL("pyodide.asm.mjs", place));
  for (const early of [image, factory]) early.catch(() => {}); // awaited below; until then nobody has to hear of it
  const [{ loadPyodide }, start] = await Promise.all([pyodide, about]);
  return loadPyodide({
    indexURL: place.href,
    stdLibURL: new URL("nothing.zip", place).href,
    lockFileContents: start.lock,
    _loadSnapshot: Uint8Array.from(atob(start.notes), (letter) => letter.charCodeAt(0)),
    createPyodideModule: async (settings) => {
      const { default: create } = await factory;
      const module = await create(Object.assign(settings, { INITIAL_MEMORY: start.memory }));
      unpack(await image, module.HEAPU8);
      return module;
    },
  });
}

/** The image: what is kept, or what the server sends, which has to have its hash. */
async function heap(address, about) {
  const there = await kept(address.href);
  if (there) return there.arrayBuffer();
  return get(address, "arrayBuffer", { integrity: (await about).image });
}

/**
 * From now on, Python's files come from what is kept for the time without a network, straight: the way through the service worker
 * takes longer, and a browser reads WebAssembly faster from there than from its own cache. What is kept was compared with its hash
 * when it came.
 */
function readKept(place) {
  const { fetch } = self;
  self.fetch = async (input, options) => {
    const address = String(input.url ?? input);
    const fetchIt = () => twice(() => fetch(input, options));
    return (address.startsWith(place.href) && (await kept(address))) || fetchIt();
  };
}

async function kept(address) {
  try {
    return await caches.match(address);
  } catch {
    return undefined; // no such thing here, or it is forbidden
  }
}

// What does not arrive is asked for once more: the network may be poor.
async function twice(fetchIt) {
  const response = await fetchIt().catch(() => undefined);
  return response && response.status < 500 ? response : fetchIt();
}

const bring = (address) => import(address).catch(() => import(`${address}?again`));

async function get(address, form, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  return response[form]();
}

async function stepByStep({ loadPyodide }, place) {
  const pyodide = await loadPyodide({ indexURL: place.href });
  const complaints = [];
  await pyodide.loadPackage("leeway-offers", {
    checkIntegrity: true,
    messageCallback: () => {},
    errorCallback: (complaint) => complaints.push(complaint),
  });
  if (complaints.length) throw new Error(complaints.join("\n"));
  return pyodide;
}

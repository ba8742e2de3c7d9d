// Makes what lets Python start at once in a page, with the very Pyodide that the site will serve:
//
//   node make.mjs PYODIDE_DIR OUT_DIR < kernel files as JSON, text by path
//
//   OUT_DIR/python_stdlib.zip   of the standard library, what the kernel and Pyodide use, compiled
//   OUT_DIR/heap.bin            the memory of a Pyodide that has imported the kernel; see widgets/heap.mjs for its form
//   OUT_DIR/start.json          what a start from it has to know beforehand
//   OUT_DIR/nothing.zip         an empty archive, for the start from the heap, which needs no library
//
// No policy is in any of them. The same input gives the same bytes: there is one moment in here, and no chance.

import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [pyodideFolder, out] = process.argv.slice(2).map((folder) => resolve(folder));
// Python remembers these; they must not tell of the machine that made the site.
process.argv[1] = "./this.program";
process.env.TZ = "UTC";
const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")));
const kernel = JSON.parse(readFileSync(0, "utf8"));
const ourPython = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "inside.py"), "utf8");

const MOMENT = Date.UTC(2020, 0, 1);
const PAGE = 4096;
// Tables of columns, for the little arrows under a line of a traceback, are a tenth of all code.
const ARGUMENTS = ["-X", "no_debug_ranges"];

function stopTime() {
  Date.now = () => MOMENT;
  performance.now = () => 0;
  crypto.randomFillSync = (view) => view.fill(7);
  crypto.webcrypto.getRandomValues = (view) => view.fill(7);
}

/** A Pyodide, and the functions of inside.py in it. */
async function start(options) {
  const python = await loadPyodide({
    indexURL: pyodideFolder + "/",
    args: [...ARGUMENTS],
    env: { HOME: "/home/pyodide", LANG: "C.UTF-8", PYTHONHASHSEED: "0" },
    ...options,
  });
  const inside = python.toPy({});
  python.runPython(ourPython, { globals: inside, filename: "inside.py" });
  return { python, inside };
}

/** The archives of the compiled library and of the compiled kernel. */
async function archives() {
  const { python, inside } = await start({});
  python.FS.writeFile("/tmp/library.zip", readFileSync(join(pyodideFolder, "python_stdlib.zip")));
  const bytes = (proxy) => new Uint8Array(proxy.toJs());
  const sources = python.toPy(kernel);
  return [bytes(inside.get("library")("/tmp/library.zip", sources)), bytes(inside.get("compiled")(sources, "/lib/leeway.zip"))];
}

/** The memory of a Pyodide that has imported the kernel from its archive. */
async function memory(kernelArchive) {
  const { python, inside } = await start({ stdLibURL: join(out, "python_stdlib.zip"), _makeSnapshot: true });
  python.FS.writeFile("/lib/leeway.zip", kernelArchive);
  inside.get("prepare")("/lib/leeway.zip");
  inside.destroy();
  return python.makeMemorySnapshot();
}

/** What Pyodide has to know of a memory, which it puts before it, and the memory. */
function parts(snapshot) {
  const [, start] = new Uint32Array(snapshot.buffer, snapshot.byteOffset, 2);
  return [snapshot.subarray(0, start), snapshot.subarray(start)];
}

/** A memory in the form that widgets/heap.mjs unpacks: the pages in which anything stands, as most of a heap is empty. */
function packed(memory) {
  const runs = filled(memory);
  const numbers = Uint32Array.of(runs.length, ...runs.flat());
  return Buffer.concat([Buffer.from(numbers.buffer), ...runs.map(([from, to]) => memory.subarray(from, to))]);
}

/** First and last place of each stretch of pages that are not all zeros. */
function filled(memory) {
  const runs = [];
  for (let from = 0; from < memory.length; from += PAGE) {
    const to = Math.min(from + PAGE, memory.length);
    if (memory.subarray(from, to).every((byte) => byte === 0)) continue;
    if (runs.at(-1)?.[1] === from) runs.at(-1)[1] = to;
    else runs.push([from, to]);
  }
  return runs;
}

stopTime();
const [library, kernelArchive] = await archives();
writeFileSync(join(out, "python_stdlib.zip"), library);
writeFileSync(join(out, "nothing.zip"), Buffer.concat([Buffer.from("PK\x05\x06"), Buffer.alloc(18)]));
const [notes, heap] = parts(await memory(kernelArchive));
const { info } = JSON.parse(readFileSync(join(pyodideFolder, "pyodide-lock.json"), "utf8"));
const image = packed(heap);
writeFileSync(join(out, "heap.bin"), image);
writeFileSync(join(out, "start.json"), JSON.stringify({
  memory: heap.length,
  image: `sha256-${crypto.createHash("sha256").update(image).digest("base64")}`,
  notes: Buffer.from(notes).toString("base64"),
  lock: { info, packages: {} },
}));
process.exit(0); // Pyodide keeps Node.js waiting

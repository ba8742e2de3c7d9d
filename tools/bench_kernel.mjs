// Times the bundled kernel in Pyodide, under Node.js, with the very file that times it on CPython.
//
//   node tools/bench_kernel.mjs BUNDLE_DIR tools/bench_table.py < request.json
//
// The request goes to `measure` of that file unread. Written out: its answer, and the versions that it was measured with.

import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { startPython } from "./pyodide-run.mjs";

async function main([folder, file]) {
  if (!file) throw new Error("usage: node tools/bench_kernel.mjs BUNDLE_DIR BENCH_TABLE_PY < REQUEST");
  const request = await text(process.stdin); // before Pyodide takes standard input over
  const python = await startPython(folder);
  python.FS.writeFile("bench_table.py", readFileSync(file));
  const times = JSON.parse(python.pyimport("bench_table").measure(request));
  const version = python.pyimport("platform").python_version();
  console.log(JSON.stringify({ times, pyodide: python.version, python: version, node: process.versions.node }));
}

await main(process.argv.slice(2));

// Runs cases through the bundled kernel, under Node.js, the way a page does: JSON text in, JSON text out.
//
//   node tools/pyodide-run.mjs [--image] BUNDLE_DIR [POLICY_JSON] < cases.jsonl
//
// BUNDLE_DIR holds what the stage `bundle` returned for `assets/leeway/pyodide/`. With POLICY_JSON, every line of standard
// input is a case; without, it is {"policy_file": ..., "case": {...}}. Each line gets one line, unchanged, from `wire`; with "call" and
// "told" in the place of "case", from the desk.
//
// With --image, Python starts from the memory image, as a page does first; without, step by step, as a page does when that fails.
//
// A browser verifies the wheel's hash while it fetches it; Node.js reads the file without doing so, therefore it is done here.

import { createHash } from "node:crypto";
import { readFileSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

import { unpack } from "../widgets/heap.mjs";

/** The names of the packages in the lock; throws when the bytes of one are not those that the lock promises. */
function verifiedPackages(folder) {
  const { packages } = JSON.parse(readFileSync(resolve(folder, "pyodide-lock.json"), "utf8"));
  for (const { file_name, sha256 } of Object.values(packages)) {
    const found = createHash("sha256").update(readFileSync(resolve(folder, file_name))).digest("hex");
    if (found !== sha256) throw new Error(`${file_name} is not the file that pyodide-lock.json promises`);
  }
  return Object.keys(packages);
}

/** The bundle's own Pyodide, with the kernel in it. */
export async function startPython(folder) {
  const names = verifiedPackages(folder);
  const { loadPyodide } = await import(pathToFileURL(resolve(folder, "pyodide.mjs")));
  // Under Node.js, Pyodide takes a path here and no address.
  const python = await loadPyodide({ indexURL: resolve(folder) + "/", stdout: console.error });
  await python.loadPackage(names, { messageCallback: () => {} });
  return python;
}

/** The bundle's own Pyodide from its memory image, as widgets/python-start.mjs does it; only the files come from a disk. */
export async function startImage(folder) {
  const file = (name) => readFileSync(resolve(folder, name));
  const { loadPyodide } = await import(pathToFileURL(resolve(folder, "pyodide.mjs")));
  const { default: create } = await import(pathToFileURL(resolve(folder, "pyodide.asm.mjs")));
  const start = JSON.parse(file("start.json"));
  return loadPyodide({
    indexURL: resolve(folder) + "/",
    stdLibURL: resolve(folder, "nothing.zip"),
    lockFileContents: start.lock,
    stdout: console.error,
    _loadSnapshot: new Uint8Array(Buffer.from(start.notes, "base64")),
    createPyodideModule: async (settings) => {
      const module = await create(Object.assign(settings, { INITIAL_MEMORY: start.memory }));
      unpack(new Uint8Array(file("heap.bin")).buffer, module.HEAPU8);
      return module;
    },
  });
}

/** One answer: the text of the policy and of the case in, the text of the decision out. */
function answer({ wire, desk }, policies, policyFile, line) {
  const request = policyFile ? { policy_file: policyFile, text: line } : JSON.parse(line);
  const { policy_file: file, call, told } = request;
  if (!policies.has(file)) policies.set(file, readFileSync(file, "utf8"));
  if (call) return desk(policies.get(file), call, JSON.stringify(told));
  return wire(policies.get(file), request.text ?? JSON.stringify(request.case));
}

async function main(given) {
  const image = given[0] === "--image";
  const [folder, policyFile] = image ? given.slice(1) : given;
  if (!folder) throw new Error("usage: node tools/pyodide-run.mjs [--image] BUNDLE_DIR [POLICY_JSON] < cases.jsonl");
  const python = await (image ? startImage : startPython)(folder);
  const kernel = { wire: python.pyimport("leeway.offers").wire, desk: python.pyimport("leeway.desk").desk };
  const policies = new Map();
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim()) process.stdout.write(answer(kernel, policies, policyFile, line) + "\n");
  }
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1] ?? ".")).href) await main(process.argv.slice(2));

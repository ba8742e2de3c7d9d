/** The search, beside the page: what is typed never waits for it. It fetches what it reads, and answers in the order asked. */

import { Finder } from "./find-engine.mjs";
import { fetched } from "./fetched.mjs";
import MiniSearch from "./minisearch.mjs";

let finder;

/** @param {string} texts the address of find.json */
async function start(texts) {
  const known = ["./find-meanings.txt", "./find-alike.txt"].map((name) => read(new URL(name, import.meta.url)));
  const [found, meanings, alike] = await Promise.all([read(texts), ...known]);
  return new Finder(JSON.parse(found), { meanings, alike, MiniSearch });
}

async function read(address) {
  const response = await fetched(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}

onmessage = async ({ data: { turn, typed, texts } }) => {
  try {
    finder ??= start(texts);
    const ready = await finder;
    postMessage({ turn, answer: ready.search(typed ?? "") });
  } catch (error) {
    finder = undefined;
    postMessage({ turn, failed: error.message });
  }
};

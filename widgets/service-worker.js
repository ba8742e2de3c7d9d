/**
 * Makes the site work with the network cut. `RELEASE`, put above this when the site was sealed, names the release, its policy,
 * and every file of the site with its SHA-256. A classic script: not every browser runs a service worker as a module.
 *
 * What is kept is kept by its content, so a new release fetches only what changed, and by its release, so a page is answered
 * from one release alone: the newest that is here whole. Files whose path is their content are kept under their own address: the
 * browser and Python find them without this worker, and those of the releases before stay for the pages that are open on them.
 *
 * A page may ask {by: "which release?"}; the answer is the release from which this worker answers.
 */

"use strict";

/* global RELEASE */

const SCOPE = new URL(self.registration.scope);
const FILES = `leeway ${SCOPE.pathname} files`;
const RELEASES = `leeway ${SCOPE.pathname} releases`;
const EARLIER = 2; // releases that are kept beside the newest
const FRAMES = new Set(["iframe", "frame"]);
const POLICY = "content-security-policy";
const SAID_WITHIN = 1000; // ms; a panel in a ticket does not wait longer for the network
const AT_ONCE = 6; // requests, as many as a browser makes to one server
// These tell of what is new, so they are never answered from what is kept.
const NEVER = new Set(["sw.js", "release.json"]);

const addressOf = (path) => new URL(encodeURI(path), SCOPE).href;
const keyOf = (path, hash) =>
  isAddressed(path) ? addressOf(path) : addressOf(`.leeway/${hash.replaceAll("/", "_").replaceAll("+", "-")}`);
const releaseKey = (release) => addressOf(`.leeway/release/${release}`);
const isAddressed = (path) => path.startsWith("assets/leeway/");

self.addEventListener("install", (event) => {
  // Browsers that know routes take these files from the cache without starting this worker.
  event.addRoutes?.([{
    condition: { urlPattern: { pathname: `${SCOPE.pathname}assets/leeway/*` } },
    source: { cacheName: FILES },
  }])?.catch?.(() => {});
  event.waitUntil(install());
});
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("message", (event) => {
  if (event.data?.by !== undefined) event.ports[0].postMessage(RELEASE.release);
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== "GET" || path === null || NEVER.has(path)) return;
  event.respondWith(answer(request, path));
});

/** The path below the site, as RELEASE names it; null for what is not of this site. */
function pathOf(address) {
  const url = new URL(address);
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return null;
  return decodeURI(url.pathname.slice(SCOPE.pathname.length)).replace(/(^|\/)index\.html$/, "$1");
}

async function install() {
  try {
    await fetchRelease();
  } catch (problem) {
    // What came before the room gave out would only take it from others.
    await forget();
    throw problem;
  }
  // What a page gets does not depend on which worker answers it, so no worker has to wait for pages to close.
  await self.skipWaiting();
}

async function fetchRelease() {
  const files = await caches.open(FILES);
  const waiting = Object.entries(RELEASE.files);
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await fetchFile(files, ...next);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    waiting.length = 0; // one that failed is enough
  }
  const releases = await caches.open(RELEASES);
  await releases.put(releaseKey(RELEASE.release), Response.json({ ...RELEASE, since: Date.now() }));
}

async function fetchFile(files, path, hash) {
  const key = keyOf(path, hash);
  if (await files.match(key)) return;
  const response = await fetch(addressOf(path), {
    integrity: hash,
    cache: isAddressed(path) ? "default" : "no-cache",
    credentials: "same-origin",
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  await files.put(key, plain(response));
}

// A response that was redirected may not answer a page, and one that says how it was packed is not packed any more.
function plain(response) {
  const headers = new Headers();
  for (const name of ["content-type", "content-security-policy", "referrer-policy", "x-content-type-options", "x-robots-tag",
    "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy"]) {
    if (response.headers.has(name)) headers.set(name, response.headers.get(name));
  }
  return new Response(response.body, { status: 200, headers });
}

async function activate() {
  await forget();
  // Pages that were open before the first worker have the network only, until they are loaded anew.
  await self.clients.claim();
}

/** The releases that are here whole, the newest first. */
async function held() {
  const cache = await caches.open(RELEASES);
  const found = await Promise.all((await cache.keys()).map(async (key) => (await cache.match(key)).json()));
  return found.sort((a, b) => b.since - a.since);
}

/** Removes the releases that nobody can be reading any more, and the files that no other release has. */
async function forget() {
  const all = await held();
  const [kept, old] = [all.slice(0, 1 + EARLIER), all.slice(1 + EARLIER)];
  const [releases, files] = [await caches.open(RELEASES), await caches.open(FILES)];
  for (const { release } of old) await releases.delete(releaseKey(release));
  const wanted = new Set(kept.flatMap((one) => Object.entries(one.files).map(([path, hash]) => keyOf(path, hash))));
  for (const { url } of await files.keys()) if (!wanted.has(url)) await files.delete(url);
}

async function answer(request, path) {
  const found = await kept(path, new URL(request.url).search);
  if (!found) return fetch(request).catch((problem) => unreachable(request, problem));
  return found.status === 200 && FRAMES.has(request.destination) ? framed(request, found) : found;
}

// Who may show a page in a frame is the server's to say, and it may say otherwise than on the day on which the page was kept.
async function framed({ url }, page) {
  const asked = await fetch(url, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(SAID_WITHIN) }).catch(() => null);
  const policy = asked?.ok && asked.headers.get(POLICY);
  if (!policy) return page;
  const headers = new Headers(page.headers);
  headers.set(POLICY, policy);
  return new Response(page.body, { status: 200, headers });
}

// Without a network, an address that leads nowhere gets the same page as with one.
async function unreachable(request, problem) {
  const page = request.mode === "navigate" && (await kept("404.html"));
  if (!page) throw problem;
  return new Response(page.body, { status: 404, headers: page.headers });
}

async function kept(path, search = "") {
  const files = await caches.open(FILES);
  // A page of the release before may ask for what only that one has.
  if (isAddressed(path) || RELEASE.files[path]) return files.match(keyOf(path, RELEASE.files[path]));
  const folder = `${path}/`;
  if (RELEASE.files[folder]) return Response.redirect(addressOf(folder) + search, 302);
  return undefined;
}

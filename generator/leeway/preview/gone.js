// Takes the place of the service worker of a site that stood at this address before: it would go on showing that site.
const leave = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("leeway")).map((name) => caches.delete(name)));
  await self.registration.unregister();
  const pages = await self.clients.matchAll({ type: "window" });
  await Promise.all(pages.map((page) => page.navigate(page.url)));
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

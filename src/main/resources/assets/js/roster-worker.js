// Keeps an offline roster's page, its data and our static files: the network first, else what was kept.
const KEPT = "roster-1";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const keep = async (request, answer) => {
  if (answer.ok) {
    const kept = await caches.open(KEPT);
    await kept.put(request, answer.clone());
  }
  return answer;
};

const fetched = async (request) => {
  try {
    return await keep(request, await fetch(request));
  } catch (offline) {
    const kept = await caches.match(request, { ignoreVary: true });
    if (kept) {
      return kept;
    }
    throw offline;
  }
};

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { pathname } = new URL(url);
  const ours = /^\/roster\/[0-9a-f-]{36}(\/data|\/manifest\.webmanifest)?$/.test(pathname);
  if (method === "GET" && (ours || pathname.startsWith("/assets/"))) {
    event.respondWith(fetched(event.request));
  }
});

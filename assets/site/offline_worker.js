// Answers with a kept page where the line fails, and never otherwise: as long as there is a line, every answer comes over
// it. Registered only when a reader has asked for pages to be kept (keep.js).

import { CACHE, MISSING } from "./kept.js";

// The types of scripts of pages know no worker.
const worker = /** @type {any} */ (self);
const KEPT = { cacheName: CACHE, ignoreVary: true };

/** @param {Request} request @param {unknown} failure of the line */
async function kept(request, failure) {
  const found = await worker.caches.match(request, KEPT)
    ?? (request.mode === "navigate" ? await worker.caches.match(new URL(MISSING, worker.location.href), KEPT) : null);
  if (found) return found;
  throw failure;
}

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== worker.location.origin) return;
  event.respondWith(fetch(request).catch((failure) => kept(request, failure)));
});

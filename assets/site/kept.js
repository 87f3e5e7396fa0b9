// Pages that a reader has asked the browser to keep: what keep.js writes, offline_worker.js reads and leave.js deletes.

export const CACHE = "kept";
export const WORKER = "kept.js";
/** What else lies in the cache, beside the worker: what is told where a page was not kept, and the names of those that
 * were, with their data version. */
export const MISSING = "offline-missing";
export const NAMES = "offline-names.json";

/** Deletes all that was kept, and takes the worker of this page out of the browser, where it is ours. Fails where a
 * browser keeps nothing. Short, as it stands in the document of every page. */
export async function forget() {
  await caches.delete(CACHE);
  const one = await navigator.serviceWorker.getRegistration();
  if (one?.active?.scriptURL.endsWith(WORKER)) await one.unregister();
}

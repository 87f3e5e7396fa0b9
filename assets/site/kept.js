// Pages that a reader has asked the browser to keep: what keep.js writes, offline_worker.js reads and leave.js deletes.

export const CACHE = "dashboard-kept";
export const WORKER = "offline-worker.js";
/** What else lies in the cache, beside the worker: what is told where a page was not kept, and the names of those that
 * were, with their data version. */
export const MISSING = "offline-missing";
export const NAMES = "offline-names.json";

/** Deletes all that was kept, and takes the worker out of the browser. */
export async function forget() {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  const found = await navigator.serviceWorker.getRegistrations();
  const ours = found.filter(({ active, waiting, installing }) =>
    [active, waiting, installing].some((worker) => worker?.scriptURL.endsWith(`/${WORKER}`)));
  await Promise.all([window.caches.delete(CACHE), ...ours.map((one) => one.unregister())]);
}

// The page /offline: keeps pages in the browser when a reader has asked twice, says which, and forgets them.

import { CACHE, forget, MISSING, NAMES } from "./kept.js";
import { tell } from "./tell.js";

const AT_ONCE = 3; // pages that are fetched at the same time
const TRIES = 3; // for a page whose pictures are not drawn yet
const PAUSE = 2000; // milliseconds before the next
const PARTS = "link[rel=stylesheet], link[rel=preload], script[src], main img[src]";

/** @typedef {Record<string, {name: string, version: string}>} Names by the address of the page */

/** @template {Element} T @param {string} name @param {new () => T} kind @returns {T} */
function part(name, kind) {
  const found = document.getElementById(name);
  if (!(found instanceof kind)) throw new Error(name);
  return found;
}

const place = part("keep-tools", HTMLElement);
const worker = new URL(place.dataset.worker ?? "", window.location.href);
const here = new URL(place.dataset.here ?? "", window.location.href); // this page, whatever address it is shown at
const beside = (/** @type {string} */ name) => new URL(name, worker).href;

/** @returns {Promise<Names>} */
async function names() {
  const found = await window.caches.match(beside(NAMES), { cacheName: CACHE });
  return found ? found.json() : {};
}

/** Says what became of a press, also to those who listen. @param {string} name of the sentence @param {string[]} counts */
function say(name, ...counts) {
  const words = (place.dataset[name] ?? "").replace("{n}", counts[0] ?? "").replace("{all}", counts[1] ?? "");
  part("keep-said", HTMLElement).textContent = words;
  tell(words);
}

/** Lists what is kept. */
async function list() {
  const found = Object.entries(await names());
  part("keep-list", HTMLDetailsElement).hidden = !found.length;
  part("keep-count", HTMLElement).textContent = `${found.length}`;
  part("keep-forget", HTMLButtonElement).hidden = !await window.caches.has(CACHE);
  const by = new Intl.Collator(document.documentElement.lang).compare;
  found.sort(([, one], [, other]) => by(one.name, other.name));
  part("keep-pages", HTMLElement).replaceChildren(...found.map(([address, { name }]) => {
    const [item, link] = [document.createElement("li"), document.createElement("a")];
    link.href = address;
    link.textContent = name;
    item.append(link);
    return item;
  }));
}

/** Fetches something into the cache. @param {Cache} cache @param {string} address @returns {Promise<Response>} */
async function keep(cache, address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status} ${address}`);
  await cache.put(address, answer.clone());
  return answer;
}

/** Fetches a page into the cache; anew where the server has yet to draw a picture of it.
 * @param {Cache} cache @param {string} address @returns {Promise<Document>} */
async function drawn(cache, address) {
  for (let tries = 1; ; tries += 1) {
    const page = new DOMParser().parseFromString(await (await keep(cache, address)).text(), "text/html");
    if (tries === TRIES || !page.querySelector("[data-figure]:empty")) return page;
    await new Promise((resolve) => { window.setTimeout(resolve, PAUSE); });
  }
}

/** Keeps a page with what it is made of. @param {Cache} cache @param {string} address @param {Names} known */
async function keepPage(cache, address, known) {
  const page = await drawn(cache, address);
  for (const one of page.querySelectorAll(PARTS)) {
    const file = new URL(one.getAttribute("src") ?? one.getAttribute("href") ?? "", new URL(address, worker));
    if (file.origin === worker.origin && !await cache.match(file)) await keep(cache, file.href);
  }
  known[address] = { name: page.title.split(" – ")[0], version: page.documentElement.dataset.version ?? "" };
}

/** Keeps the pages that are chosen, those first that are not kept yet in this data version. */
async function keepAll() {
  const wanted = (part("keep-what", HTMLSelectElement).selectedOptions[0]?.dataset.pages ?? "").split(" ").filter(Boolean);
  const bar = part("keep-progress", HTMLProgressElement);
  const button = part("keep-ask", HTMLButtonElement);
  const cache = await window.caches.open(CACHE);
  const known = await names();
  const { version } = document.documentElement.dataset;
  const waiting = wanted.filter((address) => known[address]?.version !== version);
  const done = () => wanted.length - waiting.length;
  bar.max = wanted.length;
  bar.hidden = false;
  button.disabled = true;
  say("keeping");
  const some = async () => {
    for (let address = waiting.shift(); address; address = waiting.shift()) {
      await keepPage(cache, address, known);
      bar.value = done();
    }
  };
  try {
    await cache.put(beside(MISSING), await keep(cache, here.href));
    await Promise.all(Array.from({ length: AT_ONCE }, some));
    say("done", `${wanted.length}`);
  } catch (error) {
    const full = error instanceof DOMException && error.name === "QuotaExceededError";
    const got = wanted.filter((address) => known[address]?.version === version).length;
    waiting.length = 0;
    say(full ? "full" : "failed", `${got}`, `${wanted.length}`);
  }
  await cache.put(beside(NAMES), new Response(JSON.stringify(known), { headers: { "Content-Type": "application/json" } }));
  await navigator.serviceWorker.register(worker);
  bar.hidden = true;
  button.disabled = false;
  await list();
}

/** @param {boolean} shown */
function warn(shown) {
  part("keep-warning", HTMLElement).hidden = !shown;
  if (shown) part("keep-sure", HTMLButtonElement).focus();
  else part("keep-ask", HTMLButtonElement).focus();
}

if ("serviceWorker" in navigator && "caches" in window) {
  place.hidden = false;
  part("keep-cannot", HTMLElement).hidden = true;
  part("keep-ask", HTMLButtonElement).onclick = () => warn(true);
  part("keep-not", HTMLButtonElement).onclick = () => warn(false);
  part("keep-sure", HTMLButtonElement).onclick = () => {
    warn(false);
    keepAll();
  };
  part("keep-forget", HTMLButtonElement).onclick = async () => {
    await forget();
    part("keep-ask", HTMLButtonElement).focus();
    await list();
    say("forgotten");
  };
  // The worker gives this page where another was asked for that is not kept.
  const plain = (/** @type {string} */ path) => path.replace(/\/(index\.html)?$/, "");
  if (plain(window.location.pathname) !== plain(here.pathname)) say("missing");
  list();
}

// The page of the search on a published site. Its index (tools/publish/searching.py) is fetched when a reader asks.

import { best } from "./find.js";
import { json, script } from "./live.js";

const MOST = 60; // entries that are shown

/** @typedef {{kind: string, name: string, text: string, more: string, path: string}} Entry */

/** @param {Entry} entry */
function row(entry) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = entry.path;
  link.textContent = entry.name;
  item.append(link, ` – ${entry.kind}${entry.text ? `: ${entry.text}` : ""}`);
  return item;
}

/** The index at an address: JSON, or a script where the page is opened from a disk, as nothing can be fetched there.
 * @param {string} address @returns {Promise<Entry[]>} */
const entriesAt = (address) => address.endsWith(".js") ? script(address).then(() => window.siteIndex) : json(address);

/** Answers the query of the address on the page that has a place for it. */
export async function find() {
  const place = document.getElementById("found");
  const query = new URLSearchParams(window.location.search).get("q") ?? "";
  if (!place || !query.trim()) return;
  for (const field of document.querySelectorAll('input[name="q"]')) /** @type {HTMLInputElement} */ (field).value = query;
  try {
    const entries = await entriesAt(place.dataset.index ?? "");
    const found = best(entries, query, (entry) => [entry.name, `${entry.text} ${entry.more}`], MOST);
    const list = document.createElement("ul");
    list.append(...found.map(row));
    place.replaceChildren(found.length ? list : place.dataset.nothing ?? "");
  } catch {
    place.textContent = place.dataset.failed ?? "";
  }
}

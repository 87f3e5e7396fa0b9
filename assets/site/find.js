// Search on a published site: every word must be in the name or the text of an entry, as the beginning of a word. The
// index (tools/publish/searching.py) is fetched when a reader asks; nothing of what they ask leaves the browser.

const MOST = 60; // entries that are shown

/** @typedef {{kind: string, name: string, text: string, more: string, path: string}} Entry */

/** Words in lower case and without accents. @param {string} text @returns {string[]} */
const words = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** How well an entry answers, 0 where a word is missing. @param {Entry} entry @param {string[]} asked */
export function score(entry, asked) {
  const name = words(entry.name);
  const rest = words(`${entry.text} ${entry.more}`);
  let sum = 0;
  for (const word of asked) {
    if (name.includes(word)) sum += 8;
    else if (name.some((one) => one.startsWith(word))) sum += 5;
    else if (rest.includes(word)) sum += 2;
    else if (rest.some((one) => one.startsWith(word))) sum += 1;
    else return 0;
  }
  return sum + 4 / (1 + name.length); // of two that hold the words alike, the shorter name
}

/** The best entries for a query. @param {Entry[]} entries @param {string} query @returns {Entry[]} */
export function best(entries, query) {
  const asked = words(query);
  if (!asked.length) return [];
  const scored = entries.map((entry) => /** @type {[number, Entry]} */ ([score(entry, asked), entry]));
  return scored.filter(([points]) => points).sort((a, b) => b[0] - a[0]).slice(0, MOST).map(([, entry]) => entry);
}

/** @param {Entry} entry */
function row(entry) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = entry.path;
  link.textContent = entry.name;
  item.append(link, ` – ${entry.kind}${entry.text ? `: ${entry.text}` : ""}`);
  return item;
}

/** Answers the query of the address on the page that has a place for it. */
export async function find() {
  const place = document.getElementById("found");
  const query = new URLSearchParams(window.location.search).get("q") ?? "";
  if (!place || !query.trim()) return;
  for (const field of document.querySelectorAll('input[name="q"]')) /** @type {HTMLInputElement} */ (field).value = query;
  try {
    const answer = await fetch(place.dataset.index ?? "", { credentials: "omit" });
    if (!answer.ok) throw new Error(String(answer.status));
    const found = best(await answer.json(), query);
    const list = document.createElement("ul");
    list.append(...found.map(row));
    place.replaceChildren(found.length ? list : place.dataset.nothing ?? "");
  } catch {
    place.textContent = place.dataset.failed ?? "";
  }
}

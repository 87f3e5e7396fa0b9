// Suggestions under a search field. They come from an index that is fetched whole when the field is first used, so that no
// half-typed word leaves the browser. Without them, and without this script, the field is a form.

import { combobox } from "./combobox.js";
import { best } from "./find.js";

const MOST = 7; // suggestions

/** @typedef {[kind: string, name: string, more: string, address: string]} Entry */

/** @type {Map<string, Promise<Entry[]>>} by the address of the index */
const indexes = new Map();

/** The entries at an address; none where they cannot be fetched.
 * @param {string} address @returns {Promise<Entry[]>} */
export function index(address) {
  const found = indexes.get(address) ?? fetch(address, { credentials: "omit" })
    .then((answer) => answer.ok ? answer.json() : []).catch(() => []);
  indexes.set(address, found);
  return found;
}

/** The code of the place whose page an address is, "" for other pages.
 * @param {string} address @param {string} level "districts", or "districts|provinces" */
export const placeOf = (address, level) => new RegExp(`/(?:${level})/([^/?.#]+)`).exec(address)?.[1] ?? "";

/** What the finder of the map may pin, else all. @param {HTMLInputElement} field @param {Entry[]} entries */
const pinnable = (field, entries) =>
  field.form?.dataset.pin ? entries.filter((entry) => placeOf(entry[3], "districts")) : entries;

/** Goes where a suggestion leads, with what the form carries along.
 * @param {HTMLInputElement} field @param {string} address */
function go(field, address) {
  const [path, query] = address.split("?");
  // The finder of the map pins a district; where nothing takes the event, its page is opened.
  const asked = new CustomEvent("pin", { detail: placeOf(path, "districts"), cancelable: true });
  if (field.form?.dataset.pin && !document.dispatchEvent(asked)) {
    field.value = "";
    return;
  }
  const along = new URLSearchParams(query);
  for (const kept of field.form?.querySelectorAll("input[type=hidden]") ?? []) {
    if (kept instanceof HTMLInputElement && !along.has(kept.name)) along.set(kept.name, kept.value);
  }
  const theme = new URLSearchParams(window.location.search).get("theme");
  if (theme) along.set("theme", theme); // the colours that the reader chose
  window.location.assign(along.size ? `${path}?${along}` : path);
}

/** Suggests in every search field of the page. */
export function suggestions() {
  const fields = "form[data-suggestions] input[type=search]";
  document.addEventListener("focusin", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.matches(fields)) {
      index(event.target.form?.dataset.suggestions ?? "");
    }
  });
  combobox({
    fields,
    home: (field) => field.form,
    label: (field) => field.form?.dataset.list ?? "",
    async offers(field) {
      const entries = pinnable(field, await index(field.form?.dataset.suggestions ?? ""));
      return best(entries, field.value, ([, name, more]) => [name, more], MOST)
        .map(([kind, name, , address]) => ({ name, of: kind, value: address }));
    },
    lit: () => -1, // what was typed counts
    take: (field, offer) => go(field, offer.value),
  });
}

// Selects of provinces and districts that a reader can type into: a combobox over the select, which keeps its place, its
// value and its choices. Where no script runs, and until this one has come, the select itself is used.

import { combobox } from "./combobox.js";
import { best } from "./find.js";
import { index, placeOf } from "./suggest.js";
import { tell } from "./tell.js";

/** @typedef {import("./combobox.js").Offer} Offer */

const LONG = "select[data-find]";

/** The select that a field lies over. @param {Element} field */
const selectOf = (field) => /** @type {HTMLSelectElement} */ (field.parentElement?.querySelector("select"));

/** What a select says. @param {HTMLSelectElement} select */
const said = (select) => select.selectedOptions[0]?.label ?? "";

/** The choices that fit what is typed, the best first; all of them where nothing is typed.
 * @param {Offer[]} choices @param {string} typed @param {Map<string, string>} also other names by value
 * @returns {Offer[]} */
export function fitting(choices, typed, also) {
  return typed.trim() ? best(choices, typed, ({ name, value }) => [name, also.get(value) ?? ""], choices.length) : choices;
}

/** Old names, other spellings and names in the other script, from the index of the search. */
async function otherNames() {
  const address = document.querySelector("form[data-suggestions]")?.getAttribute("data-suggestions");
  const entries = address ? await index(address) : [];
  return new Map(entries.map(([, , more, leads]) => [placeOf(leads, "districts|provinces"), more]));
}

/** Words of the server. @param {string} name */
const words = (name) => document.querySelector(`#messages [data-message="${name}"]`)?.textContent ?? "";

/** @param {HTMLInputElement} field @returns {Promise<Offer[]>} */
async function offers(field) {
  const select = selectOf(field);
  const choices = [...select.options].map(({ label, value, disabled }) => ({ name: label, value, disabled }));
  const typed = field.value === said(select) ? "" : field.value;
  if (!typed.trim()) return choices;
  const fit = fitting(choices, typed, await otherNames());
  tell(fit.length ? words("fit").replace("{n}", String(fit.length)) : words("none"));
  return fit.length ? fit : [{ name: words("none"), value: "", disabled: true }];
}

/** @param {HTMLInputElement} field @param {Offer} offer */
function take(field, offer) {
  const select = selectOf(field);
  if (select.value === offer.value) return;
  select.value = offer.value;
  field.value = said(select);
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Lays a field over a select. @param {HTMLSelectElement} select */
function cover(select) {
  const id = `${select.id}-typed`;
  const field = document.createElement("input");
  field.id = id;
  field.className = `${select.className} chooser`;
  field.autocomplete = "off";
  field.spellcheck = false;
  field.setAttribute("value", said(select));
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-label", select.closest("label")?.querySelector("span")?.textContent ?? "");
  select.before(field);
  select.tabIndex = -1;
  select.setAttribute("aria-hidden", "true");
}

/** Covers the selects of a page; of one that is on its way, only those that are covered on the page it replaces, so that
 * nothing with the focus is taken away. @param {ParentNode} place */
function coverAll(place) {
  for (const select of place.querySelectorAll(LONG)) {
    if (!(select instanceof HTMLSelectElement) || select.matches(".chooser + *")) continue;
    const here = document.getElementById(select.id);
    if (here === select ? document.activeElement !== select : !here || here.matches(".chooser + *")) cover(select);
  }
}

/** Makes comboboxes of the long selects of the page, and of those that come with a choice. */
export function choosers() {
  coverAll(document);
  document.addEventListener("fresh", (event) => coverAll(/** @type {CustomEvent<Element>} */ (event).detail));
  document.addEventListener("focusin", (event) => {
    if (event.target instanceof Element && event.target.matches(".chooser")) otherNames(); // on their way while one types
  });
  document.addEventListener("focusout", (event) => {
    const select = event.target;
    if (select instanceof HTMLSelectElement && select.matches(LONG)) window.setTimeout(coverAll, 0, document);
  });
  document.addEventListener("change", (event) => { // by what goes back in the history, or by a script
    const field = event.target instanceof HTMLSelectElement && event.target.previousElementSibling;
    if (field instanceof HTMLInputElement) field.value = said(/** @type {HTMLSelectElement} */ (event.target));
  });
  combobox({
    fields: "input.chooser",
    home: (field) => field.parentElement,
    label: (field) => field.getAttribute("aria-label") ?? "",
    offers,
    lit: (field, all) => {
      const select = selectOf(field);
      return all[0].disabled ? -1 : field.value === said(select) ? all.findIndex(({ value }) => value === select.value) : 0;
    },
    take,
    closed: (field) => { field.value = said(selectOf(field)); },
    opens: true,
  });
}

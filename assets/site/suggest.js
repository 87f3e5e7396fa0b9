// Suggestions under a search field: an editable combobox with a list, by the ARIA pattern. They come from an index that
// is fetched whole when the field is first used, so that no half-typed word leaves the browser. Without them, and
// without this script, the field is a form.

import { best } from "./find.js";

const MOST = 7; // suggestions
const FIELD = "form[data-suggestions] input[type=search]";

/** @typedef {[kind: string, name: string, more: string, address: string]} Entry */

/** @type {Map<string, Promise<Entry[]>>} by the address of the index */
const indexes = new Map();
/** @type {Entry[]} */
let shown = [];
let active = -1;

/** The code of the district whose page an address is, "" for other pages. @param {string} address */
const districtOf = (address) => /\/districts\/([^/?]+)/.exec(address)?.[1] ?? "";

/** @param {HTMLInputElement} field */
function index(field) {
  const address = field.form?.dataset.suggestions ?? "";
  /** @type {Promise<Entry[]>} */
  const found = indexes.get(address) ?? fetch(address, { credentials: "omit" })
    .then((answer) => answer.ok ? answer.json() : []).catch(() => []);
  indexes.set(address, found);
  return field.form?.dataset.pin ? found.then((all) => all.filter((entry) => districtOf(entry[3]))) : found;
}

/** The list of a field, made when it is first needed. @param {HTMLInputElement} field */
function listOf(field) {
  const known = document.getElementById(`${field.id}-list`);
  if (known) return known;
  const list = document.createElement("ul");
  list.id = `${field.id}-list`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.form?.dataset.list ?? "");
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target instanceof Element ? event.target.closest("li") : null;
    if (option) go(field, [...list.children].indexOf(option));
  });
  field.form?.append(list);
  return list;
}

/** @param {HTMLInputElement} field */
function close(field) {
  shown = [];
  active = -1;
  listOf(field).hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

/** Lights the option at `at`; -1: none, what was typed counts. @param {HTMLInputElement} field @param {number} at */
function light(field, at) {
  active = at;
  const options = [...listOf(field).children];
  options.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
  if (at < 0) return field.removeAttribute("aria-activedescendant");
  field.setAttribute("aria-activedescendant", options[at].id);
  options[at].scrollIntoView({ block: "nearest" });
}

/** Goes where a suggestion leads, with what the form carries along. @param {HTMLInputElement} field @param {number} at */
function go(field, at) {
  const [path, query] = shown[at][3].split("?");
  // The finder of the map pins a district; where nothing takes the event, its page is opened.
  const asked = new CustomEvent("pin", { detail: districtOf(path), cancelable: true });
  if (field.form?.dataset.pin && !document.dispatchEvent(asked)) {
    field.value = "";
    return close(field);
  }
  const along = new URLSearchParams(query);
  for (const kept of field.form?.querySelectorAll("input[type=hidden]") ?? []) {
    if (kept instanceof HTMLInputElement && !along.has(kept.name)) along.set(kept.name, kept.value);
  }
  window.location.assign(along.size ? `${path}?${along}` : path);
}

/** @param {Entry} entry @param {number} at @param {string} id */
function option([kind, name], at, id) {
  const item = document.createElement("li");
  const of = document.createElement("span");
  item.id = `${id}-${at}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  of.textContent = kind;
  item.append(name, " ", of);
  return item;
}

/** @param {HTMLInputElement} field */
async function suggest(field) {
  const typed = field.value;
  const entries = await index(field);
  if (field.value !== typed || document.activeElement !== field) return;
  shown = best(entries, typed, ([, name, more]) => [name, more], MOST);
  if (!shown.length) return close(field);
  const list = listOf(field);
  list.replaceChildren(...shown.map((entry, at) => option(entry, at, list.id)));
  list.hidden = false;
  field.setAttribute("aria-expanded", "true");
  light(field, -1);
}

/** @param {KeyboardEvent} event @param {HTMLInputElement} field */
function press(event, field) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && shown.length) {
    event.preventDefault();
    const places = shown.length + 1; // the field itself is one of them
    light(field, (active + 1 + step + places) % places - 1);
  } else if (event.key === "Enter" && active >= 0) {
    event.preventDefault();
    go(field, active);
  } else if (event.key === "Escape" && shown.length) {
    event.preventDefault(); // the first closes the list, the next empties the field
    close(field);
  }
}

/** Suggests in every search field of the page, those that come later included. */
export function suggestions() {
  /** @param {string} name @param {(field: HTMLInputElement, event: any) => void} act */
  const on = (name, act) => document.addEventListener(name, (event) => {
    if (event.target instanceof HTMLInputElement && event.target.matches(FIELD)) act(event.target, event);
  });
  on("focusin", (field) => {
    for (const [key, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list",
      "aria-controls": listOf(field).id, "aria-expanded": "false" })) field.setAttribute(key, value);
    index(field);
  });
  on("input", suggest);
  on("keydown", (field, event) => press(event, field));
  on("focusout", close);
}

// A field with a list under it: an editable combobox by the ARIA pattern, for the search (suggest.js) and for long selects
// (chooser.js). One list is open at a time.

/** @typedef {{name: string, of?: string, value: string, disabled?: boolean}} Offer what stands in a line of the list
 * @typedef {{
 *   fields: string,
 *   home: (field: HTMLInputElement) => Element | null,
 *   label: (field: HTMLInputElement) => string,
 *   offers: (field: HTMLInputElement) => Promise<Offer[]>,
 *   lit: (field: HTMLInputElement, offers: Offer[]) => number,
 *   take: (field: HTMLInputElement, offer: Offer) => void,
 *   closed?: (field: HTMLInputElement) => void,
 *   opens?: boolean,
 * }} Kind fields: a selector; home: what the list is put into; label: the name of the list; offers: what fits what is
 *   typed; lit: which of them Enter takes, -1 for none; take: what taking one does; closed: what follows when the list
 *   closes; opens: whether a click or an arrow opens the list where nothing is typed
 */

/** @type {Offer[]} */
let shown = [];
let active = -1;
let opening = Promise.resolve(); // what is typed last is being looked up

/** The list of a field, made when it is first needed. @param {HTMLInputElement} field @param {Kind} kind */
function listOf(field, kind) {
  const known = document.getElementById(`${field.id}-list`);
  if (known) return known;
  const list = document.createElement("ul");
  list.id = `${field.id}-list`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", kind.label(field));
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    event.preventDefault(); // a list inside a label would click on its field
    const option = event.target instanceof Element ? event.target.closest("li") : null;
    if (option) take(field, kind, [...list.children].indexOf(option));
  });
  kind.home(field)?.append(list);
  return list;
}

/** @param {HTMLInputElement} field @param {Kind} kind */
function close(field, kind) {
  shown = [];
  active = -1;
  listOf(field, kind).hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
  kind.closed?.(field);
}

/** Lights the option at `at`; -1: none. @param {HTMLInputElement} field @param {Kind} kind @param {number} at */
function light(field, kind, at) {
  active = at;
  const options = [...listOf(field, kind).children];
  options.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
  if (at < 0) return field.removeAttribute("aria-activedescendant");
  field.setAttribute("aria-activedescendant", options[at].id);
  options[at].scrollIntoView({ block: "nearest" });
}

/** @param {HTMLInputElement} field @param {Kind} kind @param {number} at */
function take(field, kind, at) {
  const offer = shown[at];
  if (!offer || offer.disabled) return;
  close(field, kind);
  kind.take(field, offer);
}

/** @param {Offer} offer @param {number} at @param {string} id */
function option({ name, of, disabled }, at, id) {
  const item = document.createElement("li");
  item.id = `${id}-${at}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  if (disabled) item.setAttribute("aria-disabled", "true");
  item.append(name);
  if (of) {
    const more = document.createElement("span");
    more.textContent = of;
    item.append(" ", more);
  }
  return item;
}

/** @param {HTMLInputElement} field @param {Kind} kind */
function open(field, kind) {
  opening = list(field, kind);
}

/** Lists what fits what is typed. @param {HTMLInputElement} field @param {Kind} kind */
async function list(field, kind) {
  const typed = field.value;
  const offers = await kind.offers(field);
  if (field.value !== typed || document.activeElement !== field) return;
  if (!offers.length) return close(field, kind);
  shown = offers;
  const place = listOf(field, kind);
  place.replaceChildren(...offers.map((offer, at) => option(offer, at, place.id)));
  place.hidden = false;
  field.setAttribute("aria-expanded", "true");
  light(field, kind, kind.lit(field, offers));
}

/** @param {KeyboardEvent} event @param {HTMLInputElement} field @param {Kind} kind */
function press(event, field, kind) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && shown.length) {
    event.preventDefault();
    const places = shown.length + 1; // the field itself is one of them
    light(field, kind, (active + 1 + step + places) % places - 1);
  } else if (step && kind.opens) {
    event.preventDefault();
    open(field, kind);
  } else if (event.key === "Enter" && (active >= 0 || kind.opens)) {
    event.preventDefault();
    opening.then(() => take(field, kind, active)); // never what fitted fewer letters
  } else if (event.key === "Escape" && shown.length) {
    event.preventDefault(); // the first closes the list, the next empties the field of a search
    close(field, kind);
  }
}

/** @param {HTMLInputElement} field @param {Kind} kind */
function dress(field, kind) {
  for (const [key, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list",
    "aria-controls": listOf(field, kind).id, "aria-expanded": "false" })) field.setAttribute(key, value);
}

/** Makes comboboxes of the fields of a kind, those that come later included. @param {Kind} kind */
export function combobox(kind) {
  /** @param {string} name @param {(field: HTMLInputElement, event: any) => void} act */
  const on = (name, act) => document.addEventListener(name, (event) => {
    if (event.target instanceof HTMLInputElement && event.target.matches(kind.fields)) act(event.target, event);
  });
  on("focusin", (field) => {
    dress(field, kind);
    if (kind.opens) field.select();
  });
  on("input", (field) => open(field, kind));
  on("keydown", (field, event) => press(event, field, kind));
  on("focusout", (field) => close(field, kind));
  if (kind.opens) on("click", (field) => { if (!shown.length) open(field, kind); });
  const field = document.activeElement; // it had the focus before this script came
  if (field instanceof HTMLInputElement && field.matches(kind.fields)) {
    dress(field, kind);
    if (field.value && !kind.opens) open(field, kind);
  }
}

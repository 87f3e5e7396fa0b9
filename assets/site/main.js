// What a page does besides showing itself. The address holds every choice; the server makes all HTML. A choice changes
// the address, Dash's Location tells us (callbacks/url.py), and the HTML of what changed comes in the place of the old.

import { withChoice } from "./address.js";
import { offerDrawing } from "./draw.js";
import { openDialog } from "./embed_dialog.js";
import { pending, root, show, site } from "./fragments.js";
import { fetchAhead, watch } from "./live.js";

/** The fragments that the next change of the address is about; without any it is about the whole page.
 * @type {{search: string, parts: [Element, string][]} | null} */
let choice = null;
let shown = window.location.search;
let ready = () => {};
const dashReady = new Promise((resolve) => { ready = () => resolve(null); });

// The address

window.dash_clientside = Object.assign(window.dash_clientside ?? {}, {
  dashboard: {
    /** Called by Dash with the query of the address, once at the start and after every change of it.
     * @param {string} search */
    show(search) {
      const asked = choice?.search === search ? choice : null;
      choice = null;
      ready();
      if (search !== shown) {
        shown = search;
        if (asked) {
          for (const [card, address] of asked.parts) {
            show(card, `${address}${address.includes("?") ? "&" : "?"}v=${root.dataset.version}`, "article");
          }
        } else {
          for (const one of pending.values()) one.abort();
          show(site, window.location.pathname + search, "#site");
        }
      }
      return window.dash_clientside.no_update;
    },
  },
});

/** Goes to a query of this page. @param {string} search @param {[Element, string][]} parts */
async function go(search, parts = []) {
  await dashReady;
  choice = parts.length ? { search, parts } : null;
  window.dash_clientside.set_props("url", { search });
}

/** What a select says, as a change of the address. @param {HTMLSelectElement} select */
function choose(select) {
  /** @type {[Element, string][]} */
  const parts = [];
  if (select.selectedOptions[0]?.dataset.src) {
    // The same choice may be about other cards of the page too.
    for (const other of document.querySelectorAll(`select[name="${select.name}"]`)) {
      const option = other.querySelector(`option[value="${CSS.escape(select.value)}"]`);
      const card = other.closest("article");
      if (card && option instanceof HTMLElement && option.dataset.src) parts.push([card, option.dataset.src]);
    }
  }
  go(withChoice(window.location.search, select), parts);
}

const ACTS = ".filter-bar select, .controls select, .list-filters select";

/** @param {Event} event @param {string} selector */
const closest = (event, selector) => event.target instanceof Element ? event.target.closest(selector) : null;

document.addEventListener("change", (event) => {
  const select = closest(event, ACTS);
  if (select instanceof HTMLSelectElement) choose(select);
});
document.addEventListener("submit", (event) => {
  if (closest(event, ".filter-bar, .controls, .list-filters")) event.preventDefault(); // a choice acts at once
});
document.addEventListener("click", (event) => {
  const link = closest(event, "a");
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.dataset.leave) {
    event.preventDefault();
    window.location.replace(link.href);
  } else if (link.id === "reset") {
    event.preventDefault();
    go(link.search);
  } else if (link.dataset.draw) {
    event.preventDefault();
    offerDrawing(link);
  } else if (link.dataset.embed && openDialog(link)) {
    event.preventDefault();
  }
});

// What a reader chose before this script ran.
for (const select of document.querySelectorAll(ACTS)) {
  if (!(select instanceof HTMLSelectElement)) continue;
  const written = [...select.options].find((option) => option.defaultSelected) ?? select.options[0];
  if (written && select.value !== written.value) choose(select);
}

// A linked part that is closed opens.
const target = window.location.hash && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
if (target instanceof HTMLDetailsElement) target.open = true;

root.classList.add("is-ready");
watch();

fetchAhead();

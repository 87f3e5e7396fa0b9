// A page that a file server hands out (`make publish`): a choice leads to the file of the page or the card it stands for.
// Its options name these files (tools/publish/rewriting.py); the query of the address keeps what a reader chose of cards.

import { withChoice } from "./address.js";
import { offerDrawing } from "./draw.js";
import { openDialog } from "./embed_dialog.js";
import { find } from "./find.js";
import { root, show } from "./fragments.js";
import { fetchAhead, watch } from "./live.js";

const ACTS = ".filter-bar select, .controls select, .list-filters select";

/** @param {Event} event @param {string} selector */
const closest = (event, selector) => event.target instanceof Element ? event.target.closest(selector) : null;

/** Shows the card of an option in every card of the page that offers it. @param {HTMLSelectElement} select */
function showCards(select) {
  for (const other of document.querySelectorAll(`select[name="${select.name}"]`)) {
    const option = other.querySelector(`option[value="${CSS.escape(select.value)}"]`);
    const card = other.closest("article");
    if (card && option instanceof HTMLElement && option.dataset.src) show(card, option.dataset.src, "article");
  }
}

/** @param {HTMLSelectElement} select */
function choose(select) {
  const chosen = select.selectedOptions[0]?.dataset;
  if (chosen?.page) window.location.assign(chosen.page);
  if (!chosen?.src) return;
  showCards(select);
  window.history.replaceState(null, "", window.location.pathname + withChoice(window.location.search, select));
}

/** What a query asks for (an old link, or a card's choice): the page it stands for, else the cards. */
function follow() {
  for (const [name, value] of new URLSearchParams(window.location.search)) {
    for (const select of document.querySelectorAll(`select[name="${CSS.escape(name)}"]`)) {
      if (!(select instanceof HTMLSelectElement) || select.value === value) continue;
      const option = [...select.options].find((one) => one.value === value && !one.disabled);
      if (option?.dataset.page) return window.location.replace(option.dataset.page);
      if (option?.dataset.src) {
        select.value = value;
        showCards(select);
      }
    }
  }
}

document.addEventListener("change", (event) => {
  const select = closest(event, ACTS);
  if (select instanceof HTMLSelectElement) choose(select);
});
document.addEventListener("submit", (event) => {
  if (closest(event, ".filter-bar, .controls, .list-filters")) event.preventDefault();
});
document.addEventListener("click", (event) => {
  const link = closest(event, "a");
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.dataset.leave) {
    event.preventDefault();
    window.location.replace(link.href);
  } else if (link.dataset.draw) {
    event.preventDefault();
    offerDrawing(link);
  } else if (link.dataset.embed && openDialog(link)) {
    event.preventDefault();
  }
});

follow();
const target = window.location.hash && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
if (target instanceof HTMLDetailsElement) target.open = true;
root.classList.add("is-ready");
watch();
fetchAhead();
find();

// A page that a file server hands out (`make publish`): a choice leads to the file of the page or the card it stands for.
// Its options name these files (tools/publish/rewriting.py); the query of the address keeps what a reader chose of cards.

import { withChoice } from "./address.js";
import { begin, cardsOf, listen } from "./controls.js";
import { show } from "./fragments.js";
import { find } from "./results.js";
import { tabs } from "./tabs.js";

/** Shows the card of an option in every card of the page that offers it. @param {HTMLSelectElement} select */
function showCards(select) {
  for (const [card, address] of cardsOf(select)) show(card, address, "article");
}

/** The page an option stands for: its own, or the select's with the value for "#". @param {HTMLOptionElement} [option] */
function pageOf(option) {
  const pattern = option?.disabled ? "" : option?.closest("select")?.dataset.page;
  return option?.dataset.page ?? (option?.dataset.src ? "" : pattern?.replace("#", option?.value ?? ""));
}

/** @param {HTMLSelectElement} select */
function choose(select) {
  const chosen = select.selectedOptions[0];
  const page = pageOf(chosen);
  if (page) window.location.assign(page);
  if (!chosen?.dataset.src) return;
  showCards(select);
  remember(withChoice(window.location.search, select));
}

/** @param {string} search */
function remember(search) {
  try {
    window.history.replaceState(null, "", window.location.pathname + search);
  } catch {
    // Some browsers let no page that is opened from a disk change its address.
  }
}

/** What a query asks for (an old link, or a card's choice): the page it stands for, else the cards. */
function follow() {
  for (const [name, value] of new URLSearchParams(window.location.search)) {
    for (const select of document.querySelectorAll(`select[name="${CSS.escape(name)}"]`)) {
      if (!(select instanceof HTMLSelectElement) || select.value === value) continue;
      const option = [...select.options].find((one) => one.value === value && !one.disabled);
      const page = pageOf(option);
      if (page) return window.location.replace(page);
      if (option?.dataset.src) {
        select.value = value;
        showCards(select);
      }
    }
  }
}

// No file holds a map with pins: a district of the map opens its page.
document.addEventListener("pin", (event) => {
  const page = document.getElementById("map-part")?.dataset.open;
  if (page) window.location.assign(page.replace("#", /** @type {CustomEvent<string>} */ (event).detail));
});

listen(choose);
tabs(remember);
follow();
begin();
find();

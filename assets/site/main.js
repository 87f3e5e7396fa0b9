// What a page does besides showing itself. The address holds every choice; the server makes all HTML. A choice changes
// the address, Dash's Location tells us (callbacks/url.py), and the HTML of what changed comes in the place of the old.

import { withChoice, withPin } from "./address.js";
import { begin, cardsOf, CONTROLS, listen } from "./controls.js";
import { save } from "./draw.js";
import { pending, root, show, site } from "./fragments.js";
import { tabs } from "./tabs.js";

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
            const versioned = `${address}${address.includes("?") ? "&" : "?"}v=${root.dataset.version}`;
            show(card, versioned, card.id ? `#${card.id}` : "article");
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

/** Goes to a query of this page. @param {string} search
 * @param {[Element, string][] | null} parts what to fetch for it; null: the page itself */
async function go(search, parts = null) {
  await dashReady;
  choice = parts && { search, parts };
  window.dash_clientside.set_props("url", { search });
}

/** What a select says, as a change of the address. @param {HTMLSelectElement} select */
function choose(select) {
  const search = withChoice(window.location.search, select);
  const onMap = mapPart()?.contains(select);
  if (onMap && select.name === "overlay") return goOnMap(search); // the picture stays as it is
  if (onMap && select.name === "against") return goOnMap(search, mapPart()?.dataset.part?.replace(".part", ".layer"));
  go(search, select.selectedOptions[0]?.dataset.src ? cardsOf(select) : null);
}

/** The part of the map page that follows a choice. */
const mapPart = () => document.getElementById("map-part");

/** Where the part of the map page was last fetched from. */
let fetched = "";

/** Goes to a query of the map page; its part is fetched without the picture.
 * @param {string} search @param {string} [address] of the part, where it is another: that of another layer */
function goOnMap(search, address) {
  const part = mapPart();
  if (!part) return;
  // A pin that is set while another layer is on its way takes its place, and brings its picture.
  fetched = address ?? (pending.has(part) ? fetched : part.dataset.part ?? "");
  go(search, [[part, fetched + search]]);
  // What stands outside of the part: the same page in another language or in other colours, and its address on paper.
  for (const link of document.querySelectorAll("a[hreflang], a[data-theme], .lite-link a")) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    const query = new URLSearchParams(search);
    if ("theme" in link.dataset) query.delete("theme");
    for (const [name, value] of new URLSearchParams(link.search)) if (name === "theme" || name === "lite") query.set(name, value);
    link.search = query.toString().replaceAll("%2C", ",");
  }
  const printed = document.querySelector(".printed span");
  if (printed) printed.textContent = `${printed.textContent?.split("?")[0]}${search}`;
}

/** Fetches the rows of an open table that has none yet. */
function fillTables() {
  for (const rows of document.querySelectorAll("[data-rows]:not(:has(table))")) {
    const open = rows.querySelector("details[open]");
    const part = open?.id ? `#${open.id}` : ".table-details";
    if (open && !open.hasAttribute("aria-busy")) show(open, rows.getAttribute("data-rows") ?? "", part);
  }
}

/** Files are saved, unless the server says why not. "Reset", the order of a table and the links of the map that lead to it keep the page. @param {HTMLAnchorElement} link */
function follow(link) {
  const onMap = link.pathname === window.location.pathname && mapPart()?.contains(link);
  if (link.hasAttribute("download")) return Boolean(save(link));
  if (link.id !== "reset" && !link.dataset.sort && !onMap) return false;
  if (link.dataset.part) goOnMap(link.search, link.dataset.part.split("?")[0]);
  else go(link.search);
  return true;
}

// What the map asks for (map.js, zoom.js, keys.js).
let unpinned = "";
document.addEventListener("pin", (event) => {
  event.preventDefault(); // a suggestion leads to no page of its own (suggest.js)
  unpinned = window.location.search;
  goOnMap(withPin(unpinned, /** @type {CustomEvent<string>} */ (event).detail, Number(mapPart()?.dataset.most)));
});
document.addEventListener("unpin", () => goOnMap(unpinned));

document.addEventListener("toggle", fillTables, true);
document.addEventListener("shown", fillTables);

listen(choose, follow);
tabs((search) => { go(search, []); });

// What a reader chose before this script ran.
for (const select of document.querySelectorAll(CONTROLS)) {
  if (!(select instanceof HTMLSelectElement)) continue;
  const written = [...select.options].find((option) => option.defaultSelected) ?? select.options[0];
  if (written && select.value !== written.value) choose(select);
}

begin();

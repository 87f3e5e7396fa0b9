// The page of a chart: chart, table and picture as tabs by the ARIA pattern, and the words looked for in its table. The
// server has written all three, and links to them for readers without scripts.

const TAB = ".tabs [data-tab]";
const FIND = ".find-in-table input[name=find]";

/** What the script adds to the links and rows that the server wrote; done anew when they were. */
export function dress() {
  for (const list of document.querySelectorAll(".tabs")) {
    list.setAttribute("role", "tablist");
    for (const tab of list.querySelectorAll("[data-tab]")) mark(tab, tab.hasAttribute("aria-current"));
  }
  const field = document.querySelector(FIND);
  if (field instanceof HTMLInputElement && field.value !== field.defaultValue) find(field);
}

/** @param {Element} tab */
const panelOf = (tab) => document.getElementById(`show-${tab.getAttribute("data-tab")}`);

/** @param {Element} tab @param {boolean} chosen */
function mark(tab, chosen) {
  const panel = panelOf(tab);
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-selected", String(chosen));
  tab.setAttribute("tabindex", chosen ? "0" : "-1");
  tab.toggleAttribute("aria-current", chosen);
  if (!panel) return;
  tab.setAttribute("aria-controls", panel.id);
  panel.setAttribute("role", "tabpanel");
  panel.setAttribute("aria-labelledby", tab.id);
  panel.hidden = !chosen;
}

/** @param {HTMLAnchorElement} tab @param {(search: string) => void} remember */
function choose(tab, remember) {
  for (const other of tab.closest(".tabs")?.querySelectorAll("[data-tab]") ?? []) mark(other, other === tab);
  const card = tab.closest("article");
  if (card) card.dataset.show = tab.dataset.tab;
  remember(tab.search);
}

/** Hides the rows of the table that do not hold what is typed, and says how many do. @param {HTMLInputElement} field */
function find(field) {
  const words = field.value.trim().toLowerCase();
  const panel = field.closest(".panel");
  let count = 0;
  for (const row of panel?.querySelectorAll("tbody tr") ?? []) {
    const holds = [...row.children].some((cell) => cell.textContent?.toLowerCase().includes(words));
    row.toggleAttribute("hidden", !holds);
    count += Number(holds);
  }
  const told = panel?.querySelector(".found-rows");
  if (told instanceof HTMLElement) told.textContent = (told.dataset.told ?? "").replace("#", String(count));
}

/** @param {KeyboardEvent} event @param {HTMLAnchorElement} tab @returns {HTMLAnchorElement | undefined} */
function next(event, tab) {
  const tabs = /** @type {HTMLAnchorElement[]} */ ([...tab.closest(".tabs")?.querySelectorAll("[data-tab]") ?? []]);
  const onward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (event.key === "Home") return tabs[0];
  if (event.key === "End") return tabs.at(-1);
  if (event.key === " ") return tab;
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return undefined;
  return tabs[(tabs.indexOf(tab) + (event.key === onward ? 1 : -1) + tabs.length) % tabs.length];
}

/** The tabs and the search in a table from now on. @param {(search: string) => void} remember puts a query into the
 * address without asking for anything */
export function tabs(remember) {
  document.addEventListener("click", (event) => {
    const tab = event.target instanceof Element ? event.target.closest(TAB) : null;
    if (!(tab instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(tab, remember);
  });
  document.addEventListener("keydown", (event) => {
    const tab = event.target instanceof Element ? event.target.closest(TAB) : null;
    const chosen = tab instanceof HTMLAnchorElement ? next(event, tab) : undefined;
    if (!chosen) return;
    event.preventDefault();
    choose(chosen, remember);
    chosen.focus();
  });
  document.addEventListener("input", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.matches(FIND)) find(event.target);
  });
  document.addEventListener("submit", (event) => {
    if (event.target instanceof Element && event.target.matches(".find-in-table")) event.preventDefault();
  });
  dress();
  const linked = document.getElementById(decodeURIComponent(window.location.hash.slice(1)))?.closest(".panel[hidden]");
  const tab = linked && document.querySelector(`[aria-controls="${linked.id}"]`);
  if (tab instanceof HTMLAnchorElement) {
    choose(tab, () => {});
    document.querySelector(":target")?.scrollIntoView();
  }
}

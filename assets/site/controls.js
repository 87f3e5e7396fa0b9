// What the controls of a page do, whoever serves it: main.js (a server) and published.js (files) say what a choice means.

import { copyButtons } from "./copy.js";
import { offerDrawing } from "./draw.js";
import { openDialog } from "./embed_dialog.js";
import { root } from "./fragments.js";
import { headings } from "./headings.js";
import { offerHelp } from "./help.js";
import { listenToKeys } from "./keys.js";
import { fetchAhead, makeLive, watch } from "./live.js";
import { onPaper } from "./paper.js";
import { play } from "./player.js";
import { offerKeys } from "./stops.js";

export const CONTROLS = ".filter-bar select, .controls select, .list-filters select";

/** @param {Event} event @param {string} selector */
const closest = (event, selector) => event.target instanceof Element ? event.target.closest(selector) : null;

/** The cards that a choice is about, each with the address of its fragment: the same choice may stand in several.
 * @param {HTMLSelectElement} select @returns {[Element, string][]} */
export function cardsOf(select) {
  /** @type {[Element, string][]} */
  const found = [];
  for (const other of document.querySelectorAll(`select[name="${select.name}"]`)) {
    const option = other.querySelector(`option[value="${CSS.escape(select.value)}"]`);
    const card = other.closest("article");
    if (card && option instanceof HTMLElement && option.dataset.src) found.push([card, option.dataset.src]);
  }
  return found;
}

const PAUSE = 700; // milliseconds after which a select that is walked by keys is taken to be meant

/** Calls `choose` for a select that was changed: at once, but after keys that walk through its options only when they
 * rest, or when the select is left, so that six arrows are one choice. @param {(select: HTMLSelectElement) => void} choose */
function choices(choose) {
  let walked = false;
  let waiting = 0;
  /** @type {HTMLSelectElement | null} */
  let held = null;
  const settle = () => {
    window.clearTimeout(waiting);
    const select = held;
    held = null;
    if (select?.isConnected) choose(select);
  };
  document.addEventListener("pointerdown", () => { walked = false; });
  document.addEventListener("keydown", (event) => {
    walked = event.target instanceof HTMLSelectElement && event.key !== "Enter";
    if (event.key === "Enter" || event.key === "Tab") settle();
  });
  document.addEventListener("focusout", settle);
  document.addEventListener("change", (event) => {
    const select = closest(event, CONTROLS);
    if (!(select instanceof HTMLSelectElement)) return;
    if (held && held !== select) settle();
    held = select;
    window.clearTimeout(waiting);
    if (walked) waiting = window.setTimeout(settle, PAUSE);
    else settle();
  });
}

/** Fetches the script of fields with a list at the first sign of a hand: before that, nobody needs it. */
function bringFields() {
  if (!root.dataset.fields) return;
  const signs = ["pointerover", "pointerdown", "focusin"];
  const bring = () => {
    for (const name of signs) document.removeEventListener(name, bring);
    const script = document.createElement("script");
    script.src = root.dataset.fields ?? "";
    document.head.append(script);
  };
  for (const name of signs) document.addEventListener(name, bring, { passive: true });
  if (document.activeElement instanceof HTMLInputElement) bring();
}

/** The colours that a reader chose, which stand in the address alone. */
const colours = () => new URLSearchParams(window.location.search).get("theme");

/** Lets a link to a page of ours keep them. @param {HTMLAnchorElement} link */
function keepColours(link) {
  const theme = colours();
  const written = link.getAttribute("href") ?? "";
  if (!theme || "theme" in link.dataset || link.origin !== window.location.origin || written.startsWith("#")) return;
  const query = new URLSearchParams(link.search);
  query.set("theme", theme);
  link.search = query.toString().replaceAll("%2C", ",");
}

/** Listens to the controls and links of the page.
 * @param {(select: HTMLSelectElement) => void} choose
 * @param {(link: HTMLAnchorElement) => boolean} [follow] takes a link itself, and says whether it did */
export function listen(choose, follow = () => false) {
  choices(choose);
  document.addEventListener("formdata", (event) => {
    const theme = colours();
    if (theme) event.formData.set("theme", theme);
  });
  document.addEventListener("submit", (event) => {
    if (closest(event, ".filter-bar, .controls, .list-filters")) event.preventDefault(); // a choice acts at once
  });
  document.addEventListener("click", (event) => {
    const link = closest(event, "a");
    if (link instanceof HTMLAnchorElement) keepColours(link);
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.dataset.draw) {
      event.preventDefault();
      offerDrawing(link);
    } else if (follow(link) || (link.dataset.embed && openDialog(link))) {
      event.preventDefault();
    }
  });
}

/** What a page does once its choices are made: it opens the linked part, says that it is ready, and brings charts. */
export function begin() {
  const target = window.location.hash && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
  bringFields();
  copyButtons();
  document.addEventListener("click", (event) => play(event, makeLive));
  root.classList.add("is-ready");
  watch();
  offerKeys();
  listenToKeys(makeLive);
  offerHelp();
  onPaper();
  fetchAhead();
  headings();
}

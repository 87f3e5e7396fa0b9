// Puts HTML that the server made in the place of what a page shows: cards, and the page itself.

import { Idiomorph } from "idiomorph";
import { drawMissing, removeChart } from "./live.js";
import { outline } from "./shapes.js";
import { offerKeys } from "./stops.js";
import { dress } from "./tabs.js";
import { tell, wordsOf } from "./tell.js";

export const root = document.documentElement;
export const site = /** @type {HTMLElement} */ (document.getElementById("site"));

/** What is on its way, by the element it is for: a later choice for the same element ends an earlier one.
 * @type {Map<Element, AbortController>} */
export const pending = new Map();

/** Puts fresh HTML in the place of an element, and leaves what a reader opened, typed or has in hand as it is.
 * @param {Element} old @param {Element} fresh */
function swap(old, fresh) {
  document.dispatchEvent(new CustomEvent("fresh", { detail: fresh })); // chooser.js dresses it like what is there
  /** @param {Node} a @param {Node} b */
  const unchanged = (a, b) => a instanceof HTMLElement && b instanceof HTMLElement && (a.matches("article[data-src]")
    ? a.dataset.src === b.dataset.src && a.dataset.show === b.dataset.show && !a.querySelector(":scope > .message")
    : a.dataset.rows ? a.dataset.rows === b.dataset.rows && !b.querySelector("table")
    : Boolean(a.dataset.figure && a.dataset.figure === b.dataset.figure && a.firstChild));
  // A chart stays live where the fresh page shows the same figure.
  const figures = new Set([...fresh.querySelectorAll("[data-figure]")].map((one) => one.getAttribute("data-figure")));
  for (const frame of old.querySelectorAll("[data-state]")) {
    if (!figures.has(frame.getAttribute("data-figure"))) removeChart(/** @type {HTMLElement} */ (frame));
  }
  Idiomorph.morph(old, fresh, {
    callbacks: {
      beforeNodeMorphed: (a, b) => !unchanged(a, b) && !(a instanceof HTMLInputElement && a.type === "search")
        && !(a instanceof HTMLDialogElement) && !(a instanceof HTMLElement && a.querySelector(":scope > [aria-expanded=true]")),
      beforeAttributeUpdated: (name) => name !== "open",
    },
  });
  dress();
  drawMissing();
  offerKeys();
  document.dispatchEvent(new Event("shown"));
}

/** What is shown now: the title of a card and its n; of a page its heading, how many it lists, and the titles of its
 * charts (with the n of a single one); of a map that stays as it is what is pinned.
 * @param {Element} place @param {boolean} pictured whether a picture has come with it */
function announce(place, pictured) {
  const cards = place.querySelectorAll("article[data-slug]").length;
  const all = `h1, .list-count, .card-title${cards > 1 ? "" : ", .n"}`;
  const parts = place.id === "map-part" && !pictured ? ".map-panel :is(h2, h3), .figure-told"
    : place.matches("article") ? ".card-title, .n" : all;
  tell(wordsOf(place, parts));
}

/** Says in a card, or at the head of the page, why nothing changed.
 * @param {Element} place @param {"failed" | "newer"} name */
function say(place, name) {
  const words = document.querySelector(`#messages [data-message="${name}"]`)?.cloneNode(true);
  const within = place.matches("article") ? place : document.getElementById("main")?.firstElementChild;
  if (!(words instanceof HTMLElement) || !within) return;
  words.className = "message";
  words.querySelector("a[data-again]")?.setAttribute("href", window.location.href);
  within.querySelector(":scope > .message")?.remove();
  within.prepend(words);
  tell(words.textContent ?? "");
}

/** Fetches HTML and shows it in the place of an element.
 * @param {Element} place @param {string} address @param {string} selector finds the element in the answer */
export async function show(place, address, selector) {
  pending.get(place)?.abort();
  const controller = new AbortController();
  pending.set(place, controller);
  place.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { credentials: "omit", signal: controller.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(selector);
    if (!fresh) throw new Error("no such part");
    if (fresh.closest("[data-version]")?.getAttribute("data-version") !== root.dataset.version) return say(place, "newer");
    if (!outline(fresh)) return show(site, window.location.href, "#site"); // its outlines were never on this page
    if (place === site) document.title = page.title;
    const pictured = fresh.querySelector(".picture");
    swap(place, fresh);
    if (!place.closest("[data-rows]")) announce(place, Boolean(pictured));
  } catch {
    if (!controller.signal.aborted) say(place, "failed");
  } finally {
    if (pending.get(place) === controller) {
      pending.delete(place);
      place.removeAttribute("aria-busy");
    }
  }
}

outline(root);

// The quick way out (layouts/components/leaving.py): another site takes the place of this page, by a click or by Shift
// pressed three times. A file of its own that no page waits for: a reader may have to leave before the rest has come.

import { forget } from "./kept.js";

const PRESSES = 3;
const WITHIN = 5000; // milliseconds between two presses; a later one begins anew
const PATIENCE = 500; // milliseconds that deleting what was kept may take; the page is blank meanwhile

let pressed = 0;
let alone = false; // whether Shift goes down and up without another key or the mouse in between
let waiting = 0;

/** Blanks the page and its title at once, as the other site may be long in coming, deletes what the reader let the browser
 * keep, and tells that site no address.
 * @param {HTMLAnchorElement} link */
function leave(link) {
  const silent = document.createElement("meta");
  silent.name = "referrer";
  silent.content = "no-referrer";
  document.head.append(silent);
  document.title = "…";
  document.documentElement.hidden = true;
  const go = () => window.location.replace(link.href);
  forget().then(go, go);
  window.setTimeout(go, PATIENCE);
}

/** @param {number} presses of Shift so far */
function count(presses) {
  pressed = presses;
  window.clearTimeout(waiting);
  if (presses) waiting = window.setTimeout(count, WITHIN, 0);
  const told = document.querySelector(".leave-count");
  if (told instanceof HTMLElement) told.textContent = presses ? (told.dataset.count ?? "").replace("{n}", `${presses}`) : "";
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-leave]") : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  leave(link);
});
document.addEventListener("keydown", (event) => {
  alone = event.key === "Shift";
  if (!alone && pressed) count(0);
}, true);
document.addEventListener("pointerdown", () => { alone = false; }, true);
document.addEventListener("keyup", (event) => {
  const link = document.querySelector("a[data-leave]");
  if (event.key !== "Shift" || !alone || !(link instanceof HTMLAnchorElement)) return;
  alone = false;
  count(pressed + 1);
  if (pressed === PRESSES) leave(link);
}, true);

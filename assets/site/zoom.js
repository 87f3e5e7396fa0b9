// The maps of the page /map made larger: by buttons, by wheel with Ctrl or Command, by two fingers, by a double tap and by
// keys. All maps of the page move together. A wheel alone and one finger upwards or downwards move the page, as elsewhere.
// The address keeps what is shown, behind its "#": no server needs it, so it is the same on a site of files.

const MAPS = "#map-part .pinned:has(> .map)";
const MOVED_PARTS = ".pins, .picture, .stage";
const MOST = 12; // times as large
const STEP = 1.6; // of a button, a key, a double tap
const MOVED = 5; // CSS pixels from which a press is a move and no click
const TWICE = 350; // milliseconds between the taps of a double tap

/** A map, `z` times as large, and where its left upper corner lies, in widths and heights of its frame.
 * @typedef {{z: number, x: number, y: number}} Shown */

/** @type {Shown} */
const WHOLE = { z: 1, x: 0, y: 0 };

/** The same within what there is: a map never leaves its frame. @param {Shown} shown @returns {Shown} */
export function kept({ z, x, y }) {
  const size = Math.min(Math.max(z, 1), MOST);
  return { z: size, x: Math.min(0, Math.max(1 - size, x)), y: Math.min(0, Math.max(1 - size, y)) };
}

/** The map made larger around a point of its frame. @param {Shown} shown @param {number} times
 * @param {[number, number]} at in widths and heights of the frame @returns {Shown} */
export function larger({ z, x, y }, times, [atX, atY]) {
  const size = Math.min(Math.max(z * times, 1), MOST);
  return kept({ z: size, x: atX - (atX - x) * size / z, y: atY - (atY - y) * size / z });
}

/** @param {Shown} shown @param {number} dx in widths of the frame @param {number} dy in heights @returns {Shown} */
export const moved = ({ z, x, y }, dx, dy) => kept({ z, x: x + dx, y: y + dy });

const SETTLED = 250; // milliseconds after the last move until the address says it

/** What is shown as the end of an address, "#map=4.10/52.30/40.12": how many times as large, and where its middle lies in
 * percent of the whole map, from the left and from above; "" for the whole map. @param {Shown} shown */
export const toHash = ({ z, x, y }) => z === 1 ? ""
  : `#map=${[z, 100 * (0.5 - x) / z, 100 * (0.5 - y) / z].map((one) => one.toFixed(2)).join("/")}`;

/** What the end of an address shows; the whole map where it says nothing of it. @param {string} hash @returns {Shown} */
export function fromHash(hash) {
  const [z, across, down] = hash.startsWith("#map=") ? hash.slice(5).split("/").map(Number) : [];
  const size = Math.min(z, MOST);
  return z > 1 && across + down >= 0 ? kept({ z: size, x: 0.5 - across / 100 * size, y: 0.5 - down / 100 * size }) : WHOLE;
}

let shown = WHOLE;
let frames = ""; // what the maps are cut to: another province begins anew
let drawing = 0;
let settling = 0;
let dragged = false;
let last = { time: 0, x: 0, y: 0 };
/** The fingers or the mouse that hold a map. @type {Map<number, {x: number, y: number}>} */
const held = new Map();

const maps = () => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(MAPS));

/** @param {Event} event @returns {HTMLElement | null} */
const mapOf = (event) => event.target instanceof Element ? event.target.closest(MAPS) : null;

/** Where a point of the screen lies on the frame of a map, in its widths and heights.
 * @param {Element} map @param {{x: number, y: number}} point @returns {[number, number]} */
function within(map, { x, y }) {
  const box = map.getBoundingClientRect();
  return [(x - box.left) / box.width, (y - box.top) / box.height];
}

/** Lines and words of a map keep the size they have on the whole map (of a live one: map.css). @param {HTMLElement} map @param {number} z */
function thin(map, z) {
  for (const one of map.querySelectorAll(".picture [stroke-width], .pins path")) {
    if (one instanceof SVGElement) {
      one.style.strokeWidth = z > 1 ? `${Number(one.getAttribute("stroke-width") ?? 2) / z}px` : "";
    }
  }
  for (const one of map.querySelectorAll(".picture text, .pins text")) {
    const place = (one.getAttribute("transform") ?? "").replace(/ ?scale\(.*\)/, "");
    one.setAttribute("transform", z > 1 ? `${place} scale(${1 / z})` : place);
  }
}

/** Shows all maps of the page as `shown` says. */
function apply() {
  for (const map of maps()) {
    // Each that moves has its own: what is not inherited costs no look at the hundreds of areas inside (map.css).
    for (const one of /** @type {HTMLElement[]} */ ([map, ...map.querySelectorAll(MOVED_PARTS)])) {
      one.style.setProperty("--x", String(shown.x));
      one.style.setProperty("--y", String(shown.y));
    }
    if (map.dataset.thin !== String(shown.z)) map.style.setProperty("--z", String(shown.z));
    map.classList.toggle("zoomed", shown.z > 1);
    map.classList.toggle("held", dragged && held.size > 0); // a layer of its own meanwhile
    if (map.dataset.thin === String(shown.z)) continue;
    map.dataset.thin = String(shown.z);
    thin(map, shown.z);
    for (const one of map.querySelectorAll(".mark-ring, .mark-words")) one.remove();
  }
  for (const button of document.querySelectorAll("#map-part [data-zoom]")) {
    const ended = button.getAttribute("data-zoom") === "in" ? shown.z >= MOST : shown.z <= 1;
    if (button instanceof HTMLButtonElement) button.disabled = ended;
  }
}

/** Lets the address say what is shown; no entry of the history is made for it. */
function keep() {
  const hash = toHash(shown);
  const { hash: old, pathname, search } = window.location;
  if (hash !== old && (hash || fromHash(old).z > 1)) {
    window.history.replaceState(window.history.state, "", hash || pathname + search);
  }
}

/** Keeps what is shown once it stays so for a moment; the whole map at once. */
function keepSoon() {
  window.clearTimeout(settling);
  if (shown.z === 1) keep();
  else settling = window.setTimeout(keep, SETTLED);
}

/** Shows what the address says. */
function restore() {
  shown = fromHash(window.location.hash);
  apply();
}

/** @param {Shown} next */
function show(next) {
  shown = next;
  keepSoon();
  window.cancelAnimationFrame(drawing);
  drawing = window.requestAnimationFrame(apply);
}

/** Makes the maps larger or smaller around their middle, or shows all of them. @param {string} name */
function go(name) {
  show(name === "whole" ? WHOLE : larger(shown, name === "in" ? STEP : 1 / STEP, [0.5, 0.5]));
}

/** Moves the maps so that the mark that the arrow keys have reached lies in their frames.
 * @param {CustomEvent<[number, number]>} event its middle, in widths and heights of the whole map */
function reach({ detail: [atX, atY] }) {
  /** @param {number} at @param {number} from */
  const away = (at, from) => Math.abs(at * shown.z + from - 0.5) > 0.4 ? 0.5 - at * shown.z - from : 0;
  shown = moved(shown, away(atX, shown.x), away(atY, shown.y));
  apply(); // at once: the ring is drawn next
  keepSoon();
}

/** @param {PointerEvent} event */
function press(event) {
  const map = mapOf(event);
  if (!map || (event.pointerType === "mouse" && event.button)) return;
  if (!held.size) dragged = false;
  held.set(event.pointerId, { x: event.clientX, y: event.clientY });
}

/** @param {PointerEvent} event */
function drag(event) {
  const before = held.get(event.pointerId);
  const map = maps()[0];
  if (!before || !map) return;
  const here = { x: event.clientX, y: event.clientY };
  const [dx, dy] = [here.x - before.x, here.y - before.y];
  if (!dragged && Math.hypot(dx, dy) < MOVED) return;
  const upright = event.pointerType === "touch" && held.size === 1 && Math.abs(dy) > Math.abs(dx);
  if (!dragged && upright) return; // the page moves
  dragged = true;
  const box = map.getBoundingClientRect();
  const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
  held.set(event.pointerId, here);
  if (!other) return show(moved(shown, dx / box.width, dy / box.height));
  const target = mapOf(event) ?? map;
  const apart = (/** @type {{x: number, y: number}} */ one) => Math.hypot(one.x - other.x, one.y - other.y) || 1;
  const middle = { x: (here.x + other.x) / 2, y: (here.y + other.y) / 2 };
  const wider = larger(shown, apart(here) / apart(before), within(target, middle));
  show(moved(wider, dx / 2 / box.width, dy / 2 / box.height));
}

/** @param {PointerEvent} event */
function release(event) {
  held.delete(event.pointerId);
  apply();
}

/** A second click or tap at the same place makes the map larger there; map.js takes back what the first has pinned.
 * @param {MouseEvent} event */
function twice(event) {
  const map = mapOf(event);
  if (map && dragged) event.stopImmediatePropagation(); // the end of a move
  if (!map || dragged) return;
  const again = event.timeStamp - last.time < TWICE && Math.hypot(event.clientX - last.x, event.clientY - last.y) < 30;
  last = { time: again ? 0 : event.timeStamp, x: event.clientX, y: event.clientY };
  if (!again) return;
  event.stopImmediatePropagation();
  document.dispatchEvent(new CustomEvent("twice"));
  show(larger(shown, STEP * STEP, within(map, { x: event.clientX, y: event.clientY })));
}

/** @param {WheelEvent} event */
function roll(event) {
  const map = event.ctrlKey || event.metaKey ? mapOf(event) : null;
  if (!map) return;
  event.preventDefault();
  const pixels = event.deltaMode ? 16 * event.deltaY : event.deltaY;
  const times = Math.exp(-Math.max(-60, Math.min(60, pixels)) / 120);
  show(larger(shown, times, within(map, { x: event.clientX, y: event.clientY })));
}

/** @param {KeyboardEvent} event */
function type(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !mapOf(event)) return;
  const name = { "+": "in", "=": "in", "-": "out", "0": "whole" }[event.key];
  if (!name) return;
  event.preventDefault();
  go(name);
}

/** After the server's answer has come in: the same part of the map, or all of another province. */
function renew() {
  const now = [...maps()].map((map) => map.querySelector("svg.pins")?.getAttribute("data-frame")).join(" ");
  if (!frames) restore();
  else if (now !== frames) shown = WHOLE;
  frames = now;
  apply();
  keepSoon(); // a choice has written the address anew
}

/** Maps can be made larger from now on. */
export function watchZoom() {
  document.addEventListener("pointerdown", press, true);
  document.addEventListener("pointermove", drag, { passive: true });
  for (const name of ["pointerup", "pointercancel"]) {
    document.addEventListener(name, (event) => release(/** @type {PointerEvent} */ (event)), true);
  }
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("#map-part :is([data-zoom], .layers a)") : null;
    if (!button) return twice(event);
    const name = button.getAttribute("data-zoom");
    if (!name) { // another layer, which shows the same part, on a site of files too
      /** @type {HTMLAnchorElement} */ (button).hash = window.location.hash;
      return;
    }
    if (name === "whole" && shown.z === 1) return; // the link that leads out of a province
    event.preventDefault();
    event.stopImmediatePropagation();
    go(name);
  }, true);
  document.addEventListener("wheel", roll, { passive: false });
  document.addEventListener("keydown", type);
  document.addEventListener("shown", renew);
  document.addEventListener("live", apply);
  window.addEventListener("popstate", restore);
  document.addEventListener("reach", (event) => reach(/** @type {CustomEvent} */ (event)));
  renew();
}

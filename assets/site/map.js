// A map of districts to work with: the district that a reader points at is outlined; a click or a tap pins it, Enter the
// one that the arrow keys have reached (keys.js), and a key of the legend shows its class alone.

import { json } from "./live.js";

const NEAR = 24; // CSS pixels around a finger within which a small district is meant
const FIGURES = "#map-part figure:has(.map)";
const SVG = "http://www.w3.org/2000/svg";

/** @typedef {[number, number]} Point in pixels of the overlay
 * @typedef {{code: string, colour: string, words: string, rings: Point[][], middle: Point, size: number}} Place */

/** @type {Map<string, Promise<Place[]>>} by the address of the figure */
const known = new Map();
/** @type {string | undefined} */
let pointed; // the code of the place under the mouse
let finger = false;
let tapped = false; // whether what comes is the answer to a finger
let clicks = 0; // of which the last counts
let pinning = -1; // the click that pinned last

/** The map that an event happened in. @param {Event} event */
function mapOf(event) {
  const figure = event.target instanceof Element ? event.target.closest(FIGURES) : null;
  return figure && mapIn(figure);
}

/** The map in a figure: its frame, and the overlay on which places are found. @param {Element} figure */
function mapIn(figure) {
  const frame = figure.querySelector("[data-figure]");
  const over = figure.querySelector("svg.pins");
  return frame instanceof HTMLElement && over instanceof SVGSVGElement ? { frame, over } : null;
}

/** @param {any} geometry @returns {[number, number][][]} the outer rings of an area */
const outer = (geometry) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates)
  .map((/** @type {any[]} */ polygon) => polygon[0]);

/** @param {Point[]} ring @returns {[number, number, number, number]} */
function bounds(ring) {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The places of a map, in the pixels of its overlay: its own areas, or the districts of a map of provinces.
 * @param {string} address @param {SVGSVGElement} over */
async function read(address, over) {
  const { data, layout: { geo } } = await json(address);
  const units = data.find((/** @type {any} */ trace) => trace.name === "units");
  const { features } = await json(over.dataset.units ?? units.geojson);
  const squares = geo.projection.type !== "mercator";
  const [west, east] = geo.lonaxis.range;
  const scale = over.viewBox.baseVal.width / (east - west);
  /** @param {number} lat degrees, or a row of squares, as what lies northwards on the sheet */
  const up = (lat) => squares ? lat : Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360)) * 180 / Math.PI;
  const top = up(geo.lataxis.range[1]);
  return features.map((/** @type {any} */ { properties: { code, name, province }, geometry }) => {
    const rings = outer(geometry).map((ring) => ring.map(([x, y]) => /** @type {Point} */ (
      [(x - west) * scale, (top - up(y)) * scale])));
    const [l, t, r, b] = rings.map(bounds).sort((one, two) => (two[2] - two[0]) * (two[3] - two[1])
      - (one[2] - one[0]) * (one[3] - one[1]))[0] ?? [0, 0, 0, 0];
    const index = units.locations.indexOf(over.dataset.units ? province : code);
    const colour = units.colorscale[2 * units.z[index]]?.[1] ?? "";
    const told = units.hovertext[index] ?? name ?? "";
    const words = over.dataset.units ? `${name}<br>${told}` : told;
    return { code, rings, colour, words, middle: [(l + r) / 2, (t + b) / 2], size: Math.max(r - l, b - t) };
  });
}

/** @param {{frame: HTMLElement, over: SVGSVGElement}} map @returns {Promise<Place[]>} */
function places({ frame, over }) {
  const address = frame.dataset.figure ?? "";
  const found = known.get(address) ?? read(address, over).catch(() => []);
  known.set(address, found);
  return found;
}

/** Whether a point lies inside a ring: a line to its left crosses the ring an odd number of times.
 * @param {Point[]} ring @param {Point} point */
const inside = (ring, [x, y]) => ring.reduce((odd, [ax, ay], i) => {
  const [bx, by] = ring[i ? i - 1 : ring.length - 1];
  return (ay > y) !== (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax ? !odd : odd;
}, false);

/** The place at a point; under a finger the nearest small one, if one is near.
 * @param {Place[]} all @param {Point} point @param {number} near pixels; 0: only the place itself */
export function placeAt(all, point, near) {
  const away = (/** @type {Place} */ { middle: [x, y] }) => Math.hypot(x - point[0], y - point[1]);
  const small = all.filter((one) => one.size < near && away(one) < near).sort((a, b) => away(a) - away(b));
  return small[0] ?? all.find(({ rings }) => rings.some((ring) => inside(ring, point))) ?? null;
}

/** Draws areas over the map, in the place of those drawn under the same name before.
 * @param {SVGSVGElement} over @param {string} name @param {Place[]} areas */
function draw(over, name, areas) {
  over.querySelector(`.${name}`)?.remove();
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("class", name);
  path.setAttribute("d", areas.flatMap(({ rings }) => rings).map((ring) => `M${ring.map((at) => at.map((one) =>
    one.toFixed(1)).join(" ")).join("L")}Z`).join(""));
  over.prepend(path);
}

/** Outlines the place under the mouse on all maps of the page, and shows its words beside the mouse.
 * @param {NonNullable<ReturnType<typeof mapIn>>} map @param {MouseEvent} event */
async function point(map, event) {
  const place = placeAt(await places(map), where(map.over, event)[0], 0);
  if (place?.code !== pointed) {
    pointed = place?.code;
    for (const figure of document.querySelectorAll(FIGURES)) {
      const one = mapIn(figure);
      if (one) draw(one.over, "pointed", (await places(one)).filter(({ code }) => code === pointed));
    }
  }
  const frame = /** @type {HTMLElement} */ (map.over.parentElement);
  for (const old of document.querySelectorAll(".map-tip")) if (old.parentElement !== frame) old.remove();
  const tip = frame.querySelector(".map-tip") ?? frame.appendChild(document.createElement("div"));
  if (!(tip instanceof HTMLElement)) return;
  tip.className = "map-tip";
  tip.hidden = !place;
  // As Plotly reads them: lines, and a bold name.
  tip.textContent = (place?.words ?? "").replaceAll("<br>", "\n").replace(/<[^>]+>/g, "");
  const box = frame.getBoundingClientRect();
  const [x, y] = [event.clientX - box.left, event.clientY - box.top];
  tip.style.left = `${Math.max(0, Math.min(x + 14, box.width - tip.offsetWidth))}px`;
  tip.style.top = `${y + 18 + tip.offsetHeight < box.height ? y + 18 : Math.max(0, y - tip.offsetHeight - 12)}px`;
}

/** Takes away what was shown of the place under the mouse. */
function leave() {
  pointed = undefined;
  for (const one of document.querySelectorAll(".map-tip, .pointed")) one.remove();
}

/** Shows the districts of one class alone, or all again. @param {HTMLElement} key the button of the class */
async function light(key) {
  const figure = key.closest("article")?.querySelector("figure");
  const map = figure && mapIn(figure);
  if (!map) return;
  const on = key.getAttribute("aria-pressed") === "false";
  for (const other of key.closest("ul")?.querySelectorAll("button") ?? []) {
    other.setAttribute("aria-pressed", String(on && other === key));
  }
  draw(map.over, "veil", on ? (await places(map)).filter(({ colour }) => colour !== key.dataset.colour) : []);
}

/** Where an event happened, and the pixels of the overlay in one of the screen.
 * @param {SVGSVGElement} over @param {MouseEvent} event @returns {[Point, number]} */
function where(over, event) {
  const [box, { x, y, width, height }] = [over.getBoundingClientRect(), over.viewBox.baseVal];
  const pixel = width / box.width;
  return [[x + (event.clientX - box.left) * pixel, y + (event.clientY - box.top) * height / box.height], pixel];
}

/** The map of the page /map answers from now on: the code of a district goes to whoever pins it, as "pin". */
export function watchMap() {
  document.addEventListener("pointerdown", (event) => { finger = event.pointerType === "touch"; }, true);
  document.addEventListener("pointermove", (event) => {
    const map = event.pointerType === "mouse" && !event.buttons ? mapOf(event) : null;
    if (map) point(map, event);
    else if (pointed) leave();
  }, { passive: true });
  document.addEventListener("shown", () => {
    leave();
    // On a phone the panel stands below the map. A layer chosen just before may be shown first, without the pin.
    const panel = tapped && document.querySelector(".has-pins");
    if (panel) panel.scrollIntoView({ block: "nearest", behavior: "instant" });
    tapped &&= !panel;
  });
  document.addEventListener("twice", () => {
    if (pinning === clicks) document.dispatchEvent(new CustomEvent("unpin"));
    clicks += 1;
  });
  // Before links and keys of the page.
  document.addEventListener("click", async (event) => {
    const key = event.target instanceof Element ? event.target.closest("#map-part .legend button") : null;
    if (key instanceof HTMLElement) light(key);
    const map = mapOf(event);
    if (!map) return;
    const mine = clicks += 1;
    const [at, pixel] = where(map.over, event);
    const place = placeAt(await places(map), at, finger ? NEAR * pixel : 0);
    if (!place || mine !== clicks) return;
    tapped = finger;
    pinning = mine;
    document.dispatchEvent(new CustomEvent("pin", { detail: place.code }));
  }, true);
}

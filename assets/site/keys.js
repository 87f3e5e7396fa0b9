// Charts by keyboard and by ear: arrows go from mark to mark, and each is told and shown with the words that the server
// put into the figure. Part of the script of pages; an embed fetches it when its chart gets the focus (embed_keys.js).

import { marksOf, step } from "./marks.js";
import { KEYS } from "./stops.js";
import { tell } from "./tell.js";

/** The marks of the chart at hand, and which of them is shown (-1: none yet).
 * @type {{frame: HTMLElement, marks: import("./marks.js").Mark[], at: number} | null} */
let tour = null;

/** The part of the frame that shows what is told. @param {HTMLElement} frame @param {string} name */
function part(frame, name) {
  const known = frame.querySelector(`:scope > .${name}`);
  if (known instanceof HTMLElement) return known;
  const made = document.createElement("div");
  made.className = name;
  made.setAttribute("aria-hidden", "true"); // told by the live region
  frame.append(made);
  return made;
}

/** Shows words beside a box, inside the frame. @param {HTMLElement} frame @param {string} words
 * @param {{left: number, top: number, width: number, height: number}} box */
function write(frame, words, box) {
  const label = part(frame, "mark-words");
  label.textContent = words;
  const [wide, high] = [label.offsetWidth, label.offsetHeight];
  const under = box.top + box.height + 8;
  label.style.left = `${Math.max(0, Math.min(box.left, frame.offsetWidth - wide))}px`;
  label.style.top = `${under + high <= frame.offsetHeight ? under : Math.max(0, box.top - high - 8)}px`;
}

/** Rings a mark and shows its words. @param {HTMLElement} frame @param {import("./marks.js").Mark} mark */
export function ringed(frame, mark) {
  const box = onFrame(mark, frame);
  const ring = part(frame, "mark-ring");
  Object.assign(ring.style, {
    left: `${box.left - 3}px`, top: `${box.top - 3}px`, width: `${box.width + 6}px`, height: `${box.height + 6}px`,
  });
  write(frame, mark.words, box);
  return ring;
}

/** Takes away what is shown of the chart at hand. */
export function close() {
  for (const one of document.querySelectorAll(".mark-words, .mark-ring")) one.remove();
  if (tour) tour.at = -1;
}

/** A mark as it lies on its frame, where a map may be larger than that (zoom.js).
 * @param {import("./marks.js").Mark} mark @param {HTMLElement} frame */
function onFrame(mark, frame) {
  const stage = /** @type {HTMLElement} */ (frame.querySelector(".stage"));
  document.dispatchEvent(new CustomEvent("reach", { detail: [mark.x / stage.offsetWidth, mark.y / stage.offsetHeight] }));
  const [box, around] = [stage.getBoundingClientRect(), frame.getBoundingClientRect()];
  const z = box.width / stage.offsetWidth || 1;
  return { ...mark, left: mark.left * z + box.left - around.left, top: mark.top * z + box.top - around.top,
    width: mark.width * z, height: mark.height * z };
}

/** @param {HTMLElement} frame @param {string} key @param {(frame: HTMLElement) => Promise<void>} makeLive */
async function go(frame, key, makeLive) {
  await makeLive(frame);
  const stage = frame.querySelector(".stage");
  if (frame.dataset.state !== "live" || document.activeElement !== frame) return;
  if (tour?.frame !== frame || tour.at < 0) tour = { frame, marks: marksOf(stage), at: -1 };
  const last = tour.marks.length - 1;
  if (last < 0) return;
  if (key === "Home" || (tour.at < 0 && key !== "End")) tour.at = 0;
  else tour.at = key === "End" ? last : step(tour.marks, tour.at, key);
  ringed(frame, tour.marks[tour.at]).scrollIntoView({ block: "nearest", inline: "nearest" });
  tell(tour.marks[tour.at].words);
}

/** @param {HTMLElement} frame */
function toTable(frame) {
  const table = frame.closest("article")?.querySelector(".table-frame");
  const fold = table?.closest("details");
  const panel = table?.closest(".panel[hidden]");
  const tab = panel && document.querySelector(`[aria-controls="${panel.id}"]`);
  if (tab instanceof HTMLElement) tab.click(); // on the page of a chart
  if (fold) fold.open = true;
  if (table instanceof HTMLElement) table.focus();
}

/** @param {KeyboardEvent} event @param {(frame: HTMLElement) => Promise<void>} makeLive */
function pressed(event, makeLive) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const frame = event.target instanceof HTMLElement && event.target.matches("[data-figure]") ? event.target : null;
  if (event.key === "Escape") {
    close();
    for (const stage of document.querySelectorAll(".stage")) window.Plotly?.Fx.unhover(stage);
  } else if (frame && (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End")) {
    event.preventDefault();
    go(frame, event.key, makeLive);
  } else if (frame && (event.key === "?" || event.key === "؟")) {
    event.preventDefault(); // not the list of all keys (help.js)
    const help = document.getElementById(KEYS)?.textContent ?? "";
    write(frame, help, { left: 0, top: 0, width: 0, height: 0 });
    tell(help);
  } else if (frame && event.key === "Enter" && tour?.frame === frame && tour.marks[tour.at]?.area
    && !frame.parentElement?.querySelector("[data-units]")) { // districts are pinned, not the provinces of such a map
    document.dispatchEvent(new CustomEvent("pin", { detail: tour.marks[tour.at].area })); // the map takes it (map.js)
  } else if (frame && event.code === "KeyT") {
    event.preventDefault();
    toTable(frame);
  } else if (frame && event.code === "KeyS") {
    /** @type {HTMLElement | null | undefined} */ (frame.closest("article")?.querySelector(".play"))?.click(); // player.js
  }
}

/** Listens to the keys from now on.
 * @param {(frame: HTMLElement) => Promise<void>} makeLive draws the figure of a frame (live.js) */
export function listenToKeys(makeLive) {
  document.addEventListener("keydown", (event) => pressed(event, makeLive));
  document.addEventListener("focusout", close);
  window.addEventListener("resize", close);
}

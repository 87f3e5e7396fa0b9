// A map on a narrow screen: what a finger touches is told in a line under the map, where nothing cuts it, and a list has
// every place, also those too small for a finger. Fetched with Plotly for a narrow map only (live.js); the words are those
// of the figure.

import { marksOf } from "./marks.js";

const REACH = 12; // pixels around a finger in which a point or a line is meant
const STEP = 4; // pixels between the places of an outline that are looked at

/** Pixels from a place of the window to a shape; 0 inside an area.
 * @param {SVGGeometryElement} shape @param {number} x @param {number} y */
function distance(shape, x, y) {
  const here = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM()?.inverse());
  if (shape.isPointInFill(here) && shape.matches(".choroplethlocation")) return 0;
  let least = Infinity;
  for (let at = 0; at <= shape.getTotalLength(); at += STEP) {
    const place = shape.getPointAtLength(at);
    least = Math.min(least, Math.hypot(place.x - here.x, place.y - here.y));
  }
  return least;
}

/** The mark that is touched: a point or a line near the finger, else the area under it.
 * @param {import("./marks.js").Mark[]} marks @param {number} x @param {number} y */
function touched(marks, x, y) {
  const [areas, others] = [marks.filter((mark) => mark.area), marks.filter((mark) => !mark.area)];
  const far = others.map((mark) => distance(/** @type {SVGGeometryElement} */ (mark.shape), x, y));
  const least = Math.min(...far);
  if (least < REACH) return others[far.indexOf(least)];
  return areas.find((mark) => !distance(/** @type {SVGGeometryElement} */ (mark.shape), x, y));
}

/** @param {HTMLElement} stage that Plotly has drawn into @param {HTMLElement} answer the part under the map
 * @param {{clientX: number, clientY: number} | null} first the touch that brought the map to life */
window.answerTaps = (stage, answer, first) => {
  const [list, line] = [answer.querySelector("select"), answer.querySelector("p")];
  if (!list || !line) return;
  /** @type {import("./marks.js").Mark[]} */
  let marks = [];

  /** @param {import("./marks.js").Mark} [mark] */
  function show(mark) {
    if (!line || !list) return;
    line.textContent = mark?.words ?? "";
    list.value = mark ? `${marks.indexOf(mark)}` : "";
  }

  /** The list, filled again where a fresh page has emptied it. */
  function fill() {
    if (!list || (!answer.hidden && list.options.length)) return;
    const by = new Intl.Collator(document.documentElement.lang).compare;
    marks = marksOf(stage).sort((one, other) => by(one.words, other.words));
    // The first line, without the signs that hold it in its direction.
    const names = marks.map((mark) => /[^\n\u2066-\u2069]+/.exec(mark.words)?.[0]);
    list.replaceChildren(new Option(), ...names.map((name, i) => new Option(name, `${i}`)));
    answer.hidden = false;
  }

  /** @param {{clientX: number, clientY: number}} place */
  function tap({ clientX, clientY }) {
    fill();
    show(touched(marks, clientX, clientY));
  }

  fill();
  if (first) tap(first);
  stage.addEventListener("click", tap, true);
  list.onchange = () => show(marks[Number(list.value || -1)]);
};

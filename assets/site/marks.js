// The marks of a live chart: bars, cells, points, lines and areas, each where Plotly has drawn it and with the words that
// the server put into the figure (hovertext). `step` goes from one to the next by an arrow key.

/** A mark: its value (null: none), the name of its series, its box and its anchor in pixels of the stage, its words (lines), its row counted from the top, the line of
 * points it belongs to (-1: none), whether it is free of rows, as on a map, and the code of the area that it is ("": none),
 * and on a map the element that it is.
 * @typedef {{value: number | null, name: string, left: number, top: number, width: number, height: number, x: number, y: number, words: string,
 *   id: string, row: number, line: number, free: boolean, area: string, shape?: Element}} Mark */

const POINT = 12; // pixels of the box around a point
const ROW = 8; // pixels within which the next mark stands in the same row

/** @param {unknown} value @param {number} i */
const at = (value, i) => Array.isArray(value) ? value[i] : value;

/** Words as Plotly takes them, without their tags. @param {string} text */
const plain = (text) => text.replaceAll("<br>", "\n").replace(/<[^>]+>/g, "");

/** @param {number} x @param {number} y */
const around = (x, y) => ({ left: x - POINT / 2, top: y - POINT / 2, width: POINT, height: POINT, x, y });

/** A place on an axis; what has no value stands where the axis begins.
 * @param {any} axis @param {number} value @param {number} [without] */
function place(axis, value, without = axis._id[0] === "x" ? 0 : axis._length) {
  const found = axis.c2p(value);
  return axis._offset + (Number.isFinite(found) ? found : without);
}

/** @param {any} axes @param {any} trace @param {any} point of the trace as Plotly computed it */
function onAxes([across, down], trace, point) {
  if (trace.type !== "bar") return around(place(across, point.x), place(down, point.y));
  const lying = trace.orientation === "h";
  const [along, beside] = lying ? [across, down] : [down, across];
  const base = place(along, point.b ?? 0);
  const ends = [place(along, point.s0, base - along._offset), place(along, point.s1, base - along._offset)];
  const sides = [place(beside, point.p0), place(beside, point.p1)];
  const [xs, ys] = lying ? [ends, sides] : [sides, ends];
  const box = {
    left: Math.min(...xs), top: Math.min(...ys),
    width: Math.abs(xs[1] - xs[0]), height: Math.abs(ys[1] - ys[0]),
  };
  // Bars are as long as their values: they stand where they begin.
  return { ...box, x: lying ? box.left : box.left + box.width / 2, y: lying ? box.top + box.height / 2 : base };
}

/** @param {Element} element @param {DOMRect} stage @param {number} z how many times as large the stage is shown */
function onMap(element, stage, z) {
  const box = element.getBoundingClientRect();
  const [left, top, width, height] = [box.left - stage.left, box.top - stage.top, box.width, box.height].map((n) => n / z);
  return { left, top, width, height, x: left + width / 2, y: top + height / 2 };
}

/** The elements that Plotly has drawn for a trace of a map, in the order of its points.
 * @param {HTMLElement} stage @param {number} index */
function drawn(stage, index) {
  const group = [...stage.querySelectorAll(".trace")]
    .find((one) => /** @type {any} */ (one).__data__?.[0]?.trace?.index === index);
  return [...group?.querySelectorAll(".choroplethlocation, path.point, .js-line") ?? []];
}

/** All marks of a chart that have words, in reading order.
 * @param {any} stage the element that Plotly has drawn into @returns {Mark[]} */
export function marksOf(stage) {
  /** @type {Mark[]} */
  const found = [];
  const box = stage.getBoundingClientRect();
  stage.calcdata.forEach((/** @type {any[]} */ points, /** @type {number} */ index) => {
    const trace = points[0]?.trace;
    if (!trace?.visible || trace.hoverinfo === "skip" || !trace.hovertext?.length) return;
    const map = Boolean(trace.geo);
    const whole = trace.mode === "lines"; // one mark, in the middle of the line
    const axes = map ? [] : [stage._fullLayout[axisName(trace.xaxis)], stage._fullLayout[axisName(trace.yaxis)]];
    const shapes = map ? drawn(stage, index) : [];
    const line = trace.mode === "lines+markers" ? index : -1;
    points.forEach((point, i) => {
      if (whole && i !== (map ? 0 : Math.floor(points.length / 2))) return;
      const words = plain(String(at(trace.hovertext, i) ?? ""));
      if (!words || (map && !shapes[i])) return;
      const where = map ? onMap(shapes[i], box, box.width / stage.offsetWidth || 1) : onAxes(axes, trace, point);
      const value = trace.type === "bar" ? point.s : point.y;
      found.push({ ...where, value: Number.isFinite(value) ? value : null, name: stage.data[index]?.name ?? "", words, id: String(at(trace.customdata, i) ?? ""), row: 0, line, free: map,
        area: String(at(trace.locations, i) ?? ""), shape: shapes[i] });
    });
  });
  found.sort((a, b) => a.y - b.y);
  found.forEach((mark, i) => {
    const above = found[i - 1];
    mark.row = above ? above.row + Number(mark.y - above.y > ROW) : 0;
  });
  const [first, last] = stage._fullLayout.xaxis?.range ?? [0, 1];
  const along = first > last ? -1 : 1; // a chart that is mirrored is read from the right
  return found.sort((a, b) => a.line - b.line || (a.line < 0 ? a.row - b.row : 0) || (a.x - b.x) * along);
}

/** "x2" -> "xaxis2". @param {string} id */
const axisName = (id = "x") => `${id[0]}axis${id.slice(1)}`;

/** The mark to which an arrow leads: on a map the next in its direction, or none; elsewhere along the row, the line of
 * points or to the next row, and where there is none the next in reading order.
 * @param {Mark[]} marks @param {number} from @param {string} key @returns {number} its index */
export function step(marks, from, key) {
  const here = marks[from];
  const forward = key === "ArrowRight" || key === "ArrowDown";
  const lying = key === "ArrowRight" || key === "ArrowLeft";
  let best = -1;
  let least = Infinity;
  marks.forEach((mark, i) => {
    const [dx, dy] = [mark.x - here.x, mark.y - here.y];
    const along = (lying ? dx : dy) * (forward ? 1 : -1);
    const aside = Math.abs(lying ? dy : dx);
    if (i === from || along < 1) return;
    const apart = here.line < 0 ? mark.row !== here.row : mark.line !== here.line;
    if (here.free ? aside > along : apart === lying) return;
    const far = here.free ? along + 2 * aside
      : lying ? along
        : here.line < 0 ? Math.abs(mark.row - here.row) * 10000 + aside
          : aside * 10000 + along; // the other line at the same time
    if (far < least) [best, least] = [i, far];
  });
  if (best >= 0 || here.free) return best >= 0 ? best : from;
  return Math.min(Math.max(from + (forward ? 1 : -1), 0), marks.length - 1);
}

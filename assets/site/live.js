// A picture of a chart comes to life: Plotly draws the same figure in its place when a reader touches it, points at it
// or moves the focus into it. Pages and embeds share this module.

const CONFIG = {
  displayModeBar: false, displaylogo: false, showSendToCloud: false, scrollZoom: false, doubleClick: false,
  responsive: true, showTips: false,
};
const DWELL = 120; // milliseconds a mouse rests on a picture; passing over it costs a reader nothing

const NARROW = 420; // pixels; in such a map labels would be cut (taps.js)

/** Scripts on their way or here, by their addresses. @type {Map<string, Promise<void>>} */
const scripts = new Map();
/** The last touch. @type {PointerEvent | null} */
let last = null;

/** A script, fetched once. @param {string} address @returns {Promise<void>} */
export function script(address = "") {
  const coming = scripts.get(address) ?? new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = () => resolve();
    element.onerror = () => {
      scripts.delete(address);
      reject(new Error(address));
    };
    document.head.append(element);
  });
  scripts.set(address, coming);
  return coming;
}

/** Plotly: its address stands in the document.
 * @returns {Promise<any>} */
export const plotly = () => script(document.documentElement.dataset.plotly).then(() => window.Plotly);

/** @param {string} address
 * @returns {Promise<any>} the JSON at an address */
export async function json(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/** The charts that are on their way. @type {WeakMap<HTMLElement, Promise<void>>} */
const coming = new WeakMap();

/** Draws the figure of a frame in the place of its picture; the picture stays where that fails.
 * @param {HTMLElement} frame an element with the address of its figure in data-figure
 * @returns {Promise<void>} when it is drawn, or cannot be */
export function makeLive(frame) {
  const found = frame.dataset.state ? coming.get(frame) : bring(frame);
  if (found) coming.set(frame, found);
  return found ?? Promise.resolve();
}

/** @param {HTMLElement} frame */
async function bring(frame) {
  const address = frame.dataset.figure;
  if (!address) return;
  frame.dataset.state = "loading";
  const stage = document.createElement("div");
  const answer = frame.offsetWidth < NARROW ? frame.closest("figure")?.querySelector(".tapped") : null;
  try {
    const tell = answer instanceof HTMLElement ? script(answer.dataset.script) : null;
    const [Plotly, figure] = await Promise.all([plotly(), json(address), tell]);
    if (frame.dataset.figure !== address) return; // another view has taken its place
    const { meta, ...layout } = figure.layout;
    // As large as its picture, so that nothing around it moves.
    frame.style.height = frame.classList.contains("shaped") ? "" : `${frame.offsetHeight || layout.height}px`;
    delete layout.width;
    delete layout.height;
    stage.className = "stage";
    stage.setAttribute("role", "img");
    stage.setAttribute("aria-label", meta.alt);
    frame.append(stage);
    await Plotly.newPlot(stage, figure.data, { ...layout, autosize: true }, CONFIG);
    if (frame.dataset.figure !== address || !stage.isConnected) return;
    frame.dataset.state = "live"; // its picture is hidden now, and stays for paper
    document.dispatchEvent(new Event("live"));
    if (answer instanceof HTMLElement) window.answerTaps(stage, answer, last);
  } catch {
    stage.remove();
    delete frame.dataset.state; // the next touch tries again
  }
}

/** Takes the chart out of a frame, before another view comes in.
 * @param {HTMLElement} frame */
export function removeChart(frame) {
  const stage = frame.querySelector(".stage");
  if (stage && window.Plotly) window.Plotly.purge(stage);
  stage?.remove();
  delete frame.dataset.state;
}

/** @param {Event} event
 * @returns {HTMLElement | null} the frame an event happened in */
function frameOf(event) {
  return event.target instanceof Element ? event.target.closest("[data-figure]") : null;
}

/** Charts come to life from now on; those without a picture at once. */
export function watch() {
  for (const name of ["pointerdown", "focusin"]) {
    document.addEventListener(name, (event) => {
      const frame = frameOf(event);
      if (event instanceof PointerEvent) last = event;
      if (frame) makeLive(frame);
    }, { passive: true });
  }
  let resting = 0;
  document.addEventListener("pointerover", (event) => {
    window.clearTimeout(resting);
    const frame = frameOf(event);
    if (frame && event.pointerType === "mouse") resting = window.setTimeout(makeLive, DWELL, frame);
  }, { passive: true });
  drawMissing();
}

/** Draws the charts that the server had no picture of. */
export function drawMissing() {
  for (const frame of document.querySelectorAll("[data-figure]:empty")) {
    makeLive(/** @type {HTMLElement} */ (frame));
  }
}

/** Fetches Plotly before anybody asks for it, once the page is quiet, where readers do not save data. */
export function fetchAhead() {
  window.addEventListener("load", () => {
    const line = /** @type {any} */ (navigator).connection;
    if (line?.saveData || !document.querySelector("[data-figure]")) return;
    window.setTimeout(() => {
      const ahead = document.createElement("link");
      ahead.rel = "prefetch";
      ahead.as = "script";
      ahead.href = document.documentElement.dataset.plotly ?? "";
      document.head.append(ahead);
    }, 1500);
  });
}

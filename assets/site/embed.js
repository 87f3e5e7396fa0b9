// The embed in its frame: tells the host its height, follows its filters, and comes to life when touched.

import { withChoice } from "./address.js";
import { makeLive, script, watch } from "./live.js";
import { KEYS, offerKeys } from "./stops.js";

const facts = document.documentElement.dataset;
const { parent } = window;
let last = 0;

/** Three dialects that hosts already understand: Datawrapper's, AMP's and Medium's. */
function tell() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if ((height === last && Math.abs(window.innerHeight - height) < 2) || parent === window) return;
  last = height;
  parent.postMessage({ "datawrapper-height": { [facts.slug ?? ""]: height } }, "*");
  parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
  parent.postMessage(JSON.stringify({ src: String(location), context: "iframe.resize", height }), "*");
}
new ResizeObserver(tell).observe(document.body);
window.addEventListener("load", tell);
// A host whose script came late has missed the first message: again, as long as the frame has not followed.
window.setInterval(tell, 1000);
document.addEventListener("toggle", tell, true);

// A filter leads to the same embed with another query; replace, so that the host's Back button stays its own.
document.addEventListener("change", (event) => {
  const select = event.target;
  if (!(select instanceof HTMLSelectElement) || !select.name) return;
  location.replace(location.pathname + withChoice(location.search, select));
});
document.addEventListener("submit", (event) => event.preventDefault());
// The frame is emptied in its own place, so that Back does not bring it again.
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[data-leave]");
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  document.documentElement.hidden = true;
  location.replace(link.href);
});

/** Fetches what walks the chart by keyboard and plays it, when either has the focus or is pressed. @param {Event} event */
function fetchKeys(event) {
  const address = document.getElementById(KEYS)?.dataset.script;
  if (!address || !(event.target instanceof Element && event.target.matches("[data-figure], .play"))) return;
  script(address).then(() => window.listenToKeys(makeLive, event));
}

if (facts.plotly) {
  watch();
  offerKeys();
  document.addEventListener("focusin", fetchKeys);
  document.addEventListener("click", fetchKeys);
  for (const button of document.querySelectorAll("button")) button.hidden = false;
  const frame = /** @type {HTMLElement} */ (document.getElementById("chart"));
  document.getElementById("ask")?.addEventListener("click", () => makeLive(frame));
}

// The embed in its frame: tells the host its height, follows its filters, and comes to life when touched.

import { withChoice } from "./address.js";
import { listenToKeys } from "./keys.js";
import { makeLive, watch } from "./live.js";

const facts = document.documentElement.dataset;
let last = 0;

/** Three dialects that hosts already understand: Datawrapper's, AMP's and Medium's. */
function tell() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if ((height === last && Math.abs(window.innerHeight - height) < 2) || window.parent === window) return;
  last = height;
  window.parent.postMessage({ "datawrapper-height": { [facts.slug ?? ""]: height } }, "*");
  window.parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
  window.parent.postMessage(JSON.stringify({ src: String(window.location), context: "iframe.resize", height }), "*");
}
new ResizeObserver(tell).observe(document.body);
window.addEventListener("load", tell);
// A host whose script came late has missed the first message: again, as long as the frame has not followed.
window.setInterval(tell, 1000);
document.addEventListener("toggle", tell, true);

// A filter leads to the same embed with another query; replace, so that the host's Back button stays its own.
document.addEventListener("change", (event) => {
  const select = event.target;
  if (!(select instanceof HTMLSelectElement)) return;
  window.location.replace(window.location.pathname + withChoice(window.location.search, select));
});
document.addEventListener("submit", (event) => event.preventDefault());

if (facts.plotly) {
  watch();
  listenToKeys();
  const ask = document.getElementById("ask");
  const frame = document.getElementById("chart");
  if (ask && frame) {
    ask.hidden = false;
    ask.addEventListener("click", () => makeLive(frame));
  }
}

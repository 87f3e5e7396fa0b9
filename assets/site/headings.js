// Headings of pages in Urdu turn from Naskh to Nastaliq once the page is quiet, where the reader does not save data. They
// have the same room in both (assets/arabic.css).

const FONT = "700 1em \"Nastaliq Headings\"";
const PATIENCE = 3000; // milliseconds after which a page counts as quiet

/** Whether this reader wants no more than what is needed, or has a very slow line. */
function saves() {
  const line = /** @type {any} */ (navigator).connection;
  return line?.saveData || /2g/.test(line?.effectiveType) || window.matchMedia("(prefers-reduced-data: reduce)").matches;
}

async function turn() {
  const faces = await document.fonts.load(FONT, "ا").catch(() => []);
  if (faces.length) document.documentElement.classList.add("has-nastaliq");
}

/** Waits for the page to be quiet, and lets its headings turn then. */
export function headings() {
  if (document.documentElement.lang !== "ur" || saves()) return;
  const wait = () => {
    if (window.requestIdleCallback) window.requestIdleCallback(turn, { timeout: PATIENCE });
    else window.setTimeout(turn, PATIENCE / 2); // Safari
  };
  if (document.readyState === "complete") wait();
  else window.addEventListener("load", wait);
}

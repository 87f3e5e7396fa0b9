// Each chart is one stop of Tab, where a script runs: what has none has nothing to do there.

export const KEYS = "chart-keys"; // the id of the words that say how (layouts/components/chart_keys.py)

/** Makes the charts of a page stops of Tab, named by their titles. */
export function offerKeys() {
  const how = document.getElementById(KEYS);
  if (!how) return;
  for (const frame of document.querySelectorAll("[data-figure]")) {
    const title = frame.closest("article")?.querySelector("h1, h2")?.textContent;
    if (!(frame instanceof HTMLElement) || !title) continue;
    frame.tabIndex = 0;
    frame.setAttribute("role", "application");
    frame.setAttribute("aria-roledescription", how.dataset.kind ?? "");
    frame.setAttribute("aria-label", title);
    frame.setAttribute("aria-describedby", KEYS);
    frame.closest("figure")?.removeAttribute("tabindex"); // a wide chart moves with its marks
  }
}

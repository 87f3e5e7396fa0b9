// Says to those who listen what they would see: the page's one live region (layouts/templates). Its words are the server's.

let waiting = 0;

/** @param {string} words */
export function tell(words) {
  const region = document.getElementById("told");
  if (!region) return;
  region.textContent = "";
  window.clearTimeout(waiting);
  // A region that changes within one task is not heard, and neither are the same words twice.
  waiting = window.setTimeout(() => { region.textContent = words.trim(); }, 100);
}

/** The words of an element's parts, one after the other. @param {ParentNode} within @param {string} selector */
export const wordsOf = (within, selector) =>
  [...within.querySelectorAll(selector)].map((part) => part.textContent?.trim()).filter(Boolean).join("\n");

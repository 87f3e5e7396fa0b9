// A question mark shows the list of all keys, where nobody types and no chart has the focus (keys.js). The list is a page
// (layouts/keys.py); what shows it as a dialog is fetched when it is asked for.

import { script } from "./live.js";

export const OFF = "keys-off"; // in the storage of the tab, where a reader turned the question mark off
const TYPED = "input:not([type=checkbox]), textarea, select, [contenteditable]";

/** Whether the reader turned the question mark off. */
export function isOff() {
  try {
    return Boolean(window.sessionStorage.getItem(OFF));
  } catch {
    return false; // a browser that keeps nothing
  }
}

/** Listens to the question mark from now on; after `listenToKeys`, as a chart has its own. */
export function offerHelp() {
  document.addEventListener("keydown", async (event) => {
    const free = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!free || (event.key !== "?" && event.key !== "؟") || isOff()) return;
    if (event.target instanceof Element && event.target.closest(TYPED)) return;
    const link = document.querySelector("[aria-keyshortcuts]");
    if (!(link instanceof HTMLAnchorElement) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    try {
      await script(link.dataset.script);
      await window.showKeys(link.href);
    } catch {
      window.location.assign(link.href);
    }
  });
}

// The embed dialog of every card: live preview, options, the HTML to paste. Its words stand in the page.

import { copyText } from "./copy.js";

/** `asked`: where a server writes the HTML to paste for each set of options; `file`: where it lies as a file, else "".
 * @type {{asked: string, search: string, filters: string, file: string} | null} */
let base = null;

/** @template {Element} T @param {string} selector @param {new () => T} kind @returns {T} */
function part(selector, kind) {
  const found = document.querySelector(`#embed-dialog ${selector}`);
  if (!(found instanceof kind)) throw new Error(selector);
  return found;
}

async function refresh() {
  if (!base) return;
  const snippet = part("textarea", HTMLTextAreaElement);
  part(".embed-copied", HTMLElement).textContent = "";
  const query = new URLSearchParams(base.search);
  for (const [name, value] of new FormData(part("form", HTMLFormElement))) {
    if (value) query.set(name, name === "controls" ? base.filters : String(value));
  }
  const answer = await fetch(base.file || `${base.asked}?${query}`).catch(() => null);
  if (!answer?.ok) {
    snippet.value = (answer?.status === 410 ? snippet.dataset.gone : snippet.dataset.failed) ?? "";
    return;
  }
  snippet.value = await answer.text();
  const pasted = new DOMParser().parseFromString(snippet.value, "text/html").querySelector("iframe");
  const preview = part("iframe", HTMLIFrameElement);
  if (!pasted) return;
  const source = new URL(pasted.src);
  preview.src = source.pathname + source.search;
  preview.style.height = `${pasted.getAttribute("height")}px`;
}

async function copy() {
  const told = part(".embed-copied", HTMLElement);
  const snippet = part("textarea", HTMLTextAreaElement);
  told.textContent = (await copyText(snippet) ? told.dataset.done : told.dataset.failed) ?? "";
}

document.getElementById("embed-dialog")?.addEventListener("change", refresh);
document.getElementById("embed-dialog")?.addEventListener("click", (event) => {
  const does = event.target instanceof HTMLElement ? event.target.dataset.does : "";
  if (does === "copy") copy();
  if (does === "close") part("form", HTMLFormElement).closest("dialog")?.close();
});
window.addEventListener("message", (event) => {
  const sizes = event.data?.["datawrapper-height"];
  const preview = document.querySelector("#embed-dialog iframe");
  if (sizes && preview instanceof HTMLIFrameElement && preview.contentWindow === event.source) {
    preview.style.height = `${Object.values(sizes)[0]}px`;
  }
});

/** Opens the dialog for the chart of a link to an embed. @param {HTMLAnchorElement} link
 * @returns {boolean} whether it could */
export function openDialog(link) {
  const dialog = document.getElementById("embed-dialog");
  if (!(dialog instanceof HTMLDialogElement)) return false;
  base = {
    asked: link.pathname.replace("/embed/", "/api/snippet/"), search: link.search, filters: link.dataset.embed ?? "",
    file: link.dataset.snippet ?? "",
  };
  for (const option of dialog.querySelectorAll(".embed-form")) option.toggleAttribute("hidden", Boolean(base.file));
  part("form", HTMLFormElement).reset();
  refresh();
  dialog.showModal();
  return true;
}

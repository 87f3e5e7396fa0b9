// The list of keys in a dialog, out of its page, and the switch that turns the question mark off. Fetched by help.js, and a
// script of that page.

import { isOff, OFF } from "./help.js";

const SWITCH = "input[name=keys]";

/** Sets the switches to what the reader chose. */
function dress() {
  for (const box of document.querySelectorAll(SWITCH)) if (box instanceof HTMLInputElement) box.checked = !isOff();
}

/** @param {string} address of the page of the keys @returns {Promise<HTMLDialogElement>} */
async function made(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const sheet of page.querySelectorAll("link[rel=stylesheet]")) {
    if (!document.querySelector(`link[href="${sheet.getAttribute("href")}"]`)) document.head.append(sheet);
  }
  const dialog = document.createElement("dialog");
  dialog.className = "embed-dialog keys-dialog";
  dialog.append(...page.querySelector("main > *")?.childNodes ?? []);
  for (const part of dialog.querySelectorAll("[id]")) part.removeAttribute("id"); // the page around may have the same
  for (const part of dialog.querySelectorAll(".of-dialog")) part.removeAttribute("hidden");
  dialog.setAttribute("aria-label", dialog.querySelector("h1")?.textContent ?? "");
  document.body.append(dialog);
  return dialog;
}

window.showKeys = async (address) => {
  const known = document.querySelector(".keys-dialog");
  const dialog = known instanceof HTMLDialogElement ? known : await made(address);
  dress();
  dialog.showModal();
};

document.addEventListener("change", (event) => {
  if (!(event.target instanceof HTMLInputElement) || !event.target.matches(SWITCH)) return;
  if (event.target.checked) window.sessionStorage.removeItem(OFF);
  else window.sessionStorage.setItem(OFF, "1");
});
dress();

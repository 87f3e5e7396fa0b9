// Copies a text of the page. Where a browser does not let a script copy, the text is selected, for the reader's own keys.

/** The rows of the page's table between the words that stand before and after it in a text: what a mail shows as a table.
 * @param {string} text its first and last lines, with empty lines before and after the rows @returns {string} as HTML */
function withTable(text) {
  const around = text.split("\n\n");
  const made = document.createElement("div");
  const lines = (/** @type {string} */ part) => {
    for (const line of part.split("\n")) made.appendChild(document.createElement("p")).textContent = line;
  };
  lines(around[0]);
  const table = made.appendChild(document.createElement("table"));
  table.border = "1";
  for (const row of document.querySelectorAll("#show-table tr:not([hidden])")) {
    const copy = table.insertRow();
    for (const cell of row.children) copy.insertCell().textContent = cell.textContent;
  }
  lines(around[around.length - 1]);
  return made.innerHTML;
}

/** Copies the text of an element, or selects it. @param {Element} source @returns {Promise<boolean>} whether it could */
export async function copyText(source) {
  const field = source instanceof HTMLTextAreaElement;
  const text = field ? source.value : source.textContent ?? "";
  try {
    if (source.hasAttribute("data-table")) {
      const kinds = { "text/plain": text, "text/html": withTable(text) };
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(
        Object.entries(kinds).map(([kind, words]) => [kind, new Blob([words], { type: kind })])))]);
    } else await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (field) source.select();
    else window.getSelection()?.selectAllChildren(source);
    return false;
  }
}

/** Says for a moment on a button what became of it. @param {HTMLElement} button @param {boolean} done */
function answer(button, done) {
  button.dataset.words = button.textContent ?? "";
  button.setAttribute("role", "status");
  button.textContent = (done ? button.dataset.done : button.dataset.failed) ?? "";
  window.setTimeout(() => {
    button.textContent = button.dataset.words ?? "";
    delete button.dataset.words;
    button.removeAttribute("role");
  }, 2500);
}

/** Copies the picture that a link leads to. @param {string} address @returns {Promise<boolean>} whether it could */
async function copyPicture(address) {
  const picture = () => fetch(address).then((found) => found.ok ? found.blob() : Promise.reject(found.status));
  try { // The promise is handed on unfulfilled: later the browser would no longer take the click for the reader's leave.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture() })]);
    return true;
  } catch {
    return false;
  }
}

/** The buttons that copy a text, copy a chart's picture or share its address, from now on. */
export function copyButtons() {
  document.documentElement.classList.toggle("can-share", "share" in navigator);
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-copy], [data-take]") : null;
    if (!(button instanceof HTMLElement) || button.dataset.words) return;
    const source = document.getElementById(button.dataset.copy ?? "");
    const [page, picture] = ["a", 'a[href*=".png"]'].map((one) => button.parentElement?.querySelector(one));
    if (source) answer(button, await copyText(source));
    else if (button.dataset.take === "picture") {
      answer(button, picture instanceof HTMLAnchorElement && await copyPicture(picture.href));
    } else if (page instanceof HTMLAnchorElement) {
      const title = button.closest("article")?.querySelector(".card-title")?.textContent ?? document.title;
      navigator.share({ title, url: page.href }).catch(() => {}); // a reader who changes her mind is no fault
    }
  });
}

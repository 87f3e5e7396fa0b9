// Copies a text of the page. Where a browser does not let a script copy, the text is selected, for the reader's own keys.

/** Copies the text of an element, or selects it. @param {Element} source @returns {Promise<boolean>} whether it could */
export async function copyText(source) {
  const field = source instanceof HTMLTextAreaElement;
  try {
    await navigator.clipboard.writeText(field ? source.value : source.textContent ?? "");
    return true;
  } catch {
    if (field) source.select();
    else window.getSelection()?.selectAllChildren(source);
    return false;
  }
}

/** The buttons beside texts to copy, from now on; a button says for a moment what became of it. */
export function copyButtons() {
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
    const source = button instanceof HTMLElement && document.getElementById(button.dataset.copy ?? "");
    if (!source || button.dataset.words) return;
    button.dataset.words = button.textContent ?? "";
    button.setAttribute("role", "status");
    button.textContent = (await copyText(source) ? button.dataset.done : button.dataset.failed) ?? "";
    window.setTimeout(() => {
      button.textContent = button.dataset.words ?? "";
      delete button.dataset.words;
      button.removeAttribute("role");
    }, 2500);
  });
}

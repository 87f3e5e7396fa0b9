/* The order of a brief: its small pictures are dragged, or moved by arrow keys. The form is sent in the new order, and the
   page that the server makes of it takes the place of this one. Without it the buttons send the form by themselves. */
(function () {
  "use strict";
  const EDGE = 80; // pixels from the foot or the head of the window at which a drag moves the page
  const ARROWS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
  const told = document.createElement("p");
  told.className = "visually-hidden";
  told.setAttribute("role", "status");
  document.body.append(told);
  let asked = new AbortController();
  let dragged = null;
  let before = [];

  const list = () => document.querySelector(".order");
  const tiles = () => [...list()?.children ?? []];

  /* What only a script can do: pictures take the focus and can be dragged. */
  function dress() {
    for (const handle of document.querySelectorAll("[data-handle]")) {
      handle.tabIndex = 0;
      handle.setAttribute("role", "button");
      handle.setAttribute("aria-label", handle.dataset.handle);
      handle.setAttribute("aria-describedby", "how-to-order");
    }
    document.documentElement.classList.add("can-order");
  }

  /* Puts the page that the server makes of the form in the place of this one; the focus stays with the chart. */
  async function send(form, at, does) {
    asked.abort();
    asked = new AbortController();
    const body = new URLSearchParams(new FormData(form));
    let answer;
    let text;
    try {
      answer = await fetch(form.action, { method: "POST", body, signal: asked.signal });
      text = await answer.text();
    } catch (error) {
      if (error.name !== "AbortError") form.submit();
      return;
    }
    const page = new DOMParser().parseFromString(text, "text/html");
    const site = page.getElementById("site");
    if (!answer.ok || !answer.redirected || !site) { // what the server has to say of it, its reader reads
      form.submit();
      return;
    }
    const focused = list().contains(document.activeElement);
    document.getElementById("site").replaceWith(site);
    document.title = page.title;
    window.history.pushState(null, "", answer.url);
    dress();
    const tile = tiles()[Math.min(at, tiles().length - 1)];
    const target = tile?.querySelector(`[data-does="${does}"]`) ?? tile?.querySelector("[data-handle]");
    if (focused) target?.focus({ preventScroll: true });
  }

  /* Sends the form with its charts in the order of their small pictures. */
  function settle(tile, does) {
    const form = list().closest("form");
    for (const one of tiles()) document.querySelector(".brief-items").append(document.getElementById(one.dataset.chart));
    const [at, title] = [tiles().indexOf(tile), tile.querySelector("a").textContent];
    const words = list().dataset.moved.replace("{n}", at + 1).replace("{last}", tiles().length);
    told.textContent = `${words}: ${title}`;
    send(form, at, does);
  }

  /* Moves a chart by one place, and keeps the focus on what moved it. */
  function move(tile, by, does) {
    const other = by < 0 ? tile.previousElementSibling : tile.nextElementSibling;
    if (!other) return;
    const focus = document.activeElement;
    if (by < 0) other.before(tile); else other.after(tile);
    focus.focus();
    settle(tile, does);
  }

  function remove(tile) {
    const at = tiles().indexOf(tile);
    const form = list().closest("form");
    told.textContent = `${list().dataset.removed}: ${tile.querySelector("a").textContent}`;
    document.getElementById(tile.dataset.chart).remove();
    const next = tile.nextElementSibling ?? tile.previousElementSibling;
    next.querySelector("[data-handle]").focus();
    tile.remove();
    send(form, at, "remove");
  }

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    const tile = button?.closest(".order > li");
    if (!tile) return;
    event.preventDefault();
    if (button.dataset.does === "remove") remove(tile);
    else move(tile, button.dataset.does === "up" ? -1 : 1, button.dataset.does);
  });

  document.addEventListener("keydown", (event) => {
    if (dragged && event.key === "Escape") drop(true);
    const handle = event.target.closest("[data-handle]");
    if (!handle || !(event.key in ARROWS) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const mirrored = document.documentElement.dir === "rtl" && ["ArrowLeft", "ArrowRight"].includes(event.key);
    move(handle.closest("li"), ARROWS[event.key] * (mirrored ? -1 : 1), "");
  });

  document.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest("[data-handle]");
    if (!handle || event.button) return;
    event.preventDefault(); // the browser would drag the picture itself
    handle.focus({ preventScroll: true });
    dragged = handle.closest("li");
    before = tiles();
    dragged.classList.add("dragged");
  });

  document.addEventListener("pointermove", (event) => {
    if (!dragged) return;
    if (event.clientY < EDGE) window.scrollBy(0, -12);
    if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, 12);
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest(".order > li");
    if (!over || over === dragged) return;
    const after = tiles().indexOf(dragged) < tiles().indexOf(over);
    if (after) over.after(dragged); else over.before(dragged);
  });

  /* Ends a drag; with `back` everything is as it was. */
  function drop(back) {
    if (!dragged) return;
    const tile = dragged;
    dragged = null;
    tile.classList.remove("dragged");
    if (back) list().append(...before);
    tile.querySelector("[data-handle]").focus({ preventScroll: true }); // what moves in a document loses the focus
    if (tiles().some((one, i) => one !== before[i])) settle(tile, "");
  }

  document.addEventListener("pointerup", () => drop(false));
  document.addEventListener("pointercancel", () => drop(true));
  window.addEventListener("popstate", () => window.location.reload());
  dress();
})();

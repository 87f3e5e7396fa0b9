/* The brief: asks how far the drawing has come, and says so in the words that stand in the page ({done}, {of}). Without
   it the pages reload by themselves or on request. */
(function () {
  "use strict";
  var PATIENCE = 60000; // milliseconds without a new picture after which nobody draws any more
  var file = document.getElementById("file");
  var told = document.getElementById("told");
  var bar = document.getElementById("bar");
  var drawing = document.getElementById("drawing");
  var touched = false;
  var last = -1;
  var changed = Date.now();
  document.addEventListener("input", function () { touched = true; });

  function ask(kind, then) {
    var address = window.location.pathname.replace(/\/brief.*/, "/brief/status") + (window.location.search || "?") + "&kind=" + kind;
    fetch(address, { credentials: "omit", cache: "no-store" }).then(function (answer) {
      return answer.json();
    }).then(function (state) {
      if (state.done !== last) { last = state.done; changed = Date.now(); }
      then(state);
    }).catch(function () { window.setTimeout(ask, 2000, kind, then); });
  }

  function words(text, state) {
    return text.replace("{done}", state.done).replace("{of}", state.of);
  }

  function ends(state) { return !state.possible || Date.now() - changed > PATIENCE; }

  function follow(state) {
    if (ends(state)) { told.textContent = told.dataset.failed; return; }
    bar.value = state.done;
    told.textContent = words(state.done < state.of ? told.dataset.some : told.dataset.all, state);
    if (state.done < state.of) { window.setTimeout(ask, 400, file.dataset.kind, follow); }
    else {
      document.querySelector("h1").textContent = document.querySelector("h1").dataset.ready;
      window.location.replace(file.href);
    }
  }

  function redraw(state) {
    if (ends(state)) { return; }
    drawing.firstChild.textContent = words(drawing.dataset.some, state);
    if (state.done < state.of) { window.setTimeout(ask, 700, "pdf", redraw); }
    else if (!touched) { window.location.reload(); }
  }

  if (told && file && bar.value < bar.max) { ask(file.dataset.kind, follow); }
  else if (told && file) { window.location.replace(file.href); }
  if (drawing) { ask("pdf", redraw); }
})();

/* The brief: asks how far the drawing has come, and says so; without it the pages reload by themselves or on request. */
(function () {
  "use strict";
  var file = document.getElementById("file");
  var told = document.getElementById("told");
  var drawing = document.getElementById("drawing");
  var touched = false;
  var last = -1;
  var changed = Date.now();
  document.addEventListener("input", function () { touched = true; });

  function ask(kind, then) {
    var address = "/brief/status" + (window.location.search || "?") + "&kind=" + kind;
    fetch(address, { credentials: "omit", cache: "no-store" }).then(function (answer) {
      return answer.json();
    }).then(function (state) {
      if (state.done !== last) { last = state.done; changed = Date.now(); }
      then(state);
    }).catch(function () { window.setTimeout(ask, 2000, kind, then); });
  }

  function follow(state) {
    if (!state.possible || Date.now() - changed > 60000) {
      told.textContent = "The charts could not be drawn. Try again later; the page of the brief can still be printed.";
      return;
    }
    document.getElementById("bar").value = state.done;
    told.textContent = state.done < state.of ? state.done + " of " + state.of + " charts drawn."
      : "All " + state.of + " charts are drawn; the file is being put together.";
    if (state.done < state.of) { window.setTimeout(ask, 400, file.dataset.kind, follow); }
    else {
      document.querySelector("h1").textContent = "Your brief is ready";
      window.location.replace(file.href);
    }
  }

  function redraw(state) {
    if (!state.possible || Date.now() - changed > 60000) { return; }
    drawing.firstChild.textContent = state.done + " of " + state.of + " charts are drawn. ";
    if (state.done < state.of) { window.setTimeout(ask, 700, "pdf", redraw); }
    else if (!touched) { window.location.reload(); }
  }

  if (told && file && document.getElementById("bar").value < document.getElementById("plain-bar").max) {
    ask(file.dataset.kind, follow);
  } else if (told && file) { window.location.replace(file.href); }
  if (drawing) { ask("pdf", redraw); }
})();

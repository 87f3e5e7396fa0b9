/* From the plain page to the live one: what stands still moves over, and nothing a reader did is lost. */
(function () {
  "use strict";
  var site = window.site = window.site || {};

  /* What stands still is not Dash's (layouts/components/static_parts.py): the parts of the plain page move into the shells as they are. */
  function moveStill(plain, live) {
    var parts = {};
    plain.querySelectorAll("[data-still]").forEach(function (part) { parts[part.dataset.still] = part; });
    live.querySelectorAll("[data-still]").forEach(function (shell) {
      var part = parts[shell.dataset.still];
      Array.from(part.attributes).forEach(function (own) { shell.setAttribute(own.name, own.value); });
      shell.append.apply(shell, Array.from(part.childNodes));
      shell.removeAttribute("data-still");
    });
    live.querySelectorAll('a[href^="#plain-"]').forEach(function (link) {
      link.setAttribute("href", "#" + link.getAttribute("href").slice(7));
    });
  }

  /* The twin of a control of the plain page: the same parts, in Dash's order, make its id. */
  function twin(plainId) {
    return document.getElementById(plainId.slice(6)) || Array.from(document.querySelectorAll("#live select[id]")).find(
      function (select) {
        if (select.id[0] !== "{") { return false; }
        var id = JSON.parse(select.id);
        return ["plain", id.type, id.name, id.owner, id["default"]].join("-") === plainId;
      });
  }

  /* What a reader has chosen before the page came alive. */
  function moveChoices(plain) {
    plain.querySelectorAll("select[data-default]").forEach(function (select) {
      var written = Array.from(select.options).find(function (o) { return o.defaultSelected; }) || select.options[0];
      var live = written && select.value !== written.value && twin(select.id);
      if (live) {
        Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value").set.call(live, select.value);
        live.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
  }

  /* Only what is alive is written to; until then the plain page says it all. */
  var late = [];
  function once(alive) {
    if (document.documentElement.classList.contains("is-live")) { alive(); } else { late.push(alive); }
  }

  /* The plain page stays on top, usable, until all charts are drawn under it, or some are and the rest keeps us waiting;
     then it goes in one frame. */
  var PATIENCE = 3000;
  var begun = 0;
  function ready() {
    var live = document.getElementById("live");
    if (!live || !live.querySelector("main")) { return false; }
    var plots = live.querySelectorAll(".chart-frame").length;
    var drawn = Array.from(live.querySelectorAll(".js-plotly-plot")).filter(function (plot) {
      return plot.layout && plot.layout.meta && plot.querySelector(".main-svg");
    }).length;
    begun = begun || (drawn ? Date.now() : 0);
    return drawn >= plots || (drawn > 0 && Date.now() - begun > PATIENCE);
  }

  function change() {
    var plain = document.getElementById("plain");
    var live = document.getElementById("live");
    var focused = document.activeElement;
    var top = window.scrollY;
    moveStill(plain, live);
    live.removeAttribute("inert");
    document.documentElement.classList.add("is-live");
    moveChoices(plain);
    plain.remove();
    late.splice(0).forEach(function (alive) { alive(); });
    window.scrollTo(0, top);
    var target = focused && (focused.id.indexOf("plain-") === 0 ? twin(focused.id) : focused);
    if (target && target !== document.body && target.isConnected) { target.focus({ preventScroll: true }); }
    if (window.location.hash) {
      var anchor = document.getElementById(window.location.hash.slice(1));
      if (anchor) {
        if (anchor.tagName === "DETAILS") { anchor.open = true; }
        anchor.scrollIntoView();
      }
    }
    site.address.carry(new URLSearchParams(window.location.search));
  }

  /* The house font first, or lines would move when it comes; but nobody waits for it longer than three seconds. */
  var dressed = false;
  function dress() { dressed = true; }
  window.setTimeout(dress, 3000);
  document.fonts.load("1em 'Source Sans 3'").then(dress, dress);

  var waiting = window.setInterval(function () {
    if (dressed && document.getElementById("plain") && ready()) {
      window.clearInterval(waiting);
      window.requestAnimationFrame(change);
    }
  }, 50);

  site.alive = { once: once };
})();

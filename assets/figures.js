/* The figures of the charts: one small GET each, kept; the first ones and all borders in one answer. */
(function () {
  "use strict";
  var site = window.site = window.site || {};

  var cache = new Map();

  function json(address) {
    return fetch(address, { credentials: "omit" }).then(function (answer) {
      if (!answer.ok) { throw new Error(answer.status); }
      return answer.json();
    });
  }

  /* The part of a query that a chart takes: what it does not take, of all that can be chosen here, would only make one
     figure of many addresses. */
  function taken(slug, search) {
    var card = document.querySelector('article[data-slug="' + slug + '"]');
    var takes = card ? card.dataset.takes.split(" ") : [];
    var query = new URLSearchParams(search);
    var choices = Array.from(document.querySelectorAll("#live select[id]")).map(function (select) {
      return select.id[0] === "{" ? JSON.parse(select.id).name : select.name;
    });
    site.address.KEPT.concat(choices).forEach(function (name) {
      if (takes.indexOf(name) < 0) { query.delete(name); }
    });
    return site.address.text(query);
  }

  /* One figure, kept. The first figures of a page, and their borders, were asked for in its head (assets/app/start.js). */
  var started = window.dashboardStart || {};
  var asked = [];
  function get(slug, search) {
    search = taken(slug, search);
    var address = "/charts/" + slug + ".figure.json" + search;
    if (!cache.has(address)) {
      var wait = new Promise(function (done, failed) {
        asked.push({ slug: slug, search: search, address: address, done: done, failed: failed });
        if (asked.length === 1) { window.setTimeout(send, 0); }
      }).then(bordered);
      wait.catch(function () { cache.delete(address); });
      cache.set(address, wait);
    }
    return cache.get(address).then(function (value) { return JSON.parse(JSON.stringify(value)); });
  }

  function send() {
    var now = asked;
    asked = [];
    var first = started.figures || Promise.resolve({});
    started.figures = null;
    first.catch(function () { return {}; }).then(function (figures) {
      now.forEach(function (one) {
        if (figures[one.slug]) { one.done(figures[one.slug]); } else { json(one.address).then(one.done, one.failed); }
      });
    });
  }

  /* Borders and lines are fetched once; those of polygons are where Plotly looks for them. */
  var fetched = {};
  function keep(found) {
    Object.keys(found).forEach(function (address) {
      window.PlotlyGeoAssets[address] = found[address];
      fetched[address] = Promise.resolve();
    });
  }

  var early = Promise.resolve(started.layers || {}).then(keep, function () {}); /* else each is asked for when drawn */

  function bordered(figure) {
    return early.then(function () {
      var wanted = window.borders.of([figure]);
      var missing = wanted.filter(function (address) { return !fetched[address]; });
      if (missing.length) {
        var answer = json(window.borders.together(missing)).then(keep);
        missing.forEach(function (address) {
          fetched[address] = answer;
          answer.catch(function () { delete fetched[address]; });
        });
      }
      return Promise.all(wanted.map(function (address) { return fetched[address]; }));
    }).then(function () { return window.borders.fill(figure, window.PlotlyGeoAssets); });
  }

  /* While a reader points at a control or moves through its values, the figures of the values beside the present one
     are fetched for the charts in view: on fast lines only, and never where a reader saves data. */
  function fast() {
    var line = navigator.connection;
    return Boolean(line) && !line.saveData && line.effectiveType === "4g";
  }

  function ahead(select) {
    var id = fast() && select.id[0] === "{" ? JSON.parse(select.id) : {};
    if (id.type !== "control") { return; }
    var cards = Array.from(document.querySelectorAll("#live article[data-slug]")).filter(function (card) {
      var box = card.getBoundingClientRect();
      return (card.contains(select) || id.owner === "page") && box.bottom > 0 && box.top < window.innerHeight;
    });
    [select.selectedIndex + 1, select.selectedIndex - 1].forEach(function (at) {
      if (!select.options[at]) { return; }
      var query = new URLSearchParams(window.location.search);
      site.address.choose(query, id, select.options[at].value);
      var search = site.address.split(site.address.placed(query.toString()).toString()).search;
      cards.forEach(function (card) { get(card.dataset.slug, search).catch(function () {}); });
    });
  }

  ["pointerover", "focusin"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      if (event.target.matches && event.target.matches("#live select")) { ahead(event.target); }
    });
  });
  document.addEventListener("change", function (event) {
    var select = event.target;
    if (select === document.activeElement && select.matches("#live select")) {
      window.setTimeout(function () { ahead(select); }, 900); /* after what this choice itself needs */
    }
  });

  site.figures = { get: get };
})();

/* What Dash asks of the browser (URL <-> controls, the view of a chart), and what links and forms of a page do. */
(function () {
  "use strict";
  var site = window.site = window.site || {};

  var shown = {}; /* slug of a chart -> what its card says (layout.meta of its figure) */
  var wanted = {}; /* slug of a chart -> the query of the latest choice */
  var seen = new Map(); /* id of a control -> the value it had after the last change */

  /* The bundle that was built, loaded by Dash's own lazy loader; Dash's own address is kept where none was. */
  var bundle = document.querySelector('meta[name="plotly"]');
  if (bundle && bundle.content) {
    Object.defineProperty(window, "_dashPlotlyJSURL", {
      get: function () { return bundle.content; },
      set: function () {},
      configurable: true
    });
  }
  /* Plotly asks a foreign host for a world map it never draws, unless this is there. */
  window.PlotlyGeoAssets = window.PlotlyGeoAssets || { topojson: {} };
  window.PlotlyGeoAssets.topojson.world_110m = window.PlotlyGeoAssets.topojson.world_110m || {
    type: "Topology", arcs: [], objects: ["coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"]
      .reduce(function (all, name) { all[name] = { type: "GeometryCollection", geometries: [] }; return all; }, {})
  };

  /* The layout of the page and its wiring came with the document. */
  var ask = window.fetch;
  window.fetch = function (address) {
    var name = String(address && address.url || address).split("?")[0].split("/").pop();
    var block = /^_dash-(layout|dependencies)$/.test(name) && document.getElementById(name.slice(1));
    if (!block) { return ask.apply(window, arguments); }
    return Promise.resolve(new Response(block.textContent, { headers: { "Content-Type": "application/json" } }));
  };

  function same(a, b) { return JSON.stringify(a) === JSON.stringify(b); }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.dashboard = {
    /* The URL owns the state: a control writes it, Back and Forward set the controls. */
    sync: function (search, values, options) {
      var no = window.dash_clientside.no_update;
      var context = window.dash_clientside.callback_context;
      var list = context.inputs_list[1] || [];
      var query = new URLSearchParams(search || "");
      var cause = context.triggered_id;
      var written = no;
      if (cause && typeof cause === "object") {
        var at = list.findIndex(function (item) { return same(item.id, cause); });
        var value = at >= 0 ? values[at] : "";
        /* A control also reports when it first appears; only a value other than the one seen before is a choice. */
        var key = JSON.stringify(cause);
        if (seen.has(key) && seen.get(key) !== value) { site.address.choose(query, cause, value); }
        written = site.address.text(query);
        if (written === (search || "")) { written = no; }
      }
      var known = list.map(function (item, i) {
        var wanted = query.get(item.id.name) || "";
        return (options[i] || []).some(function (o) { return o.value === wanted; }) ? wanted : item.id.default;
      });
      list.forEach(function (item, i) { seen.set(JSON.stringify(item.id), known[i]); });
      site.address.carry(query);
      return [written, same(known, values) ? values.map(function () { return no; }) : known];
    },

    /* One small GET per chart; what comes back says everything the card shows. */
    view: function (search, id) {
      var slug = id.slug;
      var no = window.dash_clientside.no_update;
      var chosen = site.address.split(site.address.placed(search).toString()).search;
      wanted[slug] = chosen;
      return site.figures.get(slug, chosen).then(function (figure) {
        var meta = figure.layout.meta;
        var before = shown[slug];
        /* Another choice came meanwhile, or this one was not about this chart. */
        if (wanted[slug] !== chosen || (before && before.search === meta.search)) { return [no, no]; }
        shown[slug] = meta;
        site.words.describe(slug, meta.alt);
        site.alive.once(function () {
          var details = document.querySelector('#live article[data-slug="' + slug + '"] details.table-details');
          if (before) {
            site.words.write(slug, meta);
            if (details && details.open) { site.words.fillTable(slug, meta.search, details); }
            if (window.location.pathname === "/charts/" + slug) { document.title = meta.title; }
          } else if (details) {
            details.dataset.search = meta.search;
          }
          site.words.follow(slug, meta.search);
        });
        return [figure, before && !same(before.style, meta.style) ? meta.style : no];
      }).catch(function () {
        if (wanted[slug] !== chosen) { return [no, no]; }
        /* Nothing is lost: what stood there stays, with a sentence that says so. */
        site.alive.once(function () {
          var n = document.querySelector('#live article[data-slug="' + slug + '"] .n');
          if (n) { n.textContent = "This view could not be fetched. The last one is still shown; try again."; }
        });
        shown[slug] = Object.assign({}, shown[slug], { search: null });
        return [no, no];
      });
    }
  };

  document.addEventListener("toggle", function (event) {
    var details = event.target;
    var table = details.matches("#live details.table-details");
    var slug = table ? details.closest("article").dataset.slug : details.dataset.follows;
    var search = details.open && shown[slug] ? shown[slug].search : null;
    if (search === null) { return; }
    if (table) { site.words.fillTable(slug, search, details); } else { site.words.follow(slug, search); }
  }, true);

  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a") : null;
    if (!link) { return; }
    if (link.dataset.draw && link.closest("#live")) {
      event.preventDefault();
      drawn(link);
    } else if (link.dataset.leave) {
      event.preventDefault();
      window.location.replace(link.href);
    } else if (link.id === "reset" && link.closest("#live")) {
      event.preventDefault();
      window.dash_clientside.set_props("url", { search: site.address.withBrief("") });
    }
  });

  /* Where the server cannot draw, the browser draws the same picture. */
  function drawn(link) {
    var name = link.pathname.split("/").pop();
    var address = link.getAttribute("href").replace(".png", ".picture.json");
    var words = link.textContent;
    var ready = window.drawPicture ? Promise.resolve() : new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = "/assets/picture/draw.js";
      script.onload = done;
      script.onerror = failed;
      document.head.appendChild(script);
    });
    link.setAttribute("aria-busy", "true");
    link.textContent = "Drawing …";
    ready.then(function () { return window.drawPicture(address); }).then(function (png) {
      var offer = document.createElement("a");
      offer.href = URL.createObjectURL(png);
      offer.download = name;
      offer.click();
      window.setTimeout(function () { URL.revokeObjectURL(offer.href); }, 60000);
      link.textContent = words;
    }, function () {
      link.textContent = "The picture could not be drawn; try again";
    }).then(function () { link.removeAttribute("aria-busy"); });
  }

  /* Filters act at once, so their form is not sent. A search leads to its page, and a form that filters a list to the
     page of its choices; what stays with the reader goes along as it is now, not as it was when the form was written. */
  document.addEventListener("submit", function (event) {
    var form = event.target;
    var query = new URLSearchParams(window.location.search);
    if (form.dataset.navigate) {
      event.preventDefault();
      form.querySelectorAll("select").forEach(function (select) {
        if (select.value === "all") { query.delete(select.name); } else { query.set(select.name, select.value); }
      });
      window.location.assign(form.getAttribute("action") + site.address.text(query));
    } else if (form.closest("#live") && form.matches(".filter-bar")) {
      event.preventDefault();
    } else if (form.closest("#live") && form.matches(".find-form")) {
      event.preventDefault();
      var wanted = new URLSearchParams({ q: form.querySelector('[name="q"]').value });
      site.address.KEPT.forEach(function (name) { if (query.get(name)) { wanted.set(name, query.get(name)); } });
      window.location.assign(form.getAttribute("action") + "?" + wanted.toString());
    }
  });

  /* On paper everything stands open. */
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(".notes details").forEach(function (more) { more.open = true; });
  });

  /* A page that Back brings out of the browser's memory: its forms say again what its list shows. */
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) { return; }
    var query = new URLSearchParams(window.location.search);
    document.querySelectorAll("form[data-navigate] select").forEach(function (select) {
      select.value = query.get(select.name) || "all";
    });
  });
})();

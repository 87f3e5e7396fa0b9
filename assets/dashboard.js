/* The page in the browser: URL <-> controls, figures by GET, tables on demand, the change from plain to live. */
(function () {
  "use strict";
  var KEPT = ["province", "district", "borders", "lang", "brief"];
  var cache = new Map();
  var shown = {}; /* slug of a chart -> what its card says (layout.meta of its figure) */
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

  function element(tag, content, props) {
    var node = document.createElement(tag);
    Object.keys(props || {}).forEach(function (name) { node.setAttribute(name, props[name]); });
    node.append.apply(node, [].concat(content));
    return node;
  }

  function json(address) {
    return fetch(address, { credentials: "omit" }).then(function (answer) {
      if (!answer.ok) { throw new Error(answer.status); }
      return answer.json();
    });
  }

  /* One figure, kept. The part of the query a chart understands decides its address; the server ignores the rest.
     The first figures of a page, and their borders, were asked for in its head (assets/app/start.js). */
  var started = window.dashboardStart || {};
  var asked = [];
  function get(slug, search) {
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

  function bordered(figure) {
    var early = started.layers ? started.layers.then(keep, function () { started.layers = null; }) : Promise.resolve();
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

  function listItems(texts) {
    return texts.map(function (text) { return element("li", text); });
  }

  function listing(lists) {
    return lists.reduce(function (all, list) {
      all.push(element("p", list[0]));
      if (list[1].length) { all.push(element("ol", listItems(list[1]))); }
      return all;
    }, []);
  }

  function legend(keys) {
    return keys.map(function (key) {
      var swatch = element("span", [], { "class": ("swatch " + key.pattern).trim() });
      swatch.style.backgroundColor = key.colour;
      return element("li", [swatch, element("span", key.label)]);
    });
  }

  function sources(items) {
    return items.reduce(function (all, item, i) {
      return all.concat(i ? "; " : [], element("a", item.text, { href: item.url, rel: "noreferrer" }));
    }, ["Sources: "]);
  }

  /* The words of a card, which stand still for Dash, for another view. */
  function write(slug, meta) {
    var card = document.querySelector('#live article[data-slug="' + slug + '"]');
    function put(part, content) {
      var place = card && card.querySelector(part);
      if (place) { place.replaceChildren.apply(place, [].concat(content)); }
    }
    var link = card && card.querySelector(".card-title a");
    put(link ? ".card-title a" : ".card-title", meta.title);
    if (link) { link.setAttribute("href", withBrief("/charts/" + slug + meta.search)); }
    put(".subtitle", meta.subtitle);
    put(".legend", legend(meta.legend));
    put("figcaption", meta.alt);
    put(".n", meta.n);
    put(".listing", listing(meta.listing));
    put(".notes", listItems(meta.notes));
    put(".sources", sources(meta.sources));
    /* Links of a card keep their kind (csv, json …) and take the new query. */
    (card ? card.querySelectorAll(".actions a") : []).forEach(function (action) {
      var ending = action.dataset.ending;
      var under = action.dataset.under || "/charts/";
      var chosen = under.indexOf("/brief") ? meta.search : meta.search.replace(/[?&]/g, "~");
      action.setAttribute("href", under + slug + (ending ? "." + ending : "") + chosen);
    });
  }

  /* Links and the citation beside a card, on the page of a chart: kept with its filters. */
  function follow(slug, search) {
    document.querySelectorAll('#live [data-follows="' + slug + '"]').forEach(function (part) {
      part.querySelectorAll("a[data-ending]").forEach(function (link) {
        var more = link.dataset.more ? (search ? "&" : "?") + link.dataset.more : "";
        link.setAttribute("href", "/charts/" + slug + "." + link.dataset.ending + search + more);
      });
      part.querySelectorAll(".citation").forEach(function (place) {
        if (place.dataset.search !== search && part.open) { cite(slug, search, place); }
      });
    });
  }

  function text(address) {
    return fetch(address, { credentials: "omit" }).then(function (answer) {
      return answer.ok ? answer.text() : Promise.reject(answer.status);
    });
  }

  function cite(slug, search, place) {
    place.dataset.search = search;
    place.textContent = "…";
    text("/charts/" + slug + ".citation.txt" + search).then(function (words) {
      if (place.dataset.search === search) { place.textContent = words.split("\n")[0]; }
    }, function () {
      delete place.dataset.search;
      place.textContent = "The citation could not be fetched; close and open this part to try again.";
    });
  }

  /* A table holds the rows of the view or none: the old ones go at once, the new ones come when they are looked at, or
     else when the line is free again, after the pictures. */
  var REST = 900;
  function fillTable(slug, search, details) {
    var frame = details.querySelector(".table-frame");
    if (details.dataset.search === search || !frame) { return; }
    details.dataset.search = search;
    frame.replaceChildren(element("p", "The table is on its way …", { "class": "waiting" }));
    frame.setAttribute("aria-busy", "true");
    var box = frame.getBoundingClientRect();
    window.setTimeout(function () {
      if (details.dataset.search !== search) { return; }
      text("/charts/" + slug + ".table.html" + search).then(function (html) {
        if (details.dataset.search === search) { frame.innerHTML = html; }
      }, function () {
        delete details.dataset.search;
        frame.firstChild.textContent = "The table could not be fetched; close and open this part to try again.";
      }).then(function () { frame.removeAttribute("aria-busy"); });
    }, details.open && box.top < window.innerHeight && box.bottom > 0 ? 0 : REST);
  }

  /* The brief travels in the address of a page; what a chart is asked for, and what is shared of it, is without it. */
  function split(search) {
    var query = new URLSearchParams(search || "");
    var brief = query.get("brief");
    query.delete("brief");
    var text = query.toString().replace(/%2C/g, ",");
    return { search: text ? "?" + text : "", brief: brief ? "brief=" + encodeURIComponent(brief) : "" };
  }

  /* The page of a place (/provinces/sindh) chooses it for all it shows and leads to, whatever the address says. */
  function placed(search) {
    var query = new URLSearchParams(search || "");
    var about = /^\/(province|district)s\/([a-z-]+)$/.exec(window.location.pathname);
    if (about) {
      ["province", "provinces", "district"].forEach(function (name) { query.delete(name); });
      query.set(about[1], about[2]);
    }
    return query;
  }

  function withBrief(address) {
    var brief = split(window.location.search).brief;
    return brief ? address + (address.indexOf("?") < 0 ? "?" : "&") + brief : address;
  }

  function plotOf(slug) {
    return document.querySelector('#live article[data-slug="' + slug + '"] .js-plotly-plot');
  }

  function describe(slug, text) {
    var tries = 0;
    (function again() {
      var plot = plotOf(slug);
      if (plot) {
        plot.setAttribute("role", "img");
        plot.setAttribute("aria-label", text);
      } else if (tries++ < 200) {
        window.setTimeout(again, 50);
      }
    })();
  }

  /* What stands still is not Dash's (layouts/still.py): the parts of the plain page move into the shells as they are. */
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

  function same(a, b) { return JSON.stringify(a) === JSON.stringify(b); }

  /* What a choice does to the query: a province takes the place of a district and the other way round. */
  function choose(query, id, value) {
    var chosen = value && value !== id["default"];
    if (chosen) { query.set(id.name, value); } else { query.delete(id.name); }
    if (id.name === "province") { query.delete("district"); query.delete("provinces"); }
    if (id.name === "district" && chosen) { query.delete("province"); query.delete("provinces"); }
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
      choose(query, id, select.options[at].value);
      var search = split(placed(query.toString()).toString()).search;
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
      window.setTimeout(function () { ahead(select); }, REST);
    }
  });

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
        if (seen.has(key) && seen.get(key) !== value) { choose(query, cause, value); }
        var text = query.toString().replace(/%2C/g, ",");
        written = text ? "?" + text : "";
        if (written === (search || "")) { written = no; }
      }
      var known = list.map(function (item, i) {
        var wanted = query.get(item.id.name) || "";
        return (options[i] || []).some(function (o) { return o.value === wanted; }) ? wanted : item.id.default;
      });
      list.forEach(function (item, i) { seen.set(JSON.stringify(item.id), known[i]); });
      carry(query);
      return [written, same(known, values) ? values.map(function () { return no; }) : known];
    },

    /* One small GET per chart; what comes back says everything the card shows. */
    view: function (search, id) {
      var slug = id.slug;
      var no = window.dash_clientside.no_update;
      return get(slug, split(placed(search).toString()).search).then(function (figure) {
        var meta = figure.layout.meta;
        var before = shown[slug];
        shown[slug] = meta;
        describe(slug, meta.alt);
        once(function () {
          var details = document.querySelector('#live article[data-slug="' + slug + '"] details.table-details');
          if (before && before.search !== meta.search) {
            write(slug, meta);
            if (details && details.open) { fillTable(slug, meta.search, details); }
            if (window.location.pathname === "/charts/" + slug) { document.title = meta.title; }
          } else if (details) {
            details.dataset.search = meta.search;
          }
          follow(slug, meta.search);
        });
        return [figure, before && !same(before.style, meta.style) ? meta.style : no];
      }).catch(function () {
        /* Nothing is lost: what stood there stays, with a sentence that says so. */
        once(function () {
          var n = document.querySelector('#live article[data-slug="' + slug + '"] .n');
          if (n) { n.textContent = "This view could not be fetched. The last one is still shown; try again."; }
        });
        shown[slug] = Object.assign({}, shown[slug], { search: null });
        return [no, no];
      });
    }
  };

  /* A chosen province or district stays with the reader from page to page. */
  function carry(chosen) {
    var query = placed(chosen);
    var kept = new URLSearchParams();
    KEPT.forEach(function (name) { if (query.get(name)) { kept.set(name, query.get(name)); } });
    var text = kept.toString() ? "?" + kept.toString() : "";
    document.querySelectorAll("a[data-carry]").forEach(function (link) {
      link.setAttribute("href", link.getAttribute("data-carry") + text);
    });
    var named = ["district", "province"].map(function (name) {
      var select = document.querySelector('#live .filter-bar select[id*="\\"name\\":\\"' + name + '\\""]');
      var value = query.get(name);
      var option = select && value && Array.from(select.options).find(function (o) { return o.value === value; });
      return option ? option.textContent : "";
    }).filter(Boolean)[0];
    document.querySelectorAll("#live #chosen-place").forEach(function (place) {
      place.textContent = named ? ": " + named : "";
    });
  }

  document.addEventListener("toggle", function (event) {
    var details = event.target;
    var table = details.matches("#live details.table-details");
    var slug = table ? details.closest("article").dataset.slug : details.dataset.follows;
    var search = details.open && shown[slug] ? shown[slug].search : null;
    if (search === null) { return; }
    if (table) { fillTable(slug, search, details); } else { follow(slug, search); }
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
      window.dash_clientside.set_props("url", { search: withBrief("") });
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
      var text = query.toString().replace(/%2C/g, ",");
      window.location.assign(form.getAttribute("action") + (text ? "?" + text : ""));
    } else if (form.closest("#live") && form.matches(".filter-bar")) {
      event.preventDefault();
    } else if (form.closest("#live") && form.matches(".find-form")) {
      event.preventDefault();
      var wanted = new URLSearchParams({ q: form.querySelector('[name="q"]').value });
      KEPT.forEach(function (name) { if (query.get(name)) { wanted.set(name, query.get(name)); } });
      window.location.assign(form.getAttribute("action") + "?" + wanted.toString());
    }
  });

  /* A page that Back brings out of the browser's memory: its forms say again what its list shows. */
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) { return; }
    var query = new URLSearchParams(window.location.search);
    document.querySelectorAll("form[data-navigate] select").forEach(function (select) {
      select.value = query.get(select.name) || "all";
    });
  });

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
    carry(new URLSearchParams(window.location.search));
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
})();

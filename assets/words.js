/* The words of a card, its table and its citation, when another view is shown: Dash lets them stand still. */
(function () {
  "use strict";
  var site = window.site = window.site || {};

  function element(tag, content, props) {
    var node = document.createElement(tag);
    Object.keys(props || {}).forEach(function (name) { node.setAttribute(name, props[name]); });
    node.append.apply(node, [].concat(content));
    return node;
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
    if (link) { link.setAttribute("href", site.address.withBrief("/charts/" + slug + meta.search)); }
    put(".subtitle", meta.subtitle);
    put(".legend", legend(meta.legend));
    put("figcaption", meta.alt);
    put(".n", meta.n);
    put(".listing", listing(meta.listing));
    put(".notes", listItems(meta.notes).concat(meta.more.length ? element("li", element("details", [
      element("summary", meta.more[0]), element("ul", listItems(meta.more[1]))
    ])) : []));
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

  site.words = { write: write, follow: follow, fillTable: fillTable, describe: describe };
})();

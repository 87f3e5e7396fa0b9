/* The address of a page: its query holds every choice, and takes the brief along. */
(function () {
  "use strict";
  var site = window.site = window.site || {};

  var KEPT = ["province", "district", "borders", "lang", "brief"];

  /* A query as the end of an address; commas stay readable. */
  function text(query) {
    var written = query.toString().replace(/%2C/g, ",");
    return written ? "?" + written : "";
  }

  /* The brief travels in the address of a page; what a chart is asked for, and what is shared of it, is without it. */
  function split(search) {
    var query = new URLSearchParams(search || "");
    var brief = query.get("brief");
    query.delete("brief");
    return { search: text(query), brief: brief ? "brief=" + encodeURIComponent(brief) : "" };
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

  /* What a choice does to the query: a province takes the place of a district and the other way round. */
  function choose(query, id, value) {
    var chosen = value && value !== id["default"];
    if (chosen) { query.set(id.name, value); } else { query.delete(id.name); }
    if (id.name === "province") { query.delete("district"); query.delete("provinces"); }
    if (id.name === "district" && chosen) { query.delete("province"); query.delete("provinces"); }
  }

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

  site.address = { KEPT: KEPT, text: text, split: split, placed: placed, withBrief: withBrief, choose: choose, carry: carry };
})();

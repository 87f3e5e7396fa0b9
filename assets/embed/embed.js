/* The embed in its frame: tells the host its height, follows its filters, and becomes interactive when touched. */
(function () {
  "use strict";
  var article = document.querySelector("article");
  var chart = document.getElementById("chart");
  var facts = document.documentElement.dataset;
  var last = 0;

  /* Three dialects that hosts already understand: Datawrapper's, AMP's and Medium's. */
  function tell() {
    var height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === last && Math.abs(window.innerHeight - height) < 2) { return; }
    if (window.parent === window) { return; }
    last = height;
    var sizes = {};
    sizes[facts.slug] = height;
    window.parent.postMessage({ "datawrapper-height": sizes }, "*");
    window.parent.postMessage({ sentinel: "amp", type: "embed-size", height: height }, "*");
    window.parent.postMessage(JSON.stringify({ src: String(window.location), context: "iframe.resize", height: height }), "*");
  }
  new ResizeObserver(tell).observe(document.body);
  window.addEventListener("load", tell);
  /* A host whose script came late has missed the first message: again, as long as the frame has not followed. */
  window.setInterval(tell, 1000);
  document.addEventListener("toggle", tell, true);

  /* A filter leads to the same embed with another query; replace, so that the host's Back button stays its own. */
  document.addEventListener("change", function (event) {
    if (event.target.tagName !== "SELECT") { return; }
    var query = new URLSearchParams(window.location.search);
    var value = event.target.value;
    if (!value || value === event.target.dataset.default) { query.delete(event.target.name); } else { query.set(event.target.name, value); }
    var text = query.toString().replace(/%2C/g, ",");
    window.location.replace(window.location.pathname + (text ? "?" + text : ""));
  });
  document.addEventListener("submit", function (event) { event.preventDefault(); });

  if (!chart || !facts.figure || !facts.plotly) { return; }
  function json(address) {
    return fetch(address, { credentials: "omit" }).then(function (answer) { return answer.json(); });
  }
  /* Borders come by address, all in one answer; Plotly looks for them under their names. */
  function bordered(figure) {
    var wanted = window.borders.of([figure]);
    return wanted.length ? json(window.borders.together(wanted)).then(function (layers) {
      window.PlotlyGeoAssets = Object.assign(window.PlotlyGeoAssets || {}, layers);
      return window.borders.fill(figure, layers);
    }) : figure;
  }
  var asked = false;
  function hydrate() {
    if (asked) { return; }
    asked = true;
    chart.setAttribute("aria-busy", "true");
    Promise.all([
      json(facts.figure).then(bordered),
      new Promise(function (done, failed) {
        var script = document.createElement("script");
        script.src = facts.plotly;
        script.onload = done;
        script.onerror = failed;
        document.head.appendChild(script);
      })
    ]).then(function (found) {
      var figure = found[0];
      var box = chart.getBoundingClientRect();
      figure.layout.width = Math.round(box.width);
      figure.layout.height = Math.round(figure.layout.height || box.height);
      var live = document.createElement("div");
      live.style.position = "absolute";
      live.style.visibility = "hidden";
      chart.appendChild(live);
      return window.Plotly.newPlot(live, figure.data, figure.layout, {
        displayModeBar: false, displaylogo: false, showSendToCloud: false, scrollZoom: false, doubleClick: false
      }).then(function () {
        live.setAttribute("role", "img");
        live.setAttribute("aria-label", figure.layout.meta.alt);
        Array.from(chart.children).forEach(function (child) { if (child !== live) { child.remove(); } });
        live.style.position = "";
        live.style.visibility = "";
        chart.removeAttribute("aria-busy");
        chart.dataset.live = "1";
      });
    }).catch(function () { chart.removeAttribute("aria-busy"); asked = false; });
  }
  /* Not on mere passing over: Plotly is a quarter of a megabyte. */
  ["pointerdown", "focusin", "click"].forEach(function (name) {
    chart.addEventListener(name, hydrate, { passive: true });
  });
  var ask = document.getElementById("plain-ask");
  if (ask) { ask.hidden = false; ask.addEventListener("click", hydrate); }
})();

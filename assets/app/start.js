/* Runs in the head of every page, before anything is drawn: what the page will need is asked for at once, not one
   after the other. Where scripts are off nothing of it is fetched. */
(function () {
  var facts = document.currentScript.dataset;
  function ahead(address, then) {
    var link = document.createElement("link");
    link.rel = "preload";
    link.as = "script";
    link.href = address;
    link.onload = then || null;
    document.head.appendChild(link);
  }
  function json(address) {
    var answer = fetch(address, { credentials: "omit" }).then(function (found) {
      return found.ok ? found.json() : Promise.reject(found.status);
    });
    answer.catch(function () {});
    return answer;
  }
  /* The script of the page before the library of charts: it has work to do while the other travels. */
  if (facts.app) { ahead(facts.app, facts.plotly && function () { ahead(facts.plotly); }); }
  window.dashboardStart = {
    figures: facts.figures ? json(facts.figures) : null,
    layers: facts.layers ? json(facts.layers) : null
  };
})();

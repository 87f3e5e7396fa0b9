/* The Dash components that pages are made of, besides html.*: Graph and Location of dcc, Container, Select and Input of
   dash-bootstrap-components. With these five in place of the stock sets a reader is spared two hundred kilobytes; where
   the front end was not built, Dash serves its own. Props are those of the Python classes. */
(function () {
  "use strict";
  var React = window.React;
  var make = React.createElement;

  /* The library of charts, fetched once, when the first chart is there. */
  var library = null;
  function plotly() {
    library = library || new Promise(function (done, failed) {
      if (window.Plotly) { done(window.Plotly); return; }
      var script = document.createElement("script");
      script.src = document.querySelector('meta[name="plotly"]').content;
      script.onload = function () { done(window.Plotly); };
      script.onerror = function () { library = null; failed(new Error("Plotly could not be loaded")); };
      document.head.appendChild(script);
    });
    return library;
  }

  /* One chart after the other, in pieces between which the page answers its reader. */
  var turn = Promise.resolve();
  function inTurn(draw) {
    turn = turn.then(function () {
      return new Promise(function (go) { window.setTimeout(go, 0); });
    }).then(draw, draw);
    return turn;
  }

  function Graph(props) {
    var place = React.useRef(null);
    var figure = props.figure;
    React.useEffect(function () {
      var element = place.current;
      if (!figure) { return undefined; }
      var wanted = true;
      plotly().then(function (Plotly) { return inTurn(function () {
        if (!wanted) { return null; }
        var layout = Object.assign({}, figure.layout, { autosize: true });
        delete layout.width;
        delete layout.height;
        return Plotly.react(element, figure.data, layout, Object.assign({}, props.config, { responsive: true }));
      }); });
      return function () { wanted = false; };
    }, [figure]);
    React.useEffect(function () {
      var element = place.current;
      var seen = { width: element.offsetWidth, height: element.offsetHeight };
      var watcher = new ResizeObserver(function () {
        var now = { width: element.offsetWidth, height: element.offsetHeight };
        if (element.data && (now.width !== seen.width || now.height !== seen.height)) { window.Plotly.Plots.resize(element); }
        seen = now;
      });
      watcher.observe(element);
      return function () {
        watcher.disconnect();
        if (window.Plotly && element.data) { window.Plotly.purge(element); }
      };
    }, []);
    return make("div", { id: props.id, className: props.className, style: props.style },
      make("div", { ref: place, className: "js-plotly-plot", style: { width: "100%", height: "100%" } }));
  }

  /* The address of the page as properties, both ways; it never loads a document. */
  function Location(props) {
    function address() {
      var place = window.location;
      return { pathname: place.pathname, search: place.search, hash: place.hash, href: place.href };
    }
    React.useEffect(function () {
      function moved() { props.setProps(address()); }
      window.addEventListener("popstate", moved);
      moved();
      return function () { window.removeEventListener("popstate", moved); };
    }, []);
    React.useEffect(function () {
      if (props.search === undefined || props.search === null || props.search === window.location.search) { return; }
      window.history.pushState({}, "", window.location.pathname + props.search + window.location.hash);
      props.setProps({ href: window.location.href });
    }, [props.search]);
    return null;
  }

  function own(props, names) {
    var found = { id: props.id, style: props.style };
    Object.keys(props).forEach(function (name) {
      if (names.indexOf(name) >= 0 || /^(data|aria)-/.test(name)) { found[name] = props[name]; }
    });
    return found;
  }

  function classes() { return Array.from(arguments).filter(Boolean).join(" "); }

  function Container(props) {
    return make("div", Object.assign(own(props, []), {
      className: classes(props.fluid ? "container-fluid" : "container", props.className)
    }), props.children);
  }

  function Select(props) {
    return make("select", Object.assign(own(props, ["name", "required", "disabled"]), {
      className: classes("form-select", props.size && "form-select-" + props.size, props.className),
      value: props.value || "",
      onChange: function (event) { props.setProps({ value: event.target.value }); }
    }), (props.options || []).map(function (option) {
      return make("option", { key: option.value, value: option.value, disabled: option.disabled, title: option.title },
        option.label);
    }));
  }

  function Input(props) {
    return make("input", Object.assign(own(props, ["name", "placeholder", "type", "required", "minLength", "maxLength",
      "autoComplete", "list"]), {
      className: classes("form-control", props.size && "form-control-" + props.size, props.className),
      defaultValue: props.value || "",
      spellCheck: false
    }));
  }

  window.dash_core_components = { Graph: Graph, Location: Location };
  window.dash_bootstrap_components = { Container: Container, Select: Select, Input: Input };
})();

/* The embed dialog of every card: live preview, flags, snippet, and a button that says it copied.
   Without script the link "Embed" leads to the embed itself. */
(function () {
  "use strict";
  var dialog, preview, snippet, copied, base;

  function make(tag, props, children) {
    var node = document.createElement(tag);
    Object.keys(props || {}).forEach(function (name) {
      if (name === "text") { node.textContent = props[name]; } else { node.setAttribute(name, props[name]); }
    });
    (children || []).forEach(function (child) { node.appendChild(child); });
    return node;
  }

  function option(name, value, text) {
    return make("label", { "class": "embed-option" }, [
      make("input", { type: "checkbox", name: name, value: value }), make("span", { text: text })
    ]);
  }

  function build() {
    var theme = make("select", { name: "theme", "class": "form-select form-select-sm" }, [
      make("option", { value: "", text: "Light" }), make("option", { value: "dark", text: "Dark" }),
      make("option", { value: "auto", text: "As the reader’s device" })
    ]);
    preview = make("iframe", { title: "Preview of the embed", loading: "lazy", sandbox: "allow-scripts allow-popups allow-forms" });
    snippet = make("textarea", { readonly: "readonly", rows: "6", "aria-label": "HTML to paste into your page" });
    copied = make("span", { role: "status", "class": "embed-copied" });
    var copy = make("button", { type: "button", "class": "btn btn-primary", text: "Copy the HTML" });
    var close = make("button", { type: "button", "class": "btn", text: "Close" });
    var form = make("form", { method: "dialog", "class": "embed-form" }, [
      make("label", { "class": "control" }, [make("span", { text: "Colours" }), theme]),
      option("plain", "1", "Without a frame"), option("static", "1", "Static: never loads Plotly"),
      option("controls", "1", "With the filters of this chart"),
      option("frozen", "1", "Frozen: stays as it is today, even when figures are corrected")
    ]);
    dialog = make("dialog", { "class": "embed-dialog", "aria-labelledby": "embed-heading" }, [
      make("h2", { id: "embed-heading", text: "Embed this chart" }),
      make("p", { text: "Paste this into your page. The frame sets no cookie, asks no other site and grows with its content." }),
      form, preview, snippet, make("p", { "class": "embed-buttons" }, [copy, close, copied])
    ]);
    form.addEventListener("change", refresh);
    close.addEventListener("click", function () { dialog.close(); });
    copy.addEventListener("click", function () {
      var done = function () { copied.textContent = "Copied."; };
      var failed = function () { snippet.select(); copied.textContent = "Press Ctrl+C to copy."; };
      if (navigator.clipboard) { navigator.clipboard.writeText(snippet.value).then(done, failed); } else { failed(); }
    });
    document.body.appendChild(dialog);
  }

  function refresh() {
    copied.textContent = "";
    var query = new URLSearchParams(base.search);
    var form = dialog.querySelector("form");
    if (form.elements.theme.value) { query.set("theme", form.elements.theme.value); }
    ["plain", "static"].forEach(function (name) { if (form.elements[name].checked) { query.set(name, "1"); } });
    if (form.elements.controls.checked) { query.set("controls", base.filters); }
    if (form.elements.frozen.checked) { query.set("frozen", "1"); }
    var text = query.toString().replace(/%2C/g, ",");
    fetch("/api/snippet/" + base.slug + (text ? "?" + text : "")).then(function (answer) {
      return answer.ok ? answer.text() : Promise.reject(answer.status);
    }).then(function (html) {
      snippet.value = html;
      var source = new DOMParser().parseFromString(html, "text/html").querySelector("iframe");
      preview.title = source.title;
      preview.src = source.getAttribute("src").replace(/^https?:\/\/[^/]+/, "");
      preview.style.height = source.getAttribute("height") + "px";
    }).catch(function (status) {
      snippet.value = status === 410 ? "This view has not been frozen; take the live one." :
        "The snippet could not be fetched; try again.";
    });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest('#live a[data-under="/embed/"]') : null;
    if (!link || event.ctrlKey || event.metaKey || !window.HTMLDialogElement) { return; }
    event.preventDefault();
    if (!dialog) { build(); }
    var address = new URL(link.href);
    var card = link.closest("article");
    base = {
      slug: address.pathname.split("/").pop(), search: address.search,
      filters: Array.from(card.querySelectorAll("select[id]")).map(function (select) {
        return JSON.parse(select.id).name;
      }).concat(["province"]).filter(function (name, i, all) { return all.indexOf(name) === i; }).join(",")
    };
    dialog.querySelector("form").reset();
    refresh();
    dialog.showModal();
  });
  window.addEventListener("message", function (event) {
    var sizes = event.data && event.data["datawrapper-height"];
    if (sizes && preview && preview.contentWindow === event.source) {
      preview.style.height = sizes[Object.keys(sizes)[0]] + "px";
    }
  });
})();

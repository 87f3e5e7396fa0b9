/* For hosts that understand no height message: gives each of our frames the height its content has. */
(function () {
  "use strict";
  window.addEventListener("message", function (event) {
    var sizes = event.data && event.data["datawrapper-height"];
    if (!sizes) { return; }
    var height = Number(sizes[Object.keys(sizes)[0]]);
    if (!(height > 0 && height < 20000)) { return; }
    document.querySelectorAll("iframe").forEach(function (frame) {
      /* By window, never by address: a frame can only set its own height. */
      if (frame.contentWindow === event.source) { frame.style.height = height + "px"; }
    });
  });
})();

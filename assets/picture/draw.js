/* Draws the PNG of a view in the browser, where the server has no Chromium: the same figure, words and font inside,
   the same text chunks in the file. Loaded when a reader asks for a picture there. */
(function () {
  "use strict";
  var HEADER = 33; /* bytes of a PNG's signature and IHDR */

  function bytes(base64) {
    return Uint8Array.from(window.atob(base64), function (letter) { return letter.charCodeAt(0); });
  }

  /* A picture in an <img> sees no style sheet of the page: the font travels inside the SVG. */
  function svgOf(recipe) {
    return window.Plotly.toImage(recipe.figure, {
      format: "svg", width: recipe.width, height: recipe.height, imageDataOnly: true
    }).then(function (svg) {
      return svg.replace(/<svg[^>]*>/, function (start) { return start + "<style>" + recipe.face + "</style>"; });
    });
  }

  function pngOf(svg, recipe) {
    return new Promise(function (done, failed) {
      var image = new Image();
      var address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml;charset=utf-8" }));
      image.onload = function () {
        var canvas = document.createElement("canvas");
        canvas.width = Math.floor(recipe.width * recipe.scale + 0.001);
        canvas.height = Math.floor(recipe.height * recipe.scale + 0.001);
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        URL.revokeObjectURL(address);
        canvas.toBlob(function (blob) { if (blob) { done(blob); } else { failed(new Error("no picture")); } }, "image/png");
      };
      image.onerror = function () { URL.revokeObjectURL(address); failed(new Error("no picture")); };
      image.src = address;
    });
  }

  /* address: of /charts/<slug>.picture.json; gives the PNG as a Blob. */
  window.drawPicture = function (address) {
    return fetch(address, { credentials: "omit" }).then(function (answer) {
      if (!answer.ok) { throw new Error(answer.status); }
      return answer.json();
    }).then(function (recipe) {
      return svgOf(recipe).then(function (svg) { return pngOf(svg, recipe); }).then(function (png) {
        return new Blob([png.slice(0, HEADER), bytes(recipe.chunks), png.slice(HEADER)], { type: "image/png" });
      });
    });
  };
})();

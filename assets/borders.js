/* What a figure leaves to its layers: borders and lines, fetched once and by address. Pages and embeds have it. */
(function () {
  "use strict";
  window.borders = {
    /* The addresses of the layers that figures draw. */
    of: function (figures) {
      var found = {};
      figures.forEach(function (figure) {
        figure.data.forEach(function (trace) {
          [trace.geojson, trace.meta && trace.meta.geojson].forEach(function (address) {
            if (typeof address === "string") { found[address] = true; }
          });
        });
      });
      return Object.keys(found);
    },

    /* One address for several layers. */
    together: function (addresses) {
      return "/geodata/layers.json?of=" + addresses.map(function (address) {
        return address.split("/").pop().replace(".geojson", "");
      }).join(",");
    },

    /* Fills in the points of shared lines, and the places that no other trace of a layer names. */
    fill: function (figure, layers) {
      figure.data.forEach(function (trace) {
        var left = trace.meta || {};
        if (left.geojson) {
          trace.lon = [];
          trace.lat = [];
          layers[left.geojson].features[0].geometry.coordinates.forEach(function (part) {
            part.concat([[null, null]]).forEach(function (point) { trace.lon.push(point[0]); trace.lat.push(point[1]); });
          });
        }
        if (left.rest) {
          var named = {};
          figure.data.forEach(function (other) {
            if (other.geojson === trace.geojson) { other.locations.forEach(function (code) { named[code] = true; }); }
          });
          trace.locations = layers[trace.geojson].features.map(function (area) {
            return area.properties.code;
          }).filter(function (code) { return !named[code]; });
          trace.z = trace.locations.map(function () { return 0; });
        }
      });
      return figure;
    }
  };
})();

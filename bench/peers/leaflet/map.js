// Women's literacy by district in plain Leaflet, as its documentation teaches it: L.geoJSON with a style and a tooltip.

const BREAKS = [20, 35, 50, 65, 80];
const COLOURS = ["#ebe9f5", "#cdc7e6", "#a89fd2", "#6153a0", "#473a80", "#2e2559"];

async function draw() {
  const [districts, text] = await Promise.all([
    fetch("districts.geojson").then((answer) => answer.json()),
    fetch("literacy.csv").then((answer) => answer.text()),
  ]);
  const lines = text.trim().split(/\r?\n/).slice(1).map((line) => line.match(/("[^"]*"|[^,]*)(,|$)/g)
    .map((cell) => cell.replace(/,$/, "").replaceAll('"', "")));
  const rows = new Map(lines.map(([code, name, province, value]) => [code, { name, province, value }]));
  const map = L.map("map", { attributionControl: false });
  const layer = L.geoJSON(districts, {
    style({ properties: { code } }) {
      const { value } = rows.get(code);
      const fill = value === "" ? "#eceeec" : COLOURS[BREAKS.filter((edge) => Number(value) >= edge).length];
      return { fillColor: fill, fillOpacity: 1, color: "#ffffff", weight: 0.5 };
    },
    onEachFeature({ properties: { code } }, area) {
      const { name, province, value } = rows.get(code);
      area.bindTooltip(`${name}, ${province}: ${value === "" ? "not reported" : `${Number(value).toFixed(1)} %`}`);
    },
  }).addTo(map);
  map.fitBounds(layer.getBounds());
}

draw();

// Bundles exactly the parts of plotly.js that the charts use, and prints what went in as JSON.
// Run by tools/build_assets.py:  node tools/assets/plotly_bundle.mjs OUTFILE
//
// What it leaves out, and why that is safe:
// - every trace type but TRACES;
// - COMPONENTS_LEFT_OUT (plotly.js asks its registry for them by name and copes with their absence);
// - the prose in the schema (`description`), which only Plotly.PlotSchema shows to people;
// - the tables of country names and of rare projections: maps here draw their own borders by id;
// - the built-in world map: the bundle carries an empty one, so that no map asks a CDN for it.

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { parse } from "acorn";
import { build } from "esbuild";

const TRACES = ["bar", "choropleth", "scattergeo"]; // scatter belongs to the core
const COMPONENTS_LEFT_OUT = [
  "annotations3d", "errorbars", "grid", "images", "rangeselector", "rangeslider", "sliders", "updatemenus",
];
const BASE_LAYERS = ["coastlines", "countries", "lakes", "land", "ocean", "rivers", "subunits"];
const SCOPES = [
  "world", "africa", "antarctica", "asia", "europe", "north-america", "oceania", "south-america", "usa",
];

const outfile = process.argv[2];
if (!outfile) {
  console.error("usage: node tools/assets/plotly_bundle.mjs OUTFILE");
  process.exit(2);
}

const require = createRequire(import.meta.url);
const plotlyFolder = path.dirname(require.resolve("plotly.js/package.json"));
const { version } = require("plotly.js/package.json");
const inPlotly = (relative) => path.join(plotlyFolder, ...relative.split("/"));

// An empty map for every name plotly.js can ask for: nothing is fetched, and nothing is drawn but our borders.
const emptyWorld = `(function(w){var a=w.PlotlyGeoAssets=w.PlotlyGeoAssets||{},t=a.topojson=a.topojson||{};
${JSON.stringify(SCOPES)}.forEach(function(s){[110,50].forEach(function(r){var o={};
${JSON.stringify(BASE_LAYERS)}.forEach(function(l){o[l]={type:"GeometryCollection",geometries:[]}});
t[s+"_"+r+"m"]=t[s+"_"+r+"m"]||{type:"Topology",objects:o,arcs:[]}})})})(window);`
  .replaceAll("\n", "");

// Nothing leaves the page: no upload button, no logo that links away, no address to fetch maps from.
const entry = `
const Plotly = require("plotly.js/lib/core");
Plotly.register([${TRACES.map((trace) => `require("plotly.js/lib/${trace}")`).join(",")}]);
Plotly.setPlotConfig({ showSendToCloud: false, displaylogo: false, plotlyServerURL: "", topojsonURL: "" });
module.exports = Plotly;
`;

const STUBS = {
  "country-iso-search":
    "exports.COUNTRIES = []; exports.createLookup = () => ({ lookupAlpha3: () => undefined });",
  "d3-geo-projection": "",
  "maplibre-gl/dist/maplibre-gl.css": "",
};

const isText = (node) =>
  (node.type === "Literal" && typeof node.value === "string") ||
  (node.type === "TemplateLiteral" && node.expressions.length === 0) ||
  (node.type === "BinaryExpression" && node.operator === "+" && isText(node.left) && isText(node.right)) ||
  (node.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    node.callee.property.name === "join" &&
    node.callee.object.type === "ArrayExpression" &&
    node.callee.object.elements.every(isText));

function* nodesOf(node) {
  if (!node || typeof node.type !== "string") return;
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === "string") yield* nodesOf(child);
    }
  }
}

let descriptionsRemoved = 0;

function withoutDescriptions(source) {
  const cuts = [];
  for (const node of nodesOf(parse(source, { ecmaVersion: "latest", sourceType: "script" }))) {
    if (node.type !== "ObjectExpression") continue;
    node.properties.forEach((property) => {
      if (property.type !== "Property" || property.computed || property.key.name !== "description") return;
      if (isText(property.value)) cuts.push([property.value.start, property.value.end]);
    });
  }
  descriptionsRemoved += cuts.length;
  cuts.sort((a, b) => b[0] - a[0]);
  for (const [start, end] of cuts) source = source.slice(0, start) + "void 0" + source.slice(end);
  return source;
}

function withoutComponents(source) {
  for (const name of COMPONENTS_LEFT_OUT) {
    const line = `    require('./components/${name}'),\n`;
    if (!source.includes(line)) throw new Error(`plotly.js ${version} no longer lists the component ${name}`);
    source = source.replace(line, "");
  }
  return source;
}

const slim = {
  name: "slim",
  setup(bundler) {
    bundler.onResolve({ filter: new RegExp(`^(${Object.keys(STUBS).join("|")})$`) }, ({ path: name }) => ({
      path: name,
      namespace: "stub",
    }));
    bundler.onLoad({ filter: /.*/, namespace: "stub" }, ({ path: name }) => ({ contents: STUBS[name], loader: "js" }));
    bundler.onLoad({ filter: /\.js$/ }, async ({ path: file }) => {
      if (!file.startsWith(inPlotly("src") + path.sep)) return undefined;
      let source = await readFile(file, "utf8");
      if (file === inPlotly("src/core.js")) source = withoutComponents(source);
      if (source.includes("description")) source = withoutDescriptions(source);
      return { contents: source, loader: "js" };
    });
  },
};

const result = await build({
  stdin: { contents: entry, resolveDir: path.dirname(plotlyFolder), sourcefile: "dashboard-plotly.js" },
  outfile,
  write: false,
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "Plotly",
  target: "es2020",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  alias: { stream: "stream-browserify" },
  define: { global: "window", "define.amd": "false", "process.env.NODE_DEBUG": "false" },
  plugins: [slim],
  banner: { js: `/*! plotly.js ${version}, MIT licence; with the packages named in licences.txt */\n${emptyWorld}` },
  footer: { js: "window.Plotly=Plotly;" },
});
await writeFile(outfile, result.outputFiles[0].contents);

const packages = new Set();
for (const input of Object.keys(result.metafile.inputs)) {
  const folder = /^.*?(node_modules\/.*)?node_modules\/(@[^/]+\/)?[^/]+(?=\/)/.exec(input);
  if (folder) packages.add(folder[0].slice(folder[0].indexOf("node_modules/")));
}
console.log(JSON.stringify({ version, descriptionsRemoved, traces: TRACES, packages: [...packages].sort() }));

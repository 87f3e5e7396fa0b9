// Bundles exactly the parts of plotly.js that the charts use, and prints what went in as JSON.
// Run by tools/build_assets.py:  node tools/assets/plotly_bundle.mjs OUTFILE
//
// What it leaves out, and why that is safe:
// - every trace type but TRACES;
// - COMPONENTS_LEFT_OUT (plotly.js asks its registry for them by name and copes with their absence): our legends are
//   HTML, no colour scale is shown beside a chart, and nobody selects, drags or slides anything;
// - what plotly.js asks for by path and not by name: STAND_INS say what is there instead, and why that is enough;
// - of LIBRARIES and of D3 whatever the rest does not use;
// - the prose in the schema (`description`), which only Plotly.PlotSchema shows to people;
// - the tables of country names and of rare projections: maps here draw their own borders by id;
// - the built-in world map: the bundle carries an empty one, so that no map asks a CDN for it.
//
// tests/browser/test_bundle.py holds every chart against the whole of plotly.js. Where plotly.js no longer has what is
// cut here, or uses of a library what is not listed here, the build fails and says so.

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { parse } from "acorn";
import { build } from "esbuild";

const TRACES = ["bar", "choropleth", "scattergeo"]; // scatter belongs to the core
const COMPONENTS_LEFT_OUT = [
  "annotations3d", "colorbar", "errorbars", "grid", "images", "legend", "rangeselector", "rangeslider", "selections",
  "sliders", "updatemenus",
];
const NOTHING = "module.exports = () => {};";
const STAND_INS = {
  // The legend inside the hover label of all lines at once (hovermode "x unified"). Our labels are of one mark.
  "components/legend/defaults.js": NOTHING,
  "components/legend/draw.js": NOTHING,
  // The buttons over a chart and their icons. Every chart says displayModeBar: false.
  "components/modebar/buttons.js": "module.exports = {};",
  "components/modebar/manage.js": NOTHING,
  "fonts/ploticon.js": "module.exports = {};",
  // Boxes and lassos (dragmode is false everywhere), and their outlines, of which there are none to clear.
  "components/selections/index.js": "exports.clearOutline = exports.prepSelect = exports.selectOnClick = () => {};",
  // The handles of shapes that readers may edit. None of ours is editable.
  "components/shapes/display_outlines.js": NOTHING,
  // Plotly.validate, makeTemplate and validateTemplate, for authors of figures. Ours are checked in Python.
  "plot_api/template_api.js": "module.exports = {};",
  "plot_api/validate.js": "module.exports = {};",
};
// What plotly.js uses of libraries that come in pieces, too, so that the bundler can leave the other pieces out.
const LIBRARIES = {
  "@turf/area": ["area"],
  "@turf/centroid": ["centroid"],
  "@turf/meta": ["coordAll"],
  "d3-geo": ["geoBounds", "geoDistance", "geoPath", "geoEquirectangular", "geoMercator"], // our two projections
  "topojson-client": ["feature"],
  // Colours of the web's first twenty years: names, #…, rgb() and hsl().
  culori: ["converter", "formatHex", "formatRgb", "wcagContrast", "wcagLuminance"],
};
// d3 comes in one piece: `living` leaves of it what these need.
const D3 = "@plotly/d3";
const D3_NAMES = [
  "behavior", "dispatch", "ease", "event", "extent", "json", "mouse", "rebind", "round", "scale", "select",
  "selectAll", "selection", "transition",
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

const pieces = (name) => `export { ${LIBRARIES[name].join(", ")} } from "${name}";`;
const STUBS = {
  ...Object.fromEntries(Object.keys(LIBRARIES).map((name) => [name, pieces(name)])),
  culori: `import { modeHsl, modeLrgb, modeRgb, useMode } from "culori/fn";
    [modeRgb, modeHsl, modeLrgb].forEach((mode) => useMode(mode));
    ${pieces("culori").replace('"culori"', '"culori/fn"')}`,
  "country-iso-search":
    "exports.COUNTRIES = []; exports.createLookup = () => ({ lookupAlpha3: () => undefined });",
  "d3-geo-projection": "",
  "gl-mat4": 'exports.invert = require("gl-mat4/invert"); exports.multiply = require("gl-mat4/multiply");',
  "maplibre-gl/dist/maplibre-gl.css": "",
  "native-promise-only": "", // every browser of the last ten years has promises
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
    const line = new RegExp(`^    require\\('./components/${name}'\\),.*\\n`, "m");
    if (!line.test(source)) throw new Error(`plotly.js ${version} no longer lists the component ${name}`);
    source = source.replace(line, "");
  }
  return source;
}

// The name of the library that `node` requires.
const requiredBy = (node) =>
  node?.type === "CallExpression" && node.callee.name === "require" ? node.arguments[0]?.value : undefined;

// Every name that a source uses of a library it requires, as far as it says it: not those it looks up.
function* namesUsed(source, library) {
  const tree = parse(source, { ecmaVersion: "latest", sourceType: "script" });
  const locals = new Set();
  for (const { type, id, init } of nodesOf(tree)) {
    if (type !== "VariableDeclarator" || requiredBy(init) !== library) continue;
    if (id.type === "Identifier") locals.add(id.name);
    else yield* id.properties.map((property) => property.key.name);
  }
  for (const { type, object, property, computed } of nodesOf(tree)) {
    if (type !== "MemberExpression" || computed) continue;
    if (locals.has(object.name) || requiredBy(object) === library) yield property.name;
  }
}

function checkNames(source, file) {
  for (const [library, listed] of Object.entries({ ...LIBRARIES, [D3]: D3_NAMES })) {
    if (!source.includes(`require('${library}')`)) continue;
    for (const name of namesUsed(source, library)) {
      if (!listed.includes(name)) throw new Error(`${file} of plotly.js ${version} uses ${name} of ${library}`);
    }
  }
}

// Of d3.js what `wanted` needs. Its statements say `function d3_x…`, `var d3_x = …`, `d3_x.… = …` or `d3.x = …`; one is
// kept when a kept one, or plotly.js, mentions the d3_x or d3.x it is about. Any other statement is kept.
function living(source, wanted) {
  const [program] = parse(source, { ecmaVersion: "latest", sourceType: "script" }).body;
  const all = program.expression.argument?.callee.object.body.body;
  if (!all) throw new Error(`${D3} is no longer one function`);
  const nameOf = (node) =>
    node.type === "MemberExpression" && node.object.name === "d3" && !node.computed
      ? `d3.${node.property.name}`
      : node.name;
  const targets = (node) => { // of a = b = …: what a and b are about
    if (node?.type !== "AssignmentExpression") return [];
    let target = node.left;
    while (!nameOf(target) && target.type === "MemberExpression") target = target.object;
    return [nameOf(target), ...targets(node.right)];
  };
  const subjects = ({ type, id, declarations, expression }) =>
    type === "FunctionDeclaration" ? [id.name]
      : type === "VariableDeclaration" ? declarations.flatMap((one) => [one.id.name, ...targets(one.init)])
        : targets(expression);
  const waiting = new Set(all);
  const mentioned = new Set(wanted.map((name) => `d3.${name}`));
  for (let before = -1; before !== waiting.size; ) {
    before = waiting.size;
    for (const statement of waiting) {
      const about = subjects(statement);
      if (about.length && !about.some((name) => mentioned.has(name))) continue;
      waiting.delete(statement);
      for (const node of nodesOf(statement)) mentioned.add(nameOf(node));
    }
  }
  return [...waiting].reverse().reduce((kept, { start, end }) => kept.slice(0, start) + kept.slice(end), source);
}

const used = new Set();
const slim = {
  name: "slim",
  setup(bundler) {
    // A stub's own `import` finds the library itself.
    bundler.onResolve({ filter: new RegExp(`^(${Object.keys(STUBS).join("|")})$`) }, ({ path: name, kind }) =>
      kind === "import-statement" ? undefined : { path: name, namespace: "stub" });
    bundler.onLoad({ filter: /.*/, namespace: "stub" }, ({ path: name }) => {
      used.add(name);
      return { contents: STUBS[name], loader: "js", resolveDir: plotlyFolder };
    });
    bundler.onLoad({ filter: /\.js$/ }, async ({ path: file }) => {
      if (file === require.resolve(D3)) return { contents: living(await readFile(file, "utf8"), D3_NAMES) };
      if (!file.startsWith(inPlotly("src") + path.sep)) return undefined;
      const name = path.relative(inPlotly("src"), file).replaceAll(path.sep, "/");
      used.add(name);
      if (name in STAND_INS) return { contents: STAND_INS[name], loader: "js" };
      let source = await readFile(file, "utf8");
      checkNames(source, name);
      if (name === "core.js") source = withoutComponents(source);
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
for (const name of [...Object.keys(STAND_INS), ...Object.keys(STUBS)]) {
  if (!used.has(name)) throw new Error(`plotly.js ${version} no longer asks for ${name}`);
}
await writeFile(outfile, result.outputFiles[0].contents);

const packages = new Set();
for (const input of Object.keys(result.metafile.inputs)) {
  const folder = /^.*?(node_modules\/.*)?node_modules\/(@[^/]+\/)?[^/]+(?=\/)/.exec(input);
  if (folder) packages.add(folder[0].slice(folder[0].indexOf("node_modules/")));
}
console.log(JSON.stringify({ version, descriptionsRemoved, traces: TRACES, packages: [...packages].sort() }));

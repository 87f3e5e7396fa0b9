// Builds what esbuild and PurgeCSS make of our own scripts and style sheet and of other people's packages, and prints
// what went in as JSON. Run by tools/build_assets.py:  node tools/assets/build.mjs FOLDER
//
//     plotly.js   plotly.js's core and the traces in use: the documented custom bundle
//     site.js     the script of pages       embed.js   the script of embeds, which stands in their document
//     keys.js     the keyboard of embeds, fetched when one is used
//     leave.js    the quick way out of every page
//     taps.js     what a narrow map does when it is touched
//     sound.js    a chart as sound, fetched when a reader asks for it
//     help.js     the list of keys in a dialog, fetched when "?" is pressed
//     fields.js   what the search suggests and selects to type into, fetched when a hand is near
//     published.js  the script of pages that a file server hands out
//     keep.js    that of the page /offline, and worker.js, which answers with kept pages where the line fails
//     map.js     that of the map page, beside one of these
//     site.css    Bootstrap without the rules that no page uses, and our own style sheet
//     media.css   our style sheet for paper and the dark; map.css, place.css, records.css, facts.css, keys.css,
//                 arabic.css: those of the map page, of pages of places, of lists, of the keys and of pages in Urdu

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { build, transform } from "esbuild";
import { PurgeCSS } from "purgecss";

const TRACES = ["bar", "choropleth", "scattergeo"]; // scatter belongs to the core
// Where class names of pages stand; ids and classes that only Bootstrap's own scripts set are in none of them.
const PAGES = ["layouts/**/*.py", "layouts/**/*.html", "routes/**/*.py", "assets/site/*.js", "assets/*.css"];
// Elements that layouts name by their components (html.P).
const ELEMENTS = "html body a abbr b button caption dd details dialog dl dt em figcaption figure footer form h1 h2 h3 h4 "
  + "header iframe input label legend li main nav ol option output p pre progress section select small span strong sub "
  + "summary sup table tbody td textarea tfoot th thead tr ul fieldset svg img hr code";
const folder = process.argv[2];
const require = createRequire(import.meta.url);
const { version } = require("plotly.js/package.json");

// plotly.js asks a host for a map of the world unless one is there; ours draw their own borders.
const SCOPES = ["world", "africa", "antarctica", "asia", "europe", "north-america", "oceania", "south-america", "usa"];
const LAYERS = ["coastlines", "countries", "lakes", "land", "ocean", "rivers", "subunits"];
const objects = Object.fromEntries(LAYERS.map((name) => [name, { type: "GeometryCollection", geometries: [] }]));
const emptyWorld = `window.PlotlyGeoAssets = { topojson: {} };
for (const scope of ${JSON.stringify(SCOPES)}) for (const size of [50, 110]) {
  window.PlotlyGeoAssets.topojson[scope + "_" + size + "m"] =
    { type: "Topology", arcs: [], objects: ${JSON.stringify(objects)} };
}`;
const entry = `
const Plotly = require("plotly.js/lib/core");
Plotly.register([${TRACES.map((trace) => `require("plotly.js/lib/${trace}")`).join(", ")}]);
Plotly.setPlotConfig({ showSendToCloud: false, displaylogo: false, plotlyServerURL: "", topojsonURL: "" });
module.exports = Plotly;`;

// The prose of the schema, which plotly.js's own build leaves out too (it shows in Plotly.PlotSchema only); the names of
// countries in many languages, as our maps name areas by their code; and rare projections, as ours are d3-geo's own.
const UNUSED = {
  "country-iso-search": "exports.COUNTRIES = []; exports.createLookup = () => ({ lookupAlpha3: () => undefined });",
  "d3-geo-projection": "",
};
const text = String.raw`(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|` + "`[^`$]*`)";
const prose = new RegExp(String.raw`\bdescription:\s*(?:\[[^\]]*\]\.join\(${text}\)|${text}(?=\s*[,}\n]))`, "g");
const lean = {
  name: "lean",
  setup(bundler) {
    bundler.onResolve({ filter: new RegExp(`^(${Object.keys(UNUSED).join("|")})$`) },
      ({ path: name }) => ({ path: name, namespace: "unused" }));
    bundler.onLoad({ filter: /.*/, namespace: "unused" }, ({ path: name }) => ({ contents: UNUSED[name] }));
    bundler.onLoad({ filter: /plotly\.js[\\/]src[\\/].*\.js$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, "utf8")).replace(prose, "description: ''"), loader: "js",
    }));
  },
};

const common = {
  bundle: true, minify: true, format: "iife", target: "es2020", charset: "utf8", legalComments: "none",
  metafile: true, logLevel: "warning",
};
const plotly = await build({
  ...common,
  stdin: { contents: entry, resolveDir: process.cwd(), sourcefile: "plotly-entry.js" },
  outfile: path.join(folder, "plotly.js"),
  globalName: "Plotly",
  define: { global: "window", "process.env.NODE_DEBUG": "false" },
  alias: { stream: "stream-browserify" },
  loader: { ".css": "empty" }, // of traces that are not in use
  plugins: [lean],
  banner: { js: `/*! plotly.js ${version}, MIT licence; with the packages named in licences.txt */\n${emptyWorld}` },
  footer: { js: "window.Plotly = Plotly;" },
});
const scripts = await build({
  ...common,
  entryPoints: {
    site: "assets/site/main.js", embed: "assets/site/embed.js", published: "assets/site/published.js",
    keys: "assets/site/embed_keys.js", map: "assets/site/map_page.js",
    leave: "assets/site/leave.js", taps: "assets/site/taps.js", sound: "assets/site/sound.js", help: "assets/site/help_dialog.js",
    fields: "assets/site/fields.js",
    keep: "assets/site/keep.js", worker: "assets/site/offline_worker.js",
  },
  loader: { ".css": "text" }, // fields.js brings its own
  outdir: folder,
});

const bootstrap = require.resolve("bootstrap/dist/css/bootstrap.min.css");
const [purged] = await new PurgeCSS().purge({
  content: PAGES, css: [bootstrap], variables: true, keyframes: true, fontFace: true,
  safelist: { standard: ELEMENTS.split(" ") },
});
// Bootstrap's sides follow the language, like those of our own style sheet: from the right in Urdu.
const SIDES = { left: "start", right: "end" };
const sided = purged.css
  .replace(/\b(margin|padding)-(left|right)(?=:)/g, (_, name, side) => `${name}-inline-${SIDES[side]}`)
  .replace(/\btext-align:(left|right)\b/g, (_, side) => `text-align:${SIDES[side]}`)
  .replace(/\bfloat:(left|right)\b/g, (_, side) => `float:inline-${SIDES[side]}`)
  .replace(/(?<=[;{])(left|right)(?=:)/g, (side) => `inset-inline-${SIDES[side]}`)
  .replace(/\b(margin|padding):([^\s;()}]+) ([^\s;()}]+) ([^\s;()}]+) ([^\s;()}]+)(?=[;}])/g,
    (_, name, top, right, bottom, left) => `${name}-block:${top} ${bottom};${name}-inline:${left} ${right}`);
const styles = sided + await readFile("assets/dashboard.css", "utf8");
const sheets = { site: styles };
for (const name of ["media", "map", "place", "records", "facts", "keys", "arabic"]) {
  sheets[name] = await readFile(`assets/${name}.css`, "utf8");
}
for (const [name, sheet] of Object.entries(sheets)) {
  const minified = await transform(sheet, { loader: "css", minify: true, charset: "utf8", legalComments: "inline" });
  await writeFile(path.join(folder, `${name}.css`), minified.code);
}

const packages = new Set();
for (const { metafile } of [plotly, scripts]) {
  for (const input of Object.keys(metafile.inputs)) {
    const found = /^.*?(node_modules\/.*)?node_modules\/(@[^/]+\/)?[^/]+(?=\/)/.exec(input);
    if (found) packages.add(found[0].slice(found[0].indexOf("node_modules/")));
  }
}
console.log(JSON.stringify({ version, traces: TRACES, packages: [...packages].sort() }));

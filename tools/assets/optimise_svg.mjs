/* Makes Plotly's SVG small: a line in is JSON [svg, prefix of its ids], a line out a JSON string. Whole pixels, paths kept apart
   (one per district), styles as attributes. Kept running by dashboard/rendering/service.py. */
import readline from "node:readline";
import { optimize } from "svgo";

/* A whole pixel is fine enough, a whole em is not: the distance of lines of text is said in pixels. */
const inPixels = (svg) => svg.replace(/<text\b[^>]*font-size: ?([\d.]+)px[^>]*>.*?<\/text>/gs, (text, size) =>
  text.replace(/\bdy="([\d.]+)em"/g, (_, ems) => `dy="${Math.round(ems * size)}"`));

/* A whole pixel is fine enough for where things lie, and not for how thick a line is: one of 0.4 would be lost. The
   prefix keeps the ids of several pictures in one page apart. */
const options = (prefix) => ({
  multipass: true,
  floatPrecision: 1,
  plugins: [
    {
      name: "preset-default",
      params: {
        overrides: {
          mergePaths: false,
          convertShapeToPath: false,
          convertPathData: { floatPrecision: 0 },
          convertTransform: { floatPrecision: 0 },
        },
      },
    },
    "convertStyleToAttrs",
    { name: "removeAttrs", params: { attrs: ["pointer-events", "data-notex", "data-unformatted", "data-math", "class", "stroke-miterlimit", "style"] } },
    { name: "prefixIds", params: { prefix, delim: "-" } },
  ],
});

readline.createInterface({ input: process.stdin, crlfDelay: Infinity }).on("line", (line) => {
  let answer;
  try {
    const [svg, prefix] = JSON.parse(line);
    answer = optimize(inPixels(svg), options(prefix)).data;
  } catch (error) {
    process.stderr.write(String(error) + "\n");
    answer = "";
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
});

/* Makes Plotly's SVG small: one JSON string a line in, one JSON string a line out. Whole pixels, paths kept apart
   (one per district), styles as attributes. Kept running by dashboard/renderer.py. */
import readline from "node:readline";
import { optimize } from "svgo";

const options = {
  multipass: true,
  floatPrecision: 0,
  plugins: [
    { name: "preset-default", params: { overrides: { mergePaths: false, convertShapeToPath: false } } },
    "convertStyleToAttrs",
    { name: "removeAttrs", params: { attrs: ["pointer-events", "data-notex", "data-unformatted", "data-math", "class"] } },
  ],
};

readline.createInterface({ input: process.stdin, crlfDelay: Infinity }).on("line", (line) => {
  let answer;
  try {
    answer = optimize(JSON.parse(line), options).data;
  } catch (error) {
    process.stderr.write(String(error) + "\n");
    answer = "";
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
});

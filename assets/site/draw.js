// Draws the PNG of a view in the browser, where the server has no Chromium: the same figure, words and font inside, the
// same text chunks in the file.

import { plotly } from "./live.js";
import { tell } from "./tell.js";

const HEADER = 33; // bytes of a PNG's signature and IHDR

/** @param {string} base64 */
const bytes = (base64) => Uint8Array.from(window.atob(base64), (letter) => letter.charCodeAt(0));

/** Words are measured in the font of the picture, also where the page shows that of the system.
 * @param {string} face the font as a style sheet that needs no file; "" where there is none */
async function haveFont(face) {
  if (!document.getElementById("picture-font")) {
    const style = document.createElement("style");
    style.id = "picture-font";
    style.textContent = face;
    document.head.append(style);
  }
  await Promise.all(["400", "700"].map((weight) => document.fonts.load(`${weight} 14px "Source Sans 3"`)));
}

/** The figure as SVG. A picture in an <img> sees no style sheet of the page: the font travels inside the SVG.
 * @param {any} recipe @returns {Promise<string>} */
async function svgOf(recipe) {
  const Plotly = await plotly();
  await haveFont(recipe.face);
  const options = { format: "svg", width: recipe.width, height: recipe.height, imageDataOnly: true };
  const svg = await Plotly.toImage(recipe.figure, options);
  return svg.replace(/<svg[^>]*>/, (/** @type {string} */ start) => `${start}<style>${recipe.face}</style>`);
}

/** @param {string} svg @param {any} recipe @returns {Promise<Blob>} */
async function pngOf(svg, recipe) {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml;charset=utf-8" }));
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(recipe.width * recipe.scale + 0.001);
  canvas.height = Math.floor(recipe.height * recipe.scale + 0.001);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error("no picture")), "image/png");
  });
}

/** @param {string} address of /charts/<slug>.picture.json @returns {Promise<Blob>} the PNG */
async function drawPicture(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw new Error(String(answer.status));
  const recipe = await answer.json();
  if (recipe.face.startsWith("/")) recipe.face = await (await fetch(recipe.face)).text();
  const png = await pngOf(await svgOf(recipe), recipe);
  return new Blob([png.slice(0, HEADER), bytes(recipe.chunks), png.slice(HEADER)], { type: "image/png" });
}

/** @param {Blob} content @param {string} name what the file is called */
function offer(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** @param {HTMLAnchorElement} link */
const nameOf = (link) => link.pathname.split("/").pop() ?? "";

/** Draws the picture a link promises and offers it as a download. @param {HTMLAnchorElement} link */
export async function offerDrawing(link) {
  const words = link.textContent;
  link.setAttribute("aria-busy", "true");
  link.textContent = link.dataset.draw ?? "";
  try {
    const png = await drawPicture((link.getAttribute("href") ?? "").replace(".png", ".picture.json"));
    offer(png, nameOf(link).replace(".picture.json", ".png"));
    link.textContent = words;
  } catch {
    link.textContent = link.dataset.failed ?? "";
    tell(link.textContent);
  }
  link.removeAttribute("aria-busy");
}

/** Saves what a link leads to. Where the server refuses, its sentence stands in the link, and is no file.
 * @param {HTMLAnchorElement} link */
export async function save(link) {
  const words = (link.dataset.words ??= link.textContent ?? "");
  link.setAttribute("aria-busy", "true");
  const answer = await fetch(link.href, { credentials: "omit" }).catch(() => null);
  if (answer?.ok) {
    const named = /filename="([^"]+)/.exec(answer.headers.get("Content-Disposition") ?? "");
    offer(await answer.blob(), named?.[1] ?? nameOf(link));
  }
  link.textContent = answer?.ok ? words : await answer?.text() ?? words;
  if (!answer?.ok) tell(link.textContent);
  link.removeAttribute("aria-busy");
}

// The button that plays a chart as sound; what plays it is fetched at the first press. Part of the script of pages, and of
// what an embed fetches for its keys.

import { close, ringed } from "./keys.js";
import { script } from "./live.js";
import { marksOf } from "./marks.js";
import { KEYS } from "./stops.js";
import { tell } from "./tell.js";

/** @param {Event} event @param {(frame: HTMLElement) => Promise<void>} makeLive draws the figure of a frame (live.js) */
export async function play(event, makeLive) {
  const button = event.target instanceof Element ? event.target.closest(".play") : null;
  const frame = button?.closest("article")?.querySelector("[data-figure]");
  if (!(button instanceof HTMLElement) || !(frame instanceof HTMLElement)) return;
  const audio = new window.AudioContext(); // by the press itself, as browsers want it
  const facts = document.getElementById(KEYS)?.dataset ?? {};
  await Promise.all([script(facts.sound), makeLive(frame)]);
  window.playSound(button, frame, audio, { marks: marksOf, ringed, close, tell, words: facts });
}

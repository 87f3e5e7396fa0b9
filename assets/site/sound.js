// A chart as sound: a tone for each mark, as high as its value among those of the chart, one line after the other. Fetched
// when a reader presses the button of a chart (controls.js).

/** @typedef {import("./marks.js").Mark} Mark */
/** What the page lends: the marks of a live chart, what shows one, what takes that away, the live region, the words.
 * @typedef {{marks: (stage: any) => Mark[], ringed: (frame: HTMLElement, mark: Mark) => HTMLElement, close: () => void,
 *   tell: (words: string) => void, words: DOMStringMap}} Tools */

const [LOW, HIGH] = [220, 880]; // hertz of the least and of the highest value: two octaves
const LOUD = 0.12; // of full volume
const TONE = 0.3; // seconds of a tone, of a click, and from one to the next
const CLICK = 0.03;
const NEXT = 420; // milliseconds from mark to mark
const WORDS = 2200; // milliseconds for what is told before a line

/** Ends what is being played. */
let stop = () => {};
/** The button of what is being played. @type {HTMLElement | null} */
let playing = null;

/** @param {AudioContext} audio @param {number | null} hertz null: a click */
function sound(audio, hertz) {
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  const [from, long] = [audio.currentTime, hertz === null ? CLICK : TONE];
  tone.type = hertz === null ? "square" : "sine";
  tone.frequency.setValueAtTime(hertz ?? 90, from);
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(LOUD, from + 0.01);
  volume.gain.linearRampToValueAtTime(0, from + long); // without a crack at the end
  tone.connect(volume).connect(audio.destination);
  tone.start(from);
  tone.stop(from + long);
}

/** Plays a chart, or ends it where it is being played.
 * @param {HTMLElement} button @param {HTMLElement} frame @param {AudioContext} audio @param {Tools} tools */
window.playSound = (button, frame, audio, tools) => {
  const again = playing === button;
  stop();
  const marks = again || frame.dataset.state !== "live" ? [] : tools.marks(frame.querySelector(".stage"));
  const values = marks.flatMap((mark) => mark.value ?? []);
  if (!values.length) {
    audio.close();
    return;
  }
  const [least, most] = [Math.min(0, ...values), Math.max(...values)];
  /** @param {number} value */
  const pitch = (value) => LOW * (HIGH / LOW) ** ((value - least) / (most - least || 1));
  const called = button.textContent;
  let waiting = 0;
  playing = button;
  button.textContent = tools.words.stop ?? "";
  stop = () => {
    window.clearTimeout(waiting);
    document.removeEventListener("keydown", escape);
    audio.close();
    tools.close();
    button.textContent = called;
    playing = null;
    stop = () => {};
  };
  /** @param {KeyboardEvent} event */
  const escape = (event) => { if (event.key === "Escape") stop(); };
  document.addEventListener("keydown", escape);
  /** @param {number} i the mark that sounds now */
  const next = (i) => {
    if (!frame.isConnected || i === marks.length) { // another view has taken its place, or it is over
      stop();
      tools.tell(tools.words.ended ?? "");
      return;
    }
    const mark = marks[i];
    tools.ringed(frame, mark);
    sound(audio, mark.value === null ? null : pitch(mark.value));
    const after = marks[i + 1];
    const line = after && after.line !== mark.line;
    if (line) window.setTimeout(() => { if (playing === button) tools.tell(after.name); }, NEXT);
    waiting = window.setTimeout(next, line ? NEXT + WORDS : NEXT, i + 1);
  };
  tools.tell(`${tools.words.begins} ${marks[0].name}`);
  waiting = window.setTimeout(next, WORDS, 0);
};

export {}; // a module of its own to the checker of types

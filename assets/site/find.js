// Search in the browser: what is suggested while a reader types, and the results on a published site. The more of the
// words an entry holds, and the nearer to its name, the higher it stands; nothing of what is typed leaves the browser.

/** Words in lower case and without accents. @param {string} text @returns {string[]} */
const words = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

// Words of a question that tell nothing of its subject.
const STOP = new Set(words("a an and are at can do does for from has have how i in is it many me much my of on or "
  + "please show tell the there this to was were what when where which who why with"));

/** How well a word is held: whole in the name, as a beginning there, in what else it is found by.
 * @param {string} word @param {string[]} name @param {string[]} more @returns {number} */
function held(word, name, more) {
  if (name.includes(word)) return 8;
  if (name.some((one) => one.startsWith(word))) return 5;
  if (more.includes(word)) return 4;
  return more.some((one) => one.startsWith(word)) ? 2 : 0;
}

/** How well an entry answers; 0 where it holds none of the words.
 * @param {string} name @param {string} more @param {string[]} asked */
export function score(name, more, asked) {
  const [own, others] = [words(name), words(more)];
  const found = asked.map((word) => held(word, own, others));
  const sum = found.reduce((a, b) => a + b, 0);
  const share = found.filter(Boolean).length / asked.length;
  return sum && sum * share * share + 1 / (1 + own.length); // of two that hold the words alike, the shorter name
}

/** The entries that answer a query best. `told` gives the name of an entry and what else it is found by.
 * @template T
 * @param {T[]} entries @param {string} query @param {(entry: T) => [string, string]} told @param {number} most
 * @returns {T[]} */
export function best(entries, query, told, most) {
  const typed = words(query);
  const telling = typed.filter((word) => !STOP.has(word));
  const asked = telling.length ? telling : typed;
  if (!asked.length) return [];
  const scored = entries.map((entry) => /** @type {[number, T]} */ ([score(...told(entry), asked), entry]));
  return scored.filter(([points]) => points).sort((a, b) => b[0] - a[0]).slice(0, most).map(([, entry]) => entry);
}

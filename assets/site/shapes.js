// The layers of a map draw the same outlines. A picture names its own by numbers (dashboard/export/shapes.py), so that
// the picture of the next layer comes without those that were on the page before.

/** Outlines by the name of their book and their number. @type {Map<string, string>} */
const known = new Map();

/** Gives the pictures in a part of a page the outlines they lack, and keeps theirs for the next.
 * @param {Element} part @returns {boolean} whether all are known */
export function outline(part) {
  let all = true;
  for (const svg of part.querySelectorAll("svg[data-shapes]")) {
    const [book, ...runs] = (svg.getAttribute("data-shapes") ?? "").split(" ");
    const numbers = runs.flatMap((run) => {
      const [first, last = first] = run.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, i) => first + i);
    });
    svg.querySelectorAll("path").forEach((path, i) => {
      const name = `${book} ${numbers[i]}`;
      const drawn = path.getAttribute("d") ?? known.get(name);
      if (!drawn) all = false;
      else {
        known.set(name, drawn);
        path.setAttribute("d", drawn);
      }
    });
  }
  return all;
}

// Which mark an arrow leads to (assets/site/marks.js), on marks with places worked out by hand.

import assert from "node:assert/strict";
import test from "node:test";
import { step } from "../../assets/site/marks.js";

const mark = (x, y, line = -1, free = false) =>
  ({ x, y, row: Math.round(y / 54), line, free, left: x, top: y, width: 0, height: 0, words: "", id: "" });
const walk = (marks, from, ...keys) => keys.reduce((at, key) => step(marks, at, `Arrow${key}`), from);

test("bars below one another: down and right lead to the next, up and left back, and the ends are ends", () => {
  const bars = [mark(0, 10), mark(0, 64), mark(0, 118)];
  assert.equal(walk(bars, 0, "Down", "Right"), 2);
  assert.equal(walk(bars, 2, "Down"), 2);
  assert.equal(walk(bars, 2, "Up", "Left"), 0);
  assert.equal(walk(bars, 0, "Up"), 0);
});

test("parts of bars: sideways inside a row, down to the next row and no further, wherever its parts begin", () => {
  const parts = [mark(0, 10), mark(300, 10), mark(0, 64), mark(20, 64), mark(0, 118), mark(290, 118)];
  assert.equal(walk(parts, 0, "Right"), 1);
  assert.equal(walk(parts, 1, "Down"), 3);
  assert.equal(walk(parts, 1, "Right"), 2, "the end of a row leads to the next");
});

test("lines: sideways along a line, up and down to the other line at the same time", () => {
  const lines = [mark(0, 90, 0), mark(50, 80, 0), mark(100, 20, 0), mark(0, 50, 1), mark(50, 60, 1), mark(100, 70, 1)];
  assert.equal(walk(lines, 0, "Right", "Right"), 2);
  assert.equal(walk(lines, 1, "Up"), 4);
  assert.equal(walk(lines, 2, "Down"), 5);
  assert.equal(walk(lines, 4, "Left"), 3);
});

test("a map: the nearest in the direction of the arrow, and none where the map ends", () => {
  const map = [[0, 0], [100, 10], [60, 90], [30, 200]].map(([x, y]) => mark(x, y, -1, true));
  assert.equal(walk(map, 0, "Right"), 1);
  assert.equal(walk(map, 0, "Down"), 2);
  assert.equal(walk(map, 2, "Down"), 3);
  assert.equal(walk(map, 1, "Right"), 1);
  assert.equal(walk(map, 3, "Up"), 2);
});

// How a map is made larger and moved (assets/site/zoom.js); places are in widths and heights of its frame.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHash, kept, larger, moved, toHash } from "../../assets/site/zoom.js";

const WHOLE = { z: 1, x: 0, y: 0 };

test("the point around which a map is made larger stays where it is", () => {
  const twice = larger(WHOLE, 2, [0.25, 0.5]);
  assert.deepEqual(twice, { z: 2, x: -0.25, y: -0.5 });
  const more = larger(twice, 2, [0.25, 0.5]);
  assert.deepEqual(more, { z: 4, x: -0.75, y: -1.5 });
});

test("made smaller again it is the whole map, and never smaller than its frame", () => {
  const twice = larger(WHOLE, 2, [0.9, 0.1]);
  assert.deepEqual(larger(twice, 0.5, [0.2, 0.7]), WHOLE);
  assert.deepEqual(larger(WHOLE, 0.1, [0.5, 0.5]), WHOLE);
  assert.equal(larger(WHOLE, 1000, [0.5, 0.5]).z, 12);
});

test("a map moves as far as its ends and no further", () => {
  const twice = larger(WHOLE, 2, [0.5, 0.5]);
  assert.deepEqual(moved(twice, 0.1, -0.2), { z: 2, x: -0.4, y: -0.7 });
  assert.deepEqual(moved(twice, 9, -9), { z: 2, x: 0, y: -1 });
  assert.deepEqual(moved(WHOLE, 0.3, 0.3), WHOLE);
  assert.deepEqual(kept({ z: 3, x: 1, y: -5 }), { z: 3, x: 0, y: -2 });
});

// A map of the country as the server lays it (data-frame of its pins): Mercator, and one square per district.
const SHEET = { west: 60.3, north: 40.38, scale: 31.64, squares: false, wide: 560, high: 516 };
const SQUARES = { west: -0.8, north: 16.8, scale: 28, squares: true, wide: 560, high: 500 };

test("the address names the middle of what is shown in degrees", () => {
  // The middle: 280 / 31.64 = 8.85 degrees east of the edge; 258 / 31.64 = 8.154 below a northing of 40.38, which is
  // 32.226; its latitude is 2 atan(exp(0.56245)) - 90 = 30.65.
  assert.equal(toHash({ z: 2, x: -0.5, y: -0.5 }, SHEET), "#map=2.00/30.65/69.15");
  assert.equal(toHash(WHOLE, SHEET), "");
});

test("what an address shows is what was shown when it was written", () => {
  for (const sheet of [SHEET, SQUARES]) {
    for (const one of [{ z: 3, x: -0.4, y: -1.2 }, { z: 12, x: -7.5, y: -0.2 }, { z: 1.6, x: 0, y: -0.6 }]) {
      const again = fromHash(toHash(one, sheet), sheet);
      for (const name of ["z", "x", "y"]) assert.ok(Math.abs(again[name] - one[name]) < 0.02, JSON.stringify(again));
    }
  }
});

test("an address that says nothing of the map, or nonsense, shows all of it", () => {
  for (const hash of ["", "#chart-women-literacy", "#map=", "#map=2/3", "#map=0.5/30/70", "#map=2/./.", "#map=x/30/70"]) {
    assert.deepEqual(fromHash(hash, SHEET), WHOLE);
  }
  assert.equal(fromHash("#map=99/30/70", SHEET).z, 12);
  assert.equal(fromHash("#map=4/80/10", SHEET).x, 0, "a place outside the map is its edge");
});

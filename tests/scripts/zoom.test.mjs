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

test("the address names the middle of what is shown in percent of the whole map", () => {
  assert.equal(toHash({ z: 2, x: -0.5, y: -0.5 }), "#map=2.00/50.00/50.00");
  assert.equal(toHash({ z: 4, x: -3, y: 0 }), "#map=4.00/87.50/12.50");
  assert.equal(toHash(WHOLE), "");
});

test("what an address shows is what was shown when it was written", () => {
  for (const one of [{ z: 3, x: -0.4, y: -1.2 }, { z: 12, x: -7.5, y: -0.2 }, { z: 1.6, x: 0, y: -0.6 }]) {
    const again = fromHash(toHash(one));
    for (const name of ["z", "x", "y"]) assert.ok(Math.abs(again[name] - one[name]) < 0.002, JSON.stringify(again));
  }
});

test("an address that says nothing of the map, or nonsense, shows all of it", () => {
  for (const hash of ["", "#chart-women-literacy", "#map=", "#map=2", "#map=0.5/30/70", "#map=2/./.", "#map=x/30/70"]) {
    assert.deepEqual(fromHash(hash), WHOLE);
  }
  assert.equal(fromHash("#map=99/30/70").z, 12);
  assert.equal(fromHash("#map=4/900/10").x, -3, "a place outside the map is its edge");
});

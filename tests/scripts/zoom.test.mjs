// How a map is made larger and moved (assets/site/zoom.js); places are in widths and heights of its frame.

import assert from "node:assert/strict";
import { test } from "node:test";
import { kept, larger, moved } from "../../assets/site/zoom.js";

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

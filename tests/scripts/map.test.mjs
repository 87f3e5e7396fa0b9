// What the map answers to a mouse and to a finger.

import assert from "node:assert/strict";
import { test } from "node:test";
import { withPin } from "../../assets/site/address.js";
import { placeAt } from "../../assets/site/map.js";

/** A square district. @param {string} code @param {number} x @param {number} y @param {number} size */
const square = (code, x, y, size) => ({
  code, colour: "", middle: /** @type {[number, number]} */ ([x, y]), size,
  rings: [/** @type {[number, number][]} */ ([[-1, -1], [1, -1], [1, 1], [-1, 1]]
    .map(([a, b]) => [x + a * size / 2, y + b * size / 2]))],
});

test("a mouse means the district it is in, also beside a small one", () => {
  const all = [square("large", 50, 50, 100), square("small", 120, 50, 6)];
  assert.equal(placeAt(all, [95, 50], 0)?.code, "large");
  assert.equal(placeAt(all, [121, 50], 0)?.code, "small");
  assert.equal(placeAt(all, [300, 300], 0), null);
});

test("a finger means the nearest small district within reach", () => {
  const all = [square("large", 50, 50, 100), square("small", 120, 50, 6), square("other", 130, 50, 6)];
  assert.equal(placeAt(all, [100, 50], 24)?.code, "small");
  assert.equal(placeAt(all, [127, 50], 24)?.code, "other");
  assert.equal(placeAt(all, [50, 50], 24)?.code, "large");
});

test("a district inside out: an island and a hole are told by how often a line crosses", () => {
  const two = square("two", 0, 0, 10);
  two.rings.push(...square("", 40, 0, 10).rings);
  assert.equal(placeAt([two], [40, 0], 0)?.code, "two");
  assert.equal(placeAt([two], [20, 0], 0), null);
});

test("a pin is put in, taken out, and the oldest leaves", () => {
  assert.equal(withPin("?layer=x", "lahore", 4), "?layer=x&pins=lahore");
  assert.equal(withPin("?pins=lahore,chitral", "lahore", 4), "?pins=chitral");
  assert.equal(withPin("?pins=lahore", "lahore", 4), "");
  assert.equal(withPin("?pins=a,b,c,d", "e", 4), "?pins=b,c,d,e");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { best } from "../../assets/site/find.js";

const ENTRIES = [
  ["Women among judges", "share in percent Sindh Punjab"], ["Women among police", "Sindh"],
  ["Shelters", "women's shelters by district پشاور"],
];
const names = (query, most = 9) => best(ENTRIES, query, (entry) => entry, most).map(([name]) => name);

test("the more of the words an entry holds, as beginnings too, the higher it stands", () => {
  assert.deepEqual(names("wom judg"), ["Women among judges", "Women among police", "Shelters"]);
  assert.equal(names("police Punjab Sindh women")[0], "Women among police");
});

test("one more word never loses what the others found", () => {
  assert.deepEqual(names("women zebra"), names("women"));
  assert.deepEqual(names("zebra"), []);
});

test("words that tell nothing are left out", () => {
  assert.deepEqual(names("is there a shelter in"), ["Shelters"]);
  assert.deepEqual(names("where is the"), []);
});

test("a word of the name counts more than one of the text, and no more are given than wanted", () => {
  assert.equal(names("shelters")[0], "Shelters");
  assert.equal(names("women")[2], "Shelters");
  assert.equal(names("women", 2).length, 2);
});

test("other scripts and accents are words too, and nothing finds nothing", () => {
  assert.deepEqual(names("پشاور"), ["Shelters"]);
  assert.deepEqual(names("júdges"), ["Women among judges"]);
  assert.deepEqual(names("  "), []);
});

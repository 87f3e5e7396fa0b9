import assert from "node:assert/strict";
import { test } from "node:test";
import { best } from "../../assets/site/find.js";

const entry = (name, text = "", more = "") => ({ kind: "Charts", name, text, more, path: `/${name}` });
const ENTRIES = [
  entry("Women among judges", "share in percent", "Sindh Punjab"), entry("Women among police", "", "Sindh"),
  entry("Shelters", "women's shelters by district", "پشاور"),
];
const names = (query) => best(ENTRIES, query).map(({ name }) => name);

test("every word must be there, as the beginning of a word", () => {
  assert.deepEqual(names("wom judg"), ["Women among judges"]);
  assert.deepEqual(names("women Sindh").sort(), ["Women among judges", "Women among police"]);
  assert.deepEqual(names("women zebra"), []);
});

test("a word of the name counts more than one of the text", () => {
  assert.equal(names("shelters")[0], "Shelters");
  assert.equal(names("women")[2], "Shelters");
});

test("other scripts and accents are words too, and nothing finds nothing", () => {
  assert.deepEqual(names("پشاور"), ["Shelters"]);
  assert.deepEqual(names("júdges"), ["Women among judges"]);
  assert.deepEqual(names("  "), []);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { withChoice } from "../../assets/site/address.js";

const select = (name, value, more = {}) => ({ name, value, dataset: { default: "all", ...more } });

test("a choice joins those that stand there", () => {
  assert.equal(withChoice("", select("court", "high")), "?court=high");
  assert.equal(withChoice("?province=sindh", select("court", "high")), "?province=sindh&court=high");
  assert.equal(withChoice("?court=high", select("court", "district")), "?court=district");
});

test("the default stands in no address", () => {
  assert.equal(withChoice("?court=high", select("court", "all")), "");
  assert.equal(withChoice("?borders=tiles&q=a", select("borders", "schematic", { default: "schematic" })), "?q=a");
});

test("a place takes the place of another", () => {
  const province = select("province", "sindh", { clears: "district provinces" });
  assert.equal(withChoice("?district=lahore&provinces=punjab,sindh&court=high", province), "?court=high&province=sindh");
});

test("lists stay readable, and other parameters stay", () => {
  assert.equal(withChoice("?provinces=punjab,sindh&brief=v%3Da~b", select("sex", "female")),
    "?provinces=punjab,sindh&brief=v%3Da%7Eb&sex=female");
});

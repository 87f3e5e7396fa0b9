import assert from "node:assert/strict";
import { test } from "node:test";
import { fitting } from "../../assets/site/chooser.js";

const CHOICES = [["All districts", ""], ["Attock", "attock"], ["Shaheed Benazirabad", "shaheed-benazirabad"]]
  .map(([name, value]) => ({ name, value }));
const ALSO = new Map([["shaheed-benazirabad", "Nawabshah شہید بینظیر آباد"], ["attock", "Campbellpur اٹک"]]);
const fit = (typed) => fitting(CHOICES, typed, ALSO).map(({ value }) => value);

test("nothing typed leaves all choices in their order", () => {
  assert.deepEqual(fit(" "), ["", "attock", "shaheed-benazirabad"]);
});

test("a place is found by its name, an old one, or that in the other script", () => {
  assert.deepEqual(fit("bena"), ["shaheed-benazirabad"]);
  assert.deepEqual(fit("campb"), ["attock"]);
  assert.deepEqual(fit("اٹک"), ["attock"]);
  assert.deepEqual(fit("zzz"), []);
});

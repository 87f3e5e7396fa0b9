// What a choice does to the query of an address. The server alone reads queries (dashboard/selection.py).

/** The query ("?a=b", or "") after a select was changed: without the values that are the default, and without what the
 * choice takes the place of (data-clears).
 * @param {string} search
 * @param {{name: string, value: string, dataset: {default?: string, clears?: string}}} select
 * @returns {string} */
export function withChoice(search, select) {
  const query = new URLSearchParams(search);
  for (const name of select.dataset.clears?.split(" ") ?? []) query.delete(name);
  if (!select.value || select.value === select.dataset.default) query.delete(select.name);
  else query.set(select.name, select.value);
  const text = query.toString().replaceAll("%2C", ",");
  return text && `?${text}`;
}

/** The query after a district was pinned, or taken out where it is pinned; where there is no room the oldest leaves.
 * @param {string} search @param {string} code @param {number} most
 * @returns {string} */
export function withPin(search, code, most) {
  const query = new URLSearchParams(search);
  const pins = (query.get("pins") ?? "").split(",").filter(Boolean);
  const kept = pins.includes(code) ? pins.filter((pin) => pin !== code) : [...pins, code].slice(-most);
  query.delete("pins");
  if (kept.length) query.set("pins", kept.join(","));
  const text = query.toString().replaceAll("%2C", ",");
  return text && `?${text}`;
}

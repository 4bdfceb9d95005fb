// The catalogue: provinces, indicators, indices; fetched once.

import {get} from "./api.js";
import {language} from "./i18n.js";

let held = null;
const provinces = new Map();
const indicators = new Map();

/** Fetches the catalogue if it is not here yet. */
export async function loadCatalogue() {
  if (held) return;
  held = await get("catalogue");
  for (const entry of [...held.provinces34, ...held.provinces63]) provinces.set(entry.key, entry);
  for (const entry of held.indicators) indicators.set(entry.id, entry);
}

export const catalogue = () => held;
export const provinceList = (units) => (units === 34 ? held.provinces34 : held.provinces63);
export const province = (key) => provinces.get(key);
/** Its name in a list: one of the 11 that were not merged has another name since ("Huế"). */
export const provinceName = (key, units = 63) =>
  (provinceList(units).find((entry) => entry.key === key) ?? provinces.get(key))?.name ?? key;
export const indicator = (id) => indicators.get(id);

/** Its name in the page's language. */
export const named = (entry) => entry?.[language()] ?? entry?.vi ?? entry?.id ?? "";
export const indicatorName = (id) => (indicators.has(id) ? named(indicators.get(id)) : id);
export const nameIn = (list, id) => named(held[list].find((entry) => entry.id === id) ?? {id});

/** The key of a province's summary, of its code and list. */
export const keyOf = (code, units) => (units === 34 ? `34:${code}` : code);

/** Indicators by main index, in catalogue order, those that `filter` takes. */
export function byIndex(filter = () => true) {
  return held.indices
    .map((index) => ({index, indicators: held.indicators.filter((i) => i.index === index.id && filter(i))}))
    .filter((group) => group.indicators.length > 0);
}

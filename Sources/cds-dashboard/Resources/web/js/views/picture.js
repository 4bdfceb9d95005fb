// The country's picture: what an indicator's figures in one period are, how they compare, who is silent.

import {indicator} from "../catalogue.js";
import {inUnit} from "../format.js";
import {classes, comparable} from "../scale.js";

const drawn = new WeakMap();

/** Everything that the parts of the country's page draw from; the same for the same data. */
export function pictureOf(data) {
  if (!drawn.has(data)) drawn.set(data, made(data));
  return drawn.get(data);
}

function made({state, country}) {
  const {unit, better} = indicator(state.indicator) ?? {unit: "count", better: "none"};
  const values =
    country.provinces
      .flatMap((entry) => [entry.actual, ...(entry.actual ? [] : entry.derivedFrom.map((part) => part.actual))])
      .map((section) => comparable(section, unit))
      .filter((value) => value !== null);
  const {shade, groups} = classes(values, better);
  const scores = new Set(country.provinces.map((entry) => entry.actual?.outOf).filter(Boolean));
  const factor = unit === "score" && scores.size === 1 ? [...scores][0] : 1;
  return {
    state,
    national: country.national,
    entries: country.provinces,
    groups,
    unit,
    shade: (section) => (comparable(section, unit) === null ? null : shade(comparable(section, unit))),
    comparable: (section) => comparable(section, unit),
    // Scores are compared as shares; where all have one maximum they are told in points.
    say: (value) =>
      (unit === "score" && factor === 1 && !scores.has(1)
         ? inUnit(value * 100, "percent", {maximumFractionDigits: 1})
         : inUnit(value * factor, unit, {maximumFractionDigits: unit === "vnd" ? 1 : 2})),
    ranks: new Map((country.national?.ranking ?? []).map((row) => [keyIn(country, row.province), row.rank])),
    silent: country.provinces.filter((entry) => !entry.actual && entry.derivedFrom.length === 0),
  };
}

const keyIn = (country, code) => country.provinces.find((entry) => entry.province.slice(-2) === code)?.province;

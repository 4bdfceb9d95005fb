// Numbers, figures, periods and dates as the page's language writes them.

import {language, locale, t} from "./i18n.js";

const cache = new Map();
function formatter(options) {
  const name = locale() + JSON.stringify(options);
  if (!cache.has(name)) cache.set(name, new Intl.NumberFormat(locale(), options));
  return cache.get(name);
}

/** A plain number, with up to six decimals, as the messages have them. */
export const number = (value, options = {}) => formatter({maximumFractionDigits: 6, ...options}).format(value);

const short = (value) => formatter({notation: "compact", maximumSignificantDigits: 3}).format(value);
const SIGNED = {
  signDisplay: "exceptZero"
};

function money(value, options) {
  const steps = [[1e9, "billion"], [1e6, "million"]];
  const [size, word] = steps.find(([step]) => Math.abs(value) >= step) ?? [1, "dong"];
  return t(word, number(value / size, options));
}

const WRITERS = {
  percent: (value, options) => number(value / 100, {style: "percent", ...options}),
  count: number,
  score: number,
  rank: number,
  vnd: money,
  km: (value, options) => number(value, {style: "unit", unit: "kilometer", ...options}),
  ratio: (value, options) => t("perThousand", number(value, options)),
};

const BOUNDS = {
  ge: "≥\u00a0",
  le: "≤\u00a0",
  approx: "≈\u00a0"
};

/** A value in its unit. */
export const inUnit = (value, unit, options = {}) => (WRITERS[unit] ?? number)(value, options);

/** A section's or an alternative's figure: "≥ 98,72%". */
export function figure(section) {
  const value = inUnit(section.value, section.unit);
  const outOf = section.unit === "score" && section.outOf !== null ? `/${number(section.outOf)}` : "";
  return (BOUNDS[section.comparator] ?? "") + value + outOf;
}

/** The same as words for a screen reader: bounds and ranks are said. */
export function spoken(section) {
  const value = figure({...section, comparator: "eq"});
  return t(`bound_${section.comparator}`, section.unit === "rank" ? t("rankOf", value) : value);
}

/** At most six characters or so, for a tile. */
export function tiny(section) {
  const full = inUnit(section.value, section.unit);
  const value = full.length > 6 ? shortened(section) : full;
  return (BOUNDS[section.comparator] ?? "").trim() + value;
}

function shortened({value, unit}) {
  if (unit === "percent") return number(value / 100, {style: "percent", maximumFractionDigits: 1});
  return Math.abs(value) < 1000 ? number(value, {maximumSignificantDigits: 4}) : short(value);
}

/** A movement, with its sign: progress is positive. */
export function change(section) {
  if (section.unit === "rank") return t("places", number(section.value, SIGNED));
  return (BOUNDS[section.comparator] ?? "") + inUnit(section.value, section.unit, SIGNED);
}

/** For an axis. */
export function axis(value, unit) {
  if (unit === "percent") return number(value / 100, {style: "percent", maximumFractionDigits: 1});
  return Math.abs(value) >= 10000 ? short(value) : number(value, {maximumFractionDigits: 3});
}

/** A day, in Vietnam's time. */
export function date(text) {
  if (!text) return t("undated");
  const style = language() === "en" ? {day: "numeric", month: "short", year: "numeric"}
                                    : {day: "numeric", month: "numeric", year: "numeric"};
  return new Intl.DateTimeFormat(locale(), {...style, timeZone: "Asia/Ho_Chi_Minh"}).format(new Date(text));
}

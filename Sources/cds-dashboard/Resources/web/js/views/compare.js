// Two to five provinces side by side in one period.

import {get} from "../api.js";
import {byIndex, named, province, provinceList, provinceName} from "../catalogue.js";
import {h} from "../dom.js";
import {figure} from "../format.js";
import {t} from "../i18n.js";
import {provinceLink} from "../link.js";
import {newestFirst, periodName} from "../period.js";
import {comparable} from "../scale.js";
import {address} from "../state.js";

import {head} from "./common.js";
import {periodSelect, wideTable} from "./controls.js";

/** The provinces that the state names: known ones, once each, at most five. */
const chosen = (state) => [...new Set((state.provinces ?? "").split(","))].filter((key) => province(key)).slice(0, 5);

/** Fetches the comparison if two provinces are chosen; the period that most provinces report for, where none is. */
export async function load(state) {
  const keys = chosen(state);
  const units = keys.some((key) => province(key).units === 34) ? 34 : 63;
  const known = await get("periods", {units});
  const counts = new Map();
  for (const {period, provinces} of known.indicators.flatMap((entry) => entry.periods))
    counts.set(period, (counts.get(period) ?? 0) + provinces);
  const period =
    state.period ?? [...counts].toSorted((a, b) => b[1] - a[1] || newestFirst(a[0], b[0]))[0]?.[0] ?? "2022";
  const periods = [...new Set([...counts.keys(), period])].sort(newestFirst);
  const next = {...state, provinces: keys.join(","), period};
  if (keys.length < 2) return {state: next, keys, periods};
  return {state: next, keys, periods, comparison: await get("compare", {provinces: keys.join(","), period})};
}

const names = (keys) => keys.map(provinceName).join(", ");

export const title = ({keys}) => (keys.length > 1 ? t("compareTitle", names(keys)) : t("view_compare"));

/** The page. */
export function render({state, keys, periods, comparison}) {
  return h(
    "div", {class: "view compare", "data-key": "compare"}, head({
      kicker: comparison ? `${t("view_compare")} · ${periodName(state.period)}` : null,
      title: title({keys}),
      lead: comparison ? null : t("compareEmpty"),
      source: comparison ? {path: "compare", query: {provinces: state.provinces, period: state.period}} : undefined,
      name: `compare-${state.period.replace("/", "_")}`,
    }),
    controls(state, keys, periods), comparison ? table(comparison, state) : null);
}

function controls(state, keys, periods) {
  const chip = (key) =>
    h("li", {"data-key": key}, provinceName(key), " ",
      h("a", {
        href: address({...state, provinces: keys.filter((other) => other !== key).join(",")}),
        "data-link": true,
        "aria-label": t("remove", provinceName(key)),
      },
        "×"));
  return h(
    "form", {class: "controls", "data-add": keys.join(","), "aria-label": t("choose")},
    h("ul", {class: "chips"}, keys.map(chip)), keys.length < 5 ? adding(keys) : null,
    periodSelect(state, periods, periodName));
}

function adding(keys) {
  const merged = provinceList(34).filter((entry) => entry.units === 34);
  const free = [...provinceList(63), ...merged].filter((entry) => !keys.includes(entry.key));
  const name = (entry) => (entry.units === 34 ? `${entry.name} (${t("merged")})` : entry.name);
  const options = free.map((entry) => h("option", {value: entry.key}, name(entry)));
  return [
    h("label", {}, h("span", {}, t("addProvince")), h("select", {name: "other"}, options)),
    h("button", {type: "submit"}, t("add")),
  ];
}

function table({provinces, indicators}, state) {
  if (indicators.length === 0) return h("p", {}, t("compareNone"));
  const rows = new Map(indicators.map((row) => [row.indicator, row.values]));
  const caption = t("compareCaption", periodName(state.period));
  const columns = provinces.map((key) => h("th", {scope: "col", "data-key": key}, provinceLink(state, key)));
  const group = ({index, indicators: entries}) =>
    h("tbody", {"data-key": index.id},
      h("tr", {}, h("th", {class: "group", scope: "rowgroup", colspan: provinces.length + 1}, named(index))),
      entries.map((entry) => indicatorRow(entry, rows.get(entry.id), state)));
  return h(
    "section", {"aria-label": caption}, h("p", {class: "small"}, t("bestKey")),
    wideTable(
      caption, {class: "compare-table"}, h("caption", {class: "hidden"}, caption),
      h("thead", {}, h("tr", {}, h("th", {scope: "col"}, t("indicator")), columns)),
      byIndex((entry) => rows.has(entry.id)).map(group)));
}

function indicatorRow(entry, values, state) {
  const compared = values.map((value) => comparable(value.actual, entry.unit));
  const known = compared.filter((value) => value !== null);
  const best = entry.better === "lower" ? Math.min(...known) : Math.max(...known);
  const hasBest = known.length > 1 && entry.better !== "none";
  const cells = values.map((value, n) => cell(value, entry, state, hasBest && compared[n] === best));
  return h("tr", {"data-key": entry.id}, h("th", {scope: "row"}, named(entry)), cells);
}

function cell({province: key, period, actual, target}, entry, state, isBest) {
  if (!actual && !target) return h("td", {class: "none"}, "–");
  return h(
    "td", {}, provinceLink(state, key, entry.id, actual ? figure(actual) : t("targetOf", figure(target))),
    isBest ? h("span", {class: "best"}, " ★", h("span", {class: "hidden"}, t("best"))) : null,
    actual && target ? h("span", {class: "target"}, t("targetOf", figure(target))) : null,
    period && period !== state.period ? h("span", {class: "small"}, periodName(period)) : null);
}

// An indicator over provinces and time.

import {get} from "../api.js";
import {indicatorName, named, nameIn, provinceName} from "../catalogue.js";
import {ranges} from "../charts.js";
import {h} from "../dom.js";
import {axis, figure, inUnit} from "../format.js";
import {t} from "../i18n.js";
import {link, provinceLink} from "../link.js";
import {pips} from "../map.js";
import {newestFirst, periodName} from "../period.js";
import {classes, comparable} from "../scale.js";

import {emptyCluster, head} from "./common.js";
import {indicatorSelect, unitsSwitch, wideTable} from "./controls.js";

/** Fetches the indicator; without one in the state, that which most provinces report. */
export async function load(state) {
  const periods = await get("periods", {units: state.units});
  const most = (entry) => Math.max(...entry.periods.map((one) => one.provinces));
  const id = state.indicator ?? periods.indicators.toSorted((a, b) => most(b) - most(a))[0]?.indicator;
  const reported = new Set(periods.indicators.map((entry) => entry.indicator));
  if (!id) return {state};
  const page = await get(`indicators/${encodeURIComponent(id)}`, {units: state.units});
  return {state: {...state, indicator: id}, reported, page};
}

export const title = ({state}) => (state.indicator ? indicatorName(state.indicator) : t("view_indicator"));

/** The page. */
export function render({state, reported, page}) {
  if (!page) return emptyCluster();
  const entry = page.indicator;
  const isReal = (one) => one.actual || one.derivedFrom.length > 0;
  const rows = page.provinces.filter((row) => row.periods.some((one) => isReal(one) || one.target));
  const told = (test) =>
    [...new Set(rows.flatMap((row) => row.periods.filter(test).map((one) => one.period)))].sort(newestFirst);
  const periods = [...new Set([...told(isReal), ...told((one) => one.target)])];
  return h(
    "div", {class: "view indicator", "data-key": `indicator:${state.units}`}, controls(state, reported), head({
      kicker: `${nameIn("indices", entry.index)} · ${t(`units${state.units}short`)}`,
      title: named(entry),
      lead: `${t("indicatorSub", t("provinces", rows.length), periods.length)} ${t(`better_${entry.better}`)}`,
      source: {path: `indicators/${encodeURIComponent(entry.id)}`, query: {units: state.units}},
      name: entry.id,
    }),
    national(page, state), rows.length === 0 ? h("p", {}, t("silentLong")) : grid({entry, rows, periods, state}));
}

const controls = (state, reported) =>
  h("form", {class: "controls", "aria-label": t("choose")}, indicatorSelect(state, reported), unitsSwitch(state));

/** How a value of a national figure is told: scores are shares of their maximum. */
const share = (value, unit) =>
  (unit === "score" ? inUnit(value * 100, "percent", {maximumFractionDigits: 1}) : inUnit(value, unit));

function national({indicator: entry, national: all}, state) {
  const rows = all.filter((row) => row.provincesReporting > 0).sort((a, b) => newestFirst(a.period, b.period));
  if (rows.length === 0) return null;
  const scale = (value) => (entry.unit === "score" ? share(value, "score") : axis(value, entry.unit));
  const chart = () =>
    [h("p", {class: "small"}, t("nationalTrendHelp")),
     ranges({rows, label: t("trendText", named(entry)), axis: scale, name: (row) => periodName(row.period)}),
  ];
  return h(
    "section", {"aria-labelledby": "national-title"}, h("h2", {id: "national-title"}, t("nationalTrend")),
    rows.length > 1 ? chart() : null, nationalTable(entry, rows, state));
}

function nationalTable(entry, rows, state) {
  const columns = ["low", "q1", "median", "q3", "high", ...(entry.additive ? ["total"] : [])];
  const heads = ["period", "reportingColumn", ...columns].map((name) => h("th", {scope: "col"}, t(name)));
  const line = (row) =>
    h("tr", {"data-key": row.period},
      h("th", {scope: "row"},
        link({...state, view: "country", indicator: entry.id, period: row.period}, periodName(row.period))),
      h("td", {class: "number"}, `${row.provincesReporting}/${row.of}`),
      columns.map((name) => h("td", {class: "number"}, row[name] === null ? "" : share(row[name], entry.unit))));
  return wideTable(
    t("nationalTrend"), {class: "plain"}, h("thead", {}, h("tr", {}, heads)), h("tbody", {}, rows.map(line)));
}

/** A table of provinces by periods, shaded by value. */
function grid({entry, rows, periods, state}) {
  const values = rows.flatMap((row) => row.periods.map((one) => comparable(one.actual, entry.unit)));
  const {shade} = classes(values.filter((value) => value !== null), entry.better);
  const line = (row) =>
    h("tr", {"data-key": row.province}, h("th", {scope: "row"}, provinceLink(state, row.province, entry.id)),
      periods.map((period) => cell(row, period, {entry, state, shade})));
  return h(
    "section", {"aria-labelledby": "grid-title"}, h("h2", {id: "grid-title"}, t("byProvince")),
    h("p", {class: "small"}, t("gridHelp")),
    wideTable(
      t("byProvince"), {class: "heat"}, h("caption", {class: "hidden"}, t("byProvinceCaption", named(entry))),
      h("thead", {},
        h("tr", {}, [t("province"), ...periods.map(periodName)].map((text) => h("th", {scope: "col"}, text)))),
      h("tbody", {}, inOrder(rows, entry).map(line))));
}

function cell(row, period, {entry, state, shade}) {
  const found = row.periods.find((one) => one.period === period);
  const parts = found?.derivedFrom ?? [];
  if (!found?.actual && !found?.target && parts.length === 0) return h("td", {class: "none"});
  const value = comparable(found.actual, entry.unit);
  const place = h("span", {class: "hidden"}, `${provinceName(row.province)}, ${periodName(period)}: `);
  const sum =
    found.derived ? [h("span", {class: "hidden"}, `${t("derived")} `), h("span", {"aria-hidden": true}, "Σ ")] : null;
  return h(
    "td", {class: value === null ? "" : `k${shade(value)}`, title: found.derived ? t("derived") : null},
    found.actual ? provinceLink(state, row.province, entry.id, [place, sum, figure(found.actual)]) : null,
    found.actual ? null : partList(parts, {entry, state}),
    value === null ? null : pips(shade(value)),
    found.target ? h("span", {class: "target"}, t("targetOf", figure(found.target))) : null);
}

/** What the parts of a merged province report that do not add up, one by one. */
const partList = (parts, {entry, state}) =>
  parts.map((part) => {
    const said = `${provinceName(part.province)} ${figure(part.actual)}`;
    return h("span", {class: "part"}, provinceLink(state, part.province, entry.id, said));
  });

/** The best of the newest values first; those without one last, in code order. */
function inOrder(rows, {unit, better}) {
  const newest = (row) => {
    const told = row.periods.filter((one) => one.actual).sort((a, b) => newestFirst(a.period, b.period));
    return comparable(told[0]?.actual, unit);
  };
  const way = better === "lower" ? 1 : -1;
  const place = (row) => way * (newest(row) ?? way * Number.MAX_VALUE);
  return rows.toSorted((a, b) => place(a) - place(b) || (a.province < b.province ? -1 : 1));
}

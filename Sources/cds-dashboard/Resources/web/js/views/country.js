// The country at a glance: one indicator in one period over all provinces.

import {get} from "../api.js";
import {indicatorName, nameIn, provinceName} from "../catalogue.js";
import {bars, dotPlot} from "../charts.js";
import {h} from "../dom.js";
import {evidenceList} from "../evidence.js";
import {axis, figure, inUnit, number} from "../format.js";
import {t} from "../i18n.js";
import {link} from "../link.js";
import {legend, tileFacts, tileMap, tileValue} from "../map.js";
import {months, newestFirst, periodName} from "../period.js";

import {emptyCluster, head} from "./common.js";
import {indicatorSelect, periodSelect, unitsSwitch} from "./controls.js";
import {pictureOf} from "./picture.js";
import {rankingTable} from "./ranking.js";

/** Fetches what the state asks for; fills in the indicator and the period that most provinces report. */
export async function load(state) {
  const [periods, summaries] =
    await Promise.all([get("periods", {units: state.units}), get("provinces", {units: state.units})]);
  const reported = new Map(periods.indicators.map((entry) => [entry.indicator, entry.periods]));
  const chosen = choose(state, reported);
  if (!chosen.indicator) return {state: chosen, reported, summaries: summaries.provinces};
  const {indicator: id, period, units} = chosen;
  const country = await get("country", {units, indicator: id, period});
  return {state: chosen, reported, summaries: summaries.provinces, country};
}

function choose(state, reported) {
  const most = (periods) => periods.toSorted((a, b) => b.provinces - a.provinces || newestFirst(a.period, b.period))[0];
  let id = state.indicator;
  if (!id) id = [...reported].toSorted((a, b) => most(b[1]).provinces - most(a[1]).provinces)[0]?.[0];
  const period = state.period ?? (reported.has(id) ? most(reported.get(id)).period : String(new Date().getFullYear()));
  return {...state, indicator: id, period};
}

/** The title of the page. */
export const title = ({state}) =>
  (state.indicator ? `${indicatorName(state.indicator)}, ${periodName(state.period)}` : t("siteTitle"));

/** The page. */
export function render(data) {
  if (!data.country) return emptyCluster();
  const picture = pictureOf(data);
  const {state} = picture;
  return h(
    "div", {class: "view country", "data-key": `country:${state.units}`}, controls(data), head({
      kicker: `${t("view_country")} · ${periodName(state.period)} · ${t(`units${state.units}short`)}`,
      title: indicatorName(state.indicator),
      lead: standfirst(picture) + partsNote(picture),
      source: {path: "country", query: {units: state.units, indicator: state.indicator, period: state.period}},
      name: `${state.indicator}-${state.period.replace("/", "_")}`,
    }),
    h("div", {class: "columns"}, mapPart(picture), rankingTable(picture), side(data, picture)));
}

function standfirst(picture) {
  const {national, entries, say} = picture;
  const of = entries.length;
  if (!national?.provincesReporting) return t("standfirstNone", of);
  if (national.provincesReporting === 1) {
    const entry = entries.find((one) => picture.ranks.has(one.province));
    return t("standfirstOne", of, provinceName(entry.province, picture.state.units), figure(entry.actual));
  }
  return t("standfirst", national.provincesReporting, of, say(national.low), say(national.high), say(national.median));
}

/** How many of the 34 are told through their former provinces. */
function partsNote({entries, silent, state}) {
  const derived = entries.filter((entry) => entry.derived).length;
  const parts = entries.filter((entry) => !entry.actual).length - silent.length;
  if (state.units !== 34) return "";
  return (derived ? t("standfirstDerived", derived) : "") + (parts ? t("standfirstParts", parts) : "");
}

function controls({state, reported}) {
  const counts = new Map((reported.get(state.indicator) ?? []).map((entry) => [entry.period, entry.provinces]));
  if (!counts.has(state.period)) counts.set(state.period, 0);
  const periods = [...counts.keys()].sort((a, b) => months(b).last - months(a).last || counts.get(b) - counts.get(a));
  return h(
    "form", {class: "controls", "aria-label": t("choose")}, indicatorSelect(state, reported),
    periodSelect(state, periods, (period) => t("periodOption", periodName(period), counts.get(period))),
    unitsSwitch(state));
}

function mapPart(picture) {
  return h(
    "section", {class: "map-part", "aria-labelledby": "map-title"}, h("h2", {id: "map-title"}, t("map")),
    h("p", {class: "readout", id: "readout", "aria-hidden": "true"}, t("mapIdle")), tileMap(picture), legend(picture),
    h("p", {class: "small hidden-print", id: "map-hint"}, t("mapHint"), " ",
      h("a", {href: "#ranking-title"}, t("mapTable"))));
}

/** What the line above the map says of a tile. */
export function readout(data, key) {
  const picture = pictureOf(data);
  const entry = picture.entries.find((one) => one.province === key);
  return [
    h("strong", {}, provinceName(key, data.state.units)), " ", h("b", {}, tileValue(entry)),
    ` ${tileFacts(entry, picture).join(", ")}`
  ];
}

function side(data, picture) {
  return h(
    "div", {class: "side"}, distribution(picture),
    picture.national?.stated
      ? h("section", {"aria-labelledby": "stated-title"}, h("h2", {id: "stated-title"}, t("stated")),
          h("p", {class: "big"}, figure(picture.national.stated)),
          evidenceList(picture.national.stated, picture.state.lang))
      : null,
    pillars(data.summaries), h("p", {}, link({...picture.state, view: "indicator"}, t("seeIndicator"))));
}

function distribution({national, entries, shade, say, unit, comparable: value}) {
  const of = entries.length;
  const facts = [["reporting", t("reportingOf", national?.provincesReporting ?? 0, of)]];
  for (const name of ["high", "q3", "median", "q1", "low", "mean"]) {
    if (national && national[name] !== null) facts.push([name, say(national[name])]);
  }
  if (national && national.total !== null) facts.push(["total", inUnit(national.total, unit)]);
  const values = entries.filter((entry) => shade(entry.actual) && !entry.derived)
                   .map((entry) => ({value: value(entry.actual), shade: shade(entry.actual)}));
  return h(
    "section", {"aria-labelledby": "distribution-title"}, h("h2", {id: "distribution-title"}, t("distribution")),
    values.length > 1 ? dotPlot({
      ...national,
      values,
      label: t("distributionText", values.length),
      axis: (x) => (unit === "score" ? say(x) : axis(x, unit))
    })
                      : null,
    h("dl", {class: "facts"},
      facts.map(([name, text]) => h("div", {"data-key": name}, h("dt", {}, t(name)), h("dd", {}, text)))));
}

function pillars(summaries) {
  const names = ["chinh_quyen_so", "kinh_te_so", "xa_hoi_so"];
  const sums = names.map((name) => summaries.reduce((sum, summary) => sum + summary.pillars[name], 0));
  const all = summaries.reduce((sum, summary) => sum + Object.values(summary.indices).reduce((a, b) => a + b, 0), 0);
  const rows = names.map((name, n) => ({name: nameIn("pillars", name), value: sums[n]}));
  const rest = all - sums.reduce((a, b) => a + b, 0);
  return h(
    "section", {"aria-labelledby": "pillars-title"}, h("h2", {id: "pillars-title"}, t("pillarsHeading")),
    bars(
      [...rows, {name: t("foundation"), value: Math.max(0, rest), kind: "quiet"}],
      (value) => (all > 0 ? `${number(value / all, {style: "percent", maximumFractionDigits: 0})}` : "–")),
    h("p", {class: "small"}, t("pillarsHelp")));
}

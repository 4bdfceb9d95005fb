// One indicator of a province: the newest figure as a line, and behind it the trend, the sources and the sentences.

import {indicator as entryOf, named} from "../catalogue.js";
import {trend} from "../charts.js";
import {h} from "../dom.js";
import {evidenceList} from "../evidence.js";
import {axis, change, date, figure, inUnit} from "../format.js";
import {t} from "../i18n.js";
import {link} from "../link.js";
import {months, newestFirst, periodName} from "../period.js";

/** The card of an indicator, from its roll-ups; open where the address names it. */
export function figureCard(entry, rollups, state) {
  const sorted = rollups.toSorted((a, b) => newestFirst(a.period, b.period));
  const first = sorted.find((rollup) => rollup.actual) ?? sorted[0];
  const differ = sorted.some((rollup) => rollup.actual?.alternatives.length > 0);
  return h(
    "details", {class: "figure", "data-key": entry.id, "data-indicator": entry.id, open: state.indicator === entry.id},
    h("summary", {}, h("span", {class: "figure-name"}, named(entry)),
      h("span", {class: "figure-value"}, headline(first)),
      h("span", {class: "figure-period"}, periodName(first.period)),
      h("span", {class: "figure-notes"}, notes(first, entry),
        differ ? h("span", {class: "differ"}, t("disagreement")) : null)),
    h("div", {class: "figure-body"}, trendOf(entry, sorted), sorted.map((rollup) => period(rollup, entry, state))));
}

function headline(rollup) {
  if (rollup.actual) return figure(rollup.actual);
  return rollup.target ? `${t("target")}: ${figure(rollup.target)}` : change(rollup.change);
}

function notes(rollup, entry) {
  const {actual, target, change: moved} = rollup;
  if (!actual) return h("span", {}, t(target ? "onlyTarget" : "onlyChange"));
  return [target ? targetNote(actual, target, entry) : null, moved ? h("span", {class: "moved"}, change(moved)) : null];
}

function targetNote(actual, target, entry) {
  const reached = isReached(actual, target, entry);
  const words = reached === null ? "" : ` (${t(reached ? "reached" : "notReached")})`;
  return h(
    "span", {class: reached ? "reached" : "target"},
    `${
      reached === null ? ""
        : reached      ? "✓ "
                       : "○ "}${t("targetOf", figure(target))}${words}`);
}

/** Whether the target is reached; null where the two cannot be compared. */
function isReached(actual, target, {better}) {
  if (better === "none" || actual.unit !== target.unit || actual.outOf !== target.outOf) return null;
  return better === "higher" ? actual.value >= target.value : actual.value <= target.value;
}

/** The trend where there are several periods: those of the first one's unit. */
function trendOf(entry, sorted) {
  const points =
    sorted.filter((rollup) => [rollup.actual, rollup.target].some((section) => section?.unit === entry.unit))
      .map((rollup) => ({
             at: months(rollup.period).last,
             period: rollup.period,
             value: valueIn(rollup.actual, entry.unit),
             target: valueIn(rollup.target, entry.unit),
           }))
      .toSorted((a, b) => a.at - b.at);
  if (points.length < 2 || points[0].at === points.at(-1).at) return null;
  const words = points.filter((point) => point.value !== null)
                  .map((point) => `${periodName(point.period)}: ${inUnit(point.value, entry.unit)}`)
                  .join("; ");
  return h(
    "div", {class: "trend-part"}, h("h4", {}, t("trend")), trend({
      points,
      label: `${t("trendText", named(entry))}. ${words}`,
      axis: (value) => axis(value, entry.unit),
      name: (point) => periodName(point.period)
    }),
    h("ul", {class: "keys"}, h("li", {}, h("span", {class: "key-dot", "aria-hidden": "true"}), t("actual")),
      points.some((point) => point.target !== null)
        ? h("li", {}, h("span", {class: "key-dash", "aria-hidden": "true"}), t("target"))
        : null));
}

const valueIn = (section, unit) => (section?.unit === unit ? section.value : null);

function period(rollup, entry, state) {
  return h(
    "section", {class: "period", "data-key": rollup.period}, h("h4", {}, periodName(rollup.period)),
    ["actual", "target", "change"].filter((name) => rollup[name]).map((name) => section(name, rollup[name], state)),
    rollup.actual
      ? h("p", {class: "small"},
          link(
            {view: "country", lang: state.lang, units: rollup.units, indicator: entry.id, period: rollup.period},
            t("seeCountryPeriod", periodName(rollup.period))))
      : null);
}

const LABELS = {
  actual: "actual",
  target: "target",
  change: "changeLabel"
};

function section(name, value, state) {
  const write = name === "change" ? change : figure;
  return h(
    "div", {class: `section ${name}`, "data-key": name},
    h("p", {class: "section-head"}, h("span", {class: "label"}, t(LABELS[name])), " ",
      h("strong", {class: "number"}, write(value)),
      h("span", {class: "small"},
        ` ${
            [value.asOf ? t("asOf", date(value.asOf)) : t("undated"), t("articles", value.articles),
             t("sources", value.sources)]
              .join(" · ")}`)),
    value.alternatives.length > 0 ? disagreement(value, write) : null, evidenceList(value, state.lang));
}

function disagreement(value, write) {
  const rows = value.alternatives.map(
    (other) =>
      h("li", {"data-key": `${other.value}${other.unit}${other.comparator}`},
        h("strong", {class: "number"}, write(other)), ` (${t("articles", other.articles)})`));
  return h(
    "div", {class: "differs"},
    h("p", {}, h("strong", {class: "differ"}, t("disagreement")), " ",
      value.low !== value.high ? t("disagreementHelp", inUnit(value.low, value.unit), inUnit(value.high, value.unit))
                               : "",
      ` ${t("also")}:`),
    h("ul", {}, rows, value.alternativesOmitted > 0 ? h("li", {}, t("omitted", value.alternativesOmitted)) : null));
}

/** Opens the card of an indicator and shows it. */
export function openCard(id) {
  const card = document.querySelector(`details[data-indicator="${CSS.escape(id)}"]`);
  if (!card || !entryOf(id)) return;
  card.open = true;
  card.scrollIntoView({block: "start"});
}

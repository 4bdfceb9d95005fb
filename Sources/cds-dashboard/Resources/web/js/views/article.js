// One article: how it was read, every figure with its sentence.

import {get} from "../api.js";
import {indicatorName, keyOf, nameIn} from "../catalogue.js";
import {bars} from "../charts.js";
import {foreign, h, shown} from "../dom.js";
import {origin, sentence} from "../evidence.js";
import {change, figure, number} from "../format.js";
import {t} from "../i18n.js";
import {link, provinceLink} from "../link.js";
import {periodName} from "../period.js";

import {head} from "./common.js";

/** Fetches the reading. */
export const load = async (state) => ({state, reading: await get("article", {id: state.id ?? ""})});

export const title = ({reading}) => (reading.title ? shown(reading.title) : t("untitled"));

/** The page. */
export function render({state, reading}) {
  const place = reading.province ? keyOf(reading.province, reading.units) : null;
  const weights = Object.entries(reading.indices)
                    .map(([id, value]) => ({name: nameIn("indices", id), value}))
                    .sort((a, b) => b.value - a.value);
  return h(
    "div", {class: "view article", "data-key": `article:${reading.articleId}`}, head({
      kicker: [
        t("about"), reading.genre ? ` · ${nameIn("genres", reading.genre)}` : "",
        place ? [" · ", provinceLink(state, place)] : ""
      ],
      title: reading.title ? foreign(reading.title) : t("untitled"),
      source: {path: "article", query: {id: reading.articleId}, csv: false},
      name: "article",
    }),
    origin(reading), reading.relevant ? null : h("p", {class: "notice"}, t("notRelevant")),
    h("div", {class: "columns two"},
      h("section", {class: "main-part", "aria-labelledby": "read-title"},
        h("h2", {id: "read-title"}, t("articleFigures")),
        reading.observations.length === 0 ? h("p", {}, t("articleNone")) : null,
        h("ol", {class: "evidence"}, reading.observations.map((item, n) => observation(item, n, state))),
        reading.observationsOmitted > 0 ? h("p", {}, t("omittedObservations", reading.observationsOmitted)) : null),
      h("div", {class: "side"},
        weights.length > 0 ? h("section", {}, h("h2", {}, t("indicesHeading")),
                               bars(weights, (value) => number(value, {style: "percent", maximumFractionDigits: 0})))
                           : null,
        h("section", {}, h("h2", {}, t("aspectsHeading")),
          bars(["result", "limitation", "task"].map(
            (name) => ({name: t(`aspect_${name}`), value: reading.aspects[name]})))),
        h("p", {class: "small"}, `${t("rulesVersion")}: ${reading.rules}`))));
}

function observation(item, order, state) {
  const {evidence} = item;
  const place = item.province ? keyOf(item.province, item.units) : null;
  const facts =
    [
      item.measure === "change" ? t("measure_change") : t(`status_${item.status}`),
      item.period ? periodName(item.period) + (item.periodInferred ? ` (${t("inferred")})` : "") : null,
      t(`scope_${item.scope}`),
      item.tier ? t("tier", item.tier) : null,
      item.fraction ? item.fraction.map((part) => number(part)).join("/") : null,
      `${t("confidence")} ${number(item.confidence)}`,
    ].filter(Boolean)
      .join(" · ");
  return h(
    "li", {"data-key": `${order}`},
    h("p", {class: "section-head"},
      h("strong", {class: "number"}, item.measure === "change" ? change(item) : figure(item)), " ",
      item.indicator ? link(
                         {view: "indicator", indicator: item.indicator, units: item.units, lang: state.lang},
                         indicatorName(item.indicator))
                     : t("noIndicator")),
    h("p", {class: "small"}, facts, item.area ? [" · ", foreign(item.area)] : null,
      place ? [" · ", provinceLink(state, place)] : null),
    sentence(evidence.sentence, evidence.start - evidence.sentenceStart, evidence.end - evidence.sentenceStart));
}

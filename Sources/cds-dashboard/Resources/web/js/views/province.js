// A province: its figures by main index, each with its sentences, and what the articles about it speak of.

import {get} from "../api.js";
import {byIndex, catalogue, named, nameIn, province, provinceList, provinceName} from "../catalogue.js";
import {bars} from "../charts.js";
import {h} from "../dom.js";
import {date, number} from "../format.js";
import {t} from "../i18n.js";
import {provinceLink} from "../link.js";

import {articleSection} from "./articles.js";
import {head} from "./common.js";
import {figureCard} from "./figure.js";
import {timeline} from "./timeline.js";

const PAGE = 20;

/** Fetches the province, its timeline and its newest articles. */
export async function load(state) {
  const path = `provinces/${encodeURIComponent(state.province ?? "")}`;
  const [page, months, articles] =
    await Promise.all([get(path), get(`${path}/timeline`), get(`${path}/articles`, {limit: state.shown ?? PAGE})]);
  return {state, path, summary: page.summary, rollups: page.rollups, months: months.months, articles};
}

export const title = ({state}) => provinceName(state.province);

/** The page. */
export function render(data) {
  const {state, summary, rollups, articles, months} = data;
  const place = province(state.province);
  const silent = summary.articles === 0 && rollups.length === 0;
  return h(
    "div", {class: "view province", "data-key": `province:${state.province}`}, head({
      kicker: [place.region ? nameIn("regions", place.region) : t("units34short"), " · ", relation(place, state)],
      title: place.name,
      lead: silent ? t("silentProvince") : lead(summary),
      source: {path: data.path, query: {}},
      name: state.province.replace(":", "-"),
    }),
    compareForm(place, state),
    silent
      ? null
      : h("div", {class: "columns two"}, h("div", {class: "main-part"}, figures(data), articleSection(articles, state)),
          h("div", {class: "side"}, profile(summary), timeline(months))));
}

const lead = (summary) => [t("provinceSub", t("articles", summary.articles), t("observations", summary.observations),
                             t("indicators", summary.indicators)),
                           dates(date(summary.firstPublishedAt), date(summary.lastPublishedAt), summary)]
                            .join("");

const dates = (first, last, summary) => {
  if (!summary.firstPublishedAt) return "";
  return ` ${first === last ? t("articleDate", first) : t("articleDates", first, last)}`;
};

/** How it stands to the other list of provinces. */
function relation(place, state) {
  const to = (key) => provinceLink(state, key, state.indicator);
  const listed = (keys) => keys.map((key, n) => [n ? ", " : "", to(key)]);
  if (place.units === 34) return h("span", {}, t("mergedFrom"), " ", listed(place.members));
  const merged = provinceList(34).find((entry) => entry.code === place.mergedInto);
  if (!merged || merged.units === 63) return h("span", {}, t("unmerged"));
  return h("span", {}, t("mergedInto"), " ", to(merged.key));
}

function compareForm(place, state) {
  const others = provinceList(place.units).filter((entry) => entry.key !== place.key && entry.units === place.units);
  return h(
    "form", {class: "controls", "data-compare": state.province},
    h("label", {}, h("span", {}, t("compareWith")),
      h("select", {name: "other"}, others.map((entry) => h("option", {value: entry.key}, entry.name)))),
    h("button", {type: "submit"}, t("compareGo")));
}

function figures({state, rollups}) {
  const byIndicator = Map.groupBy(rollups, (rollup) => rollup.indicator);
  const groups = byIndex((entry) => byIndicator.has(entry.id));
  return h(
    "section", {"aria-labelledby": "figures-title"}, h("h2", {id: "figures-title"}, t("figures")),
    groups.length === 0 ? h("p", {}, province(state.province).units === 34 ? t("noOwn") : t("silentLong")) : null,
    groups.length > 2
      ? h("nav", {class: "jump", "aria-label": t("jump")},
          h("ul", {},
            groups.map(
              ({index, indicators}) =>
                h("li", {}, h("a", {href: `#index-${index.id}`}, named(index)), ` ${indicators.length}`))))
      : null,
    groups.map(
      ({index, indicators}) =>
        h("section", {class: "index", "data-key": index.id, "aria-labelledby": `index-${index.id}`},
          h("h3", {id: `index-${index.id}`, tabindex: -1}, named(index)),
          indicators.map((entry) => figureCard(entry, byIndicator.get(entry.id), state)))));
}

function profile(summary) {
  const list = (name, values, write) => bars(
    catalogue()[name]
      .filter((entry) => entry.id in values)
      .map((entry) => ({name: named(entry), value: values[entry.id]})),
    write);
  const aspects =
    ["result", "limitation", "task"].map((name) => ({name: t(`aspect_${name}`), value: summary.aspects[name]}));
  const weight = (value) => number(value, {maximumFractionDigits: 2});
  return h(
    "section", {"aria-labelledby": "profile-title"}, h("h2", {id: "profile-title"}, t("profile")),
    h("h3", {}, t("pillarsHeading")), list("pillars", summary.pillars, weight), h("h3", {}, t("indicesHeading")),
    list("indices", summary.indices, weight), h("p", {class: "small"}, t("weightHelp")),
    h("h3", {}, t("genresHeading")), list("genres", summary.genres), h("h3", {}, t("aspectsHeading")), bars(aspects));
}

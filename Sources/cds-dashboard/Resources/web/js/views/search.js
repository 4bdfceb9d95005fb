// Search by province, indicator and text, with or without marks.

import {get} from "../api.js";
import {named, province, provinceName} from "../catalogue.js";
import {h} from "../dom.js";
import {t} from "../i18n.js";
import {link, provinceLink} from "../link.js";

import {articleList} from "./articles.js";
import {head} from "./common.js";

/** Fetches what matches. */
export async function load(state) {
  const q = (state.q ?? "").trim().slice(0, 200);
  return q ? {state, q, found: await get("search", {q, limit: 30})} : {state, q};
}

export const title = ({q}) => (q ? t("searchTitle", q) : t("view_search"));

/** How many things were found, for the live region. */
export const count = ({found}) =>
  (found ? found.provinces.length + found.indicators.length + found.articles.length : 0);

/** The page. */
export function render(data) {
  const {state, q, found} = data;
  return h(
    "div", {class: "view search", "data-key": "search"}, head({
      title: title(data),
      lead: lead(data),
      source: q ? {path: "search", query: {q, limit: 30}, csv: false} : undefined,
      name: "search",
    }),
    found ? results(found, state) : null);
}

function lead(data) {
  if (!data.q) return t("searchEmpty");
  return count(data) > 0 ? t("found", count(data)) : t("searchNone");
}

function results(found, state) {
  const part = (name, list, content) =>
    (list.length === 0
       ? null
       : h("section", {"aria-labelledby": `found-${name}`}, h("h2", {id: `found-${name}`}, t(name)), content));
  const item = (key, to) => h("li", {"data-key": key}, to);
  return [
    part(
      "provincesHeading", found.provinces,
      h("ul", {class: "found"},
        found.provinces.map(({key}) => item(key, provinceLink(state, key, undefined, placeName(key)))))),
    part(
      "indicatorsHeading", found.indicators,
      h("ul", {class: "found"},
        found.indicators.map(
          (entry) => item(entry.id, link({view: "indicator", indicator: entry.id, lang: state.lang}, named(entry)))))),
    part("articlesHeading", found.articles, articleList(found.articles, state.lang)),
  ];
}

const placeName = (key) => (province(key)?.units === 34 ? `${provinceName(key)} (${t("merged")})` : provinceName(key));

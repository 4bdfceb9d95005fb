// The sentence behind a number, with the figure marked, and the article that it stands in.

import {foreign, h, outside, shown, webAddress} from "./dom.js";
import {date} from "./format.js";
import {t} from "./i18n.js";
import {link} from "./link.js";

/** A sentence with its figure marked; `start` and `end` count code points, as in the messages. */
export function sentence(text, start, end) {
  const points = [...text];
  const part = (from, to) => shown(points.slice(Math.max(0, from), Math.max(0, to)).join(""));
  return h(
    "blockquote", {class: "sentence"},
    h("p", {dir: "auto"}, part(0, start), h("mark", {}, part(start, end)), part(end, points.length)));
}

/** An article's title as a link to the page about how it was read. */
export const titleLink = (article, id, lang) =>
  link({view: "article", id, lang}, article.title ? foreign(article.title) : t("untitled"));

/** Source, date and the link to the newspaper. */
export function origin(article) {
  const url = webAddress(article.url);
  return h(
    "p", {class: "origin"}, article.source ? foreign(article.source) : t("noSource"), " · ",
    article.publishedAt ? h("time", {datetime: article.publishedAt}, date(article.publishedAt)) : t("undated"),
    url ? [" · ", outside(article.url, `${t("opens")} (`, h("bdi", {}, url.host), ")")] : null);
}

/** The evidence of a section: up to three sentences. */
export function evidenceList(section, lang) {
  return h(
    "ol", {class: "evidence"},
    section.evidence.map(
      (item) =>
        h("li", {"data-key": `${item.articleId}:${item.start}`}, sentence(item.sentence, item.start, item.end),
          h("p", {class: "from"}, titleLink(item, item.articleId, lang)), origin(item))));
}

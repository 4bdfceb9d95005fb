// Articles as a list: title, source, date, genre, and what they hold.

import {nameIn} from "../catalogue.js";
import {h} from "../dom.js";
import {origin, titleLink} from "../evidence.js";
import {t} from "../i18n.js";

/** A list of article entries. */
export const articleList = (articles, lang) =>
  h("ul", {class: "articles"},
    articles.map(
      (article) =>
        h("li", {"data-key": article.id}, h("p", {class: "from"}, titleLink(article, article.id, lang)),
          origin(article), h("p", {class: "small"}, [
            article.genre ? nameIn("genres", article.genre) : null, t("observations", article.observations),
            ...["result", "limitation", "task"]
              .filter((name) => article.aspects[name] > 0)
              .map((name) => `${t(`aspect_${name}`)}: ${article.aspects[name]}`)
          ].filter(Boolean).join(" · ")))));

/** A province's articles, the newest first, with a button for more. */
export function articleSection(page, state) {
  const shown = page.articles.length;
  if (page.total === 0) return null;
  return h(
    "section", {"aria-labelledby": "articles-title"}, h("h2", {id: "articles-title"}, t("articlesHeading")),
    h("p", {class: "small"}, t("shownOf", shown, page.total)), articleList(page.articles, state.lang),
    shown < page.total && shown < 200
      ? h("p", {}, h("button", {type: "button", "data-action": "more"}, t("moreArticles")))
      : null);
}

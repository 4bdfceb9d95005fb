// The strip that shows the pipeline.

import {foreign, h} from "./dom.js";
import {date, number} from "./format.js";
import {t} from "./i18n.js";
import {link} from "./link.js";
import {morph} from "./morph.js";

let known = null;
let connected = true;

/** Draws the strip anew with what is known. */
export function drawStrip(lang) {
  const strip = document.getElementById("strip");
  const state = !connected ? "offline" : known && !known.ready ? "starting" : "live";
  const parts = [h("span", {class: `state ${state}`, "data-key": "state"}, h("i", {"aria-hidden": "true"}), t(state))];
  if (known) parts.push(...numbers(known), newest(known.lastArticle, lang));
  morph(strip, h("aside", {class: "strip", id: "strip", "aria-label": t("strip")}, h("div", {class: "bar"}, parts)));
}

const numbers = (status) =>
  [h("span", {"data-key": "rate"}, t("perSecond", number(status.articlesPerSecond, {maximumFractionDigits: 1}))),
   h("span", {"data-key": "articles"}, t("articlesRead", status.articles)),
   h("span", {"data-key": "behind", class: status.behind > 0 ? "busy" : null}, t("behind", status.behind)),
   h("span", {"data-key": "dead", class: status.deadLetters > 0 ? "bad" : null}, t("deadLetters", status.deadLetters)),
];

function newest(article, lang) {
  if (!article) return null;
  return h(
    "span", {class: "newest", "data-key": "newest"}, `${t("lastArticle")}: `,
    link({view: "article", id: article.id, lang}, article.title ? foreign(article.title) : t("untitled")),
    ` (${date(article.publishedAt)})`);
}

/** Takes a new status. */
export function takeStatus(status) { known = status; }

/** Takes whether the server is reached. */
export function takeOnline(online) { connected = online; }

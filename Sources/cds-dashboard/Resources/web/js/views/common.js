// What the page says where there is nothing, or where something went wrong.

import {h} from "../dom.js";
import {t} from "../i18n.js";
import {takeAway} from "../takeaway.js";

/** A cluster without figures: what to do. */
export const emptyCluster = () =>
  h("div", {class: "view", "data-key": "empty"}, h("h1", {tabindex: -1}, t("emptyTitle")), h("p", {}, t("emptyHelp")),
    h("pre", {}, h("code", {}, "cds-producer publish --bootstrap-servers HOST:PORT bai-viet.txt")));

/** A request that failed: what it was and what to do. */
export function failure(error) {
  const kind = error.status === 404 || error.status === 400 ? "Missing" : error.status === 0 ? "Offline" : "Server";
  return h(
    "div", {class: "view failure", "data-key": "failure", role: "alert"}, h("h1", {tabindex: -1}, t(`error${kind}`)),
    h("p", {}, t(`error${kind}Help`)), error.message ? h("p", {class: "small"}, error.message) : null,
    h("p", {class: "take"}, h("button", {type: "button", "data-action": "retry"}, t("retry")),
      h("a", {class: "button", href: "./", "data-link": true}, t("backHome"))));
}

/** The head of a page: what it is about, in one size for all views. */
export const head = ({kicker, title, lead, source, name}) =>
  h("header", {class: "head"},
    h("div", {class: "head-text"}, kicker ? h("p", {class: "kicker"}, kicker) : null, h("h1", {tabindex: -1}, title),
      lead ? h("p", {class: "standfirst"}, lead) : null),
    source === undefined ? null : takeAway(source, name));

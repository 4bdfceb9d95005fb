// What stands around every view: navigation, search, language, footer.

import {h} from "./dom.js";
import {language, t} from "./i18n.js";
import {morph} from "./morph.js";
import {address} from "./state.js";

const NAVIGATION = ["country", "indicator", "compare"];

/** Draws the frame for a state, in its language. */
export function drawFrame(state) {
  const {lang, units} = state;
  const link = (view) => h(
    "li", {},
    h("a", {href: address({view, lang, units}), "data-link": true, "aria-current": state.view === view ? "page" : null},
      t(`view_${view}`)));
  put("nav", h("nav", {id: "nav", "aria-label": t("pages")}, h("ul", {}, NAVIGATION.map(link))));
  const other = language() === "en" ? "vi" : "en";
  put(
    "language",
    h("div", {id: "language"},
      h("a", {href: address({...state, lang: other}), lang: other, hreflang: other, "data-link": "language"},
        t("otherLanguage"))));
  put(
    "brand",
    h("a", {class: "brand", id: "brand", href: address({view: "country", lang}), "data-link": true}, "CĐS ",
      h("span", {}, t("brand"))));
  put(
    "foot",
    h("footer", {class: "foot", id: "foot"},
      h("div", {class: "bar"}, h("p", {}, t("footer")), h("p", {}, h("a", {href: "api/openapi.yaml"}, t("apiLink"))))));
  put("skip", h("a", {class: "skip", id: "skip", href: "#main"}, t("skip")));
  document.getElementById("main").dataset.loading = t("loading");
  const form = document.getElementById("search");
  form.querySelector("label").textContent = t("searchLabel");
  const box = form.elements.q;
  box.placeholder = t("searchHint");
  if (document.activeElement !== box) box.value = state.q ?? "";
}

const put = (id, node) => morph(document.getElementById(id), node);

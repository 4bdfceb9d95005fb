// Taking along what is on the screen: CSV, JSON, a link, paper.

import {resource} from "./api.js";
import {h} from "./dom.js";
import {t} from "./i18n.js";

/** The row of buttons. `source` is the resource of what is shown ({path, query, csv}), or null where there is none. */
export function takeAway(source, name) {
  const file = (format, extension) =>
    h("a", {
      class: "button",
      href: resource(source.path, {...source.query, format}),
      download: `cds-${name}.${extension}`,
      "data-take": extension,
    },
      t(extension));
  return h(
    "div", {class: "take", role: "group", "aria-label": t("takeAway")},
    source ? [source.csv === false ? null : file("csv", "csv"), file(undefined, "json")] : null,
    h("button", {type: "button", "data-action": "copy"}, t("copyLink")),
    h("button", {type: "button", "data-action": "print"}, t("print")));
}

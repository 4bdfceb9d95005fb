// The ranking: all provinces as a table, the alternative to the map.

import {indicatorName, provinceName} from "../catalogue.js";
import {bar} from "../charts.js";
import {h} from "../dom.js";
import {figure} from "../format.js";
import {t} from "../i18n.js";
import {provinceLink} from "../link.js";
import {pips} from "../map.js";
import {periodName} from "../period.js";

const to = (key, state) => provinceLink(state, key, state.indicator, provinceName(key, state.units));

/** The section with the ranking and those that are silent. */
export function rankingTable(picture) {
  const {state, entries, ranks, silent} = picture;
  const ranked =
    entries.filter((entry) => ranks.has(entry.province)).sort((a, b) => ranks.get(a.province) - ranks.get(b.province));
  const rest = entries.filter((entry) => entry.actual && !ranks.has(entry.province));
  const derived = rest.filter((entry) => entry.derived).sort((a, b) => b.actual.value - a.actual.value);
  const other = rest.filter((entry) => !entry.derived);
  const parts = entries.filter((entry) => !entry.actual && entry.derivedFrom.length > 0);
  const caption = t("rankingCaption", indicatorName(state.indicator), periodName(state.period));
  return h(
    "section", {class: "ranking", "aria-labelledby": "ranking-title"},
    h("h2", {id: "ranking-title", tabindex: -1}, t("ranking")),
    ranked.length + derived.length + other.length + parts.length === 0
      ? null
      : h("table", {class: "rank-table"}, h("caption", {class: "hidden"}, caption),
          h("thead", {},
            h("tr", {},
              ["rank", "province", "value", "source"].map(
                (name) => h("th", {scope: "col", class: `c-${name}`}, t(name))))),
          h("tbody", {}, ranked.map((entry) => row(entry, picture))),
          group("derivedHeading", derived.map((entry) => row(entry, picture))),
          group("partsHeading", parts.map((entry) => partRows(entry, picture))),
          group("otherHeading", other.map((entry) => row(entry, picture)))),
    silent.length === 0
      ? null
      : h("div", {class: "silent-list"}, h("h3", {}, t("silentHeading", silent.length)),
          h("ul", {}, silent.map((entry) => h("li", {"data-key": entry.province}, to(entry.province, state))))));
}

const group = (name, rows) =>
  (rows.length === 0 ? null
                     : h("tbody", {"data-key": name},
                         h("tr", {}, h("th", {colspan: 4, scope: "rowgroup", class: "group"}, t(name))), rows));

function row(entry, picture, label = null) {
  const {shade, state, ranks, comparable, unit, national} = picture;
  const section = entry.actual;
  const value = comparable(section);
  const largest = unit === "percent" ? 100 : Math.max(national?.high ?? 0, value ?? 0);
  return h(
    "tr", {"data-key": `${entry.province}${label ?? ""}`, "data-province": entry.province},
    h("td", {class: "c-rank"}, ranks.get(entry.province) ?? ""),
    h("th", {scope: "row"}, label ? h("span", {class: "part-of"}, "↳ ") : null, to(entry.province, state),
      entry.period && entry.period !== state.period ? h("span", {class: "small"}, periodName(entry.period)) : null),
    h("td", {class: "c-value"},
      h("span", {class: "value-line"},
        shade(section) ? h("span", {class: `swatch k${shade(section)}`}, pips(shade(section))) : null,
        h("span", {class: "number"}, figure(section))),
      unit === "rank" || value === null || largest <= 0 ? null : bar(value / largest),
      section.alternatives.length > 0 ? h("span", {class: "differ"}, t("sourcesDiffer")) : null),
    h("td", {class: "c-source"}, section.sources ?? ""));
}

/** A merged province without figures of its own: its parts one by one, never averaged. */
function partRows(entry, picture) {
  const head =
    h("tr", {"data-key": entry.province}, h("td", {}),
      h("th", {scope: "row", colspan: 3}, to(entry.province, picture.state)));
  const bare = {...picture, ranks: new Map()};
  return [head, ...entry.derivedFrom.map((part) => row({...part, derivedFrom: []}, bare, entry.province))];
}

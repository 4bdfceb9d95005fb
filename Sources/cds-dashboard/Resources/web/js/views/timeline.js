// What the articles about a province are and say, month by month.

import {catalogue, named} from "../catalogue.js";
import {rows} from "../charts.js";
import {h} from "../dom.js";
import {number} from "../format.js";
import {t} from "../i18n.js";
import {periodName} from "../period.js";

const ASPECTS = ["result", "limitation", "task"];

/** Both charts and their table; nothing where no article has a date. */
export function timeline(months) {
  const dated = months.filter((entry) => entry.month);
  if (dated.length === 0) return null;
  const filled = steps(dated);
  const genres =
    catalogue().genres.filter((genre) => dated.some((entry) => entry.genres[genre.id] > 0)).map((genre) => ({
                                                                                                  id: genre.id,
                                                                                                  name: named(genre)
                                                                                                }));
  const aspects = ASPECTS.map((id) => ({id, name: t(`aspect_${id}`)}));
  const chart = (name, kinds, field) =>
    [h("h3", {}, t(name)),
     rows({kinds, label: t(name), columns: filled.map((entry) => ({name: entry.name, counts: entry[field]}))})];
  return h(
    "section", {"aria-labelledby": "timeline-title"}, h("h2", {id: "timeline-title"}, t("timeline")),
    chart("timelineGenres", genres, "genres"), chart("timelineAspects", aspects, "aspects"),
    h("details", {class: "as-table", "data-key": "table"}, h("summary", {}, t("asTable")), table(dated)));
}

/** Every month from the first to the last, or every year where that would be more than 48. */
function steps(dated) {
  const index = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const [first, last] = [index(dated[0].month), index(dated.at(-1).month)];
  const size = last - first < 48 ? 1 : 12;
  const start = Math.floor(first / size);
  const columns =
    Array.from({length: Math.floor(last / size) - start + 1}, (_, n) => ({at: start + n, genres: {}, aspects: {}}));
  for (const entry of dated) {
    const column = columns[Math.floor(index(entry.month) / size) - start];
    for (const field of ["genres", "aspects"]) {
      for (const [name, count] of Object.entries(entry[field]))
        column[field][name] = (column[field][name] ?? 0) + count;
    }
  }
  return columns.map((column) => ({...column, name: columnName(column.at, size)}));
}

const columnName = (at, size) => (size === 12 ? String(at) : t("shortMonth", (at % 12) + 1, Math.floor(at / 12)));

const table = (dated) =>
  h("div", {class: "scroll", tabindex: 0, role: "group", "aria-label": t("timeline")},
    h("table", {},
      h("thead", {},
        h("tr", {},
          [t("month_column"), t("articlesHeading"), ...ASPECTS.map((name) => t(`aspect_${name}`))].map(
            (text) => h("th", {scope: "col"}, text)))),
      h("tbody", {},
        dated.toReversed().map(
          (entry) => h("tr", {"data-key": entry.month}, h("th", {scope: "row"}, periodName(entry.month)), [
            entry.articles, ...ASPECTS.map((name) => entry.aspects[name] ?? 0)
          ].map((count) => h("td", {class: "number"}, number(count))))))));

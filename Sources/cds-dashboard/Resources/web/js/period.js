// The messages' periods: 2022, 2022-Q3, 2022-H1, 2022-09, 2022-01/2022-09.

import {t} from "./i18n.js";

/** The first and the last month, counted from year 0. */
export function months(period) {
  const [from, to = from] = period.split("/").map(span);
  return {first: from.first, last: to.last};
}

function span(part) {
  const year = Number(part.slice(0, 4)) * 12;
  const rest = part.slice(5);
  if (!rest) return {first: year, last: year + 11};
  const step = {Q: 3, H: 6}[rest[0]];
  if (!step) return {first: year + Number(rest) - 1, last: year + Number(rest) - 1};
  const last = year + Number(rest[1]) * step - 1;
  return {first: last - step + 1, last};
}

/** Newest first; of two that end together the longer first. */
export function newestFirst(a, b) {
  const [left, right] = [months(a), months(b)];
  return right.last - left.last || left.first - right.first || (a < b ? -1 : 1);
}

/** As the page's language says it. */
export function periodName(period) {
  const [from, to] = period.split("/");
  if (to) return rangeName(from, to);
  const year = from.slice(0, 4);
  const rest = from.slice(5);
  if (!rest) return year;
  if (rest[0] === "Q") return t("quarter", Number(rest[1]), year);
  if (rest[0] === "H") return t("half", Number(rest[1]), year);
  return t("month", Number(rest), year);
}

function rangeName(from, to) {
  const [year, month] = [from.slice(0, 4), from.slice(5)];
  const [lastYear, lastMonth] = [to.slice(0, 4), to.slice(5)];
  if (month === "01" && lastMonth === "12") return `${year}–${lastYear}`;
  if (year === lastYear && month === "01") return t("firstMonths", Number(lastMonth), year);
  return t("monthsRange", Number(month), year, Number(lastMonth), lastYear);
}

// Small charts. Each has a text that says what it shows; the numbers also stand beside it as text.

import {h, s} from "./dom.js";
import {number} from "./format.js";

/** A bar of `share` (0 to 1) of its track. Decoration beside a number. */
export const bar = (share, kind = "") =>
  h("span", {class: `track ${kind}`, "aria-hidden": "true"},
    h("span", {class: "fill", css: {width: `${Math.max(0, Math.min(1, share)) * 100}%`}}));

/** Names with bars and numbers, the longest bar for the largest value. */
export function bars(rows, write = (value) => number(value, {maximumFractionDigits: 1})) {
  const largest = Math.max(...rows.map((row) => row.value), 0) || 1;
  return h(
    "ul", {class: "bars"},
    rows.map(
      (row) =>
        h("li", {"data-key": row.name}, h("span", {class: "bar-name"}, row.name), bar(row.value / largest, row.kind),
          h("span", {class: "number"}, write(row.value)))));
}

const scaleTo = (low, high, from, to) => (value) =>
  (high === low ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from));

/** Values as dots on one axis, stacked where they are close, with the quartiles' band and the median. */
export function dotPlot({values, low, high, q1, median, q3, label, axis}) {
  const [width, step, base] = [320, 8, 74];
  const x = scaleTo(low, high, 12, width - 12);
  const heights = new Map();
  const dots = values.toSorted((a, b) => a.value - b.value).map(({value, shade}) => {
    const column = Math.round(x(value) / step);
    const level = heights.get(column) ?? 0;
    heights.set(column, level + 1);
    return {cx: low === high ? x(value) : Math.min(width - 8, Math.max(8, column * step)), level, shade};
  });
  const tallest = Math.max(...heights.values(), 1);
  const rise = Math.min(step, (base - 6) / tallest);
  return s(
    "svg", {class: "dots", viewBox: `0 0 ${width} 100`, role: "img", "aria-label": label},
    s("rect", {class: "band", x: x(q1), y: 2, width: Math.max(1, x(q3) - x(q1)), height: base}),
    s("line", {class: "rule", x1: 4, x2: width - 4, y1: base + 2, y2: base + 2}),
    dots.map(
      (dot) => s("circle", {class: `dot k${dot.shade ?? 3}`, cx: dot.cx, cy: base - 4 - dot.level * rise, r: 3.6})),
    s("line", {class: "median", x1: x(median), x2: x(median), y1: 2, y2: base + 6}),
    s("text", {x: 4, y: 95}, axis(low)),
    low === high ? null : s("text", {x: width - 4, y: 95, "text-anchor": "end"}, axis(high)));
}

/** A line through points, each {at, value, target}: `at` in months. */
export function trend({points, label, axis, name}) {
  const [width, height, left, right, top, bottom] = [420, 150, 62, 12, 14, 26];
  const all =
    points.flatMap((point) => [point.value, point.target]).filter((value) => value !== null && value !== undefined);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low) * 0.1 || Math.abs(high) * 0.1 || 1;
  const x = scaleTo(points[0].at, points.at(-1).at, left + 14, width - right - 14);
  const y = scaleTo(low - room, high + room, height - bottom, top);
  const actual = points.filter((point) => point.value !== null);
  const path =
    actual.map((point, n) => `${n ? "L" : "M"}${x(point.at).toFixed(1)} ${y(point.value).toFixed(1)}`).join("");
  const target = (point) => s("path", {class: "target-mark", d: `M${x(point.at) - 6} ${y(point.target)}h12`});
  return s(
    "svg", {class: "trend", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label},
    [low, high]
      .filter((value, n) => n === 0 || value !== low)
      .map(
        (value) =>
          [s("line", {class: "grid", x1: left, x2: width - right, y1: y(value), y2: y(value)}),
           s("text", {x: left - 6, y: y(value) + 4, "text-anchor": "end"}, axis(value))]),
    s("path", {class: "line", d: path}),
    points.filter((point) => point.target !== null && point.target !== undefined).map(target),
    actual.map((point) => s("circle", {class: "point", cx: x(point.at), cy: y(point.value), r: 4})),
    labelled(points, x).map(
      (point) => s("text", {x: x(point.at), y: height - 8, "text-anchor": "middle"}, name(point))));
}

/** Those of the points whose labels do not run into each other. */
function labelled(points, x) {
  const taken = [];
  for (const point of points.toReversed()) {
    if (taken.every((other) => Math.abs(x(other.at) - x(point.at)) > 90)) taken.push(point);
  }
  return taken;
}

/** Quartiles over periods: lowest to highest as a thin line, the middle half as a bar, the median as a tick. */
export function ranges({rows, label, axis, name}) {
  const [left, right, pitch] = [130, 12, 24];
  const width = 440;
  const height = rows.length * pitch + 24;
  const x = scaleTo(Math.min(...rows.map((r) => r.low)), Math.max(...rows.map((r) => r.high)), left, width - right);
  const ends = [...new Set([Math.min(...rows.map((r) => r.low)), Math.max(...rows.map((r) => r.high))])];
  return s(
    "svg", {class: "ranges", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label},
    rows.map((row, n) => {
      const y = n * pitch + 14;
      return s(
        "g", {"data-key": row.period}, s("text", {x: left - 14, y: y + 4, "text-anchor": "end"}, name(row)),
        s("line", {class: "grid", x1: left, x2: width - right, y1: y, y2: y}),
        s("line", {class: "whisker", x1: x(row.low), x2: x(row.high), y1: y, y2: y}),
        s("rect",
          {class: "box", x: x(row.q1) - 1, y: y - 6, width: Math.max(2, x(row.q3) - x(row.q1) + 2), height: 12}),
        s("line", {class: "median", x1: x(row.median), x2: x(row.median), y1: y - 9, y2: y + 9}));
    }),
    ends.map(
      (value, n) =>
        s("text", {x: n ? width - right : left, y: height - 4, "text-anchor": n ? "end" : "start"}, axis(value))));
}

/** Counts of several kinds over time: a row of small bars for each kind, all on one scale; no colour is needed. */
export function rows({columns, kinds, label}) {
  const [width, height] = [200, 26];
  const count = (column, kind) => column.counts[kind.id] ?? 0;
  const largest = Math.max(...columns.flatMap((column) => kinds.map((kind) => count(column, kind))), 1);
  const pitch = width / Math.max(columns.length, 8);
  const bars = (kind) => columns.map((column, n) => {
    const tall = (count(column, kind) / largest) * (height - 2);
    return tall > 0 ? s("rect", {x: n * pitch, y: height - tall, width: Math.max(1.5, pitch - 2), height: tall}) : null;
  });
  const total = (kind) => columns.reduce((sum, column) => sum + count(column, kind), 0);
  return h(
    "figure", {class: "rows"},
    h("ul", {},
      kinds.map(
        (kind) =>
          h("li", {"data-key": kind.id}, h("span", {}, kind.name),
            s("svg", {
              viewBox: `0 0 ${width} ${height}`,
              preserveAspectRatio: "none",
              role: "img",
              "aria-label": `${label}, ${kind.name}: ${number(total(kind))}`
            },
              s("line", {class: "rule", x1: 0, x2: width, y1: height, y2: height}), bars(kind)),
            h("span", {class: "number"}, number(total(kind)))))),
    h("p", {class: "rows-axis small"}, h("span", {}, columns[0].name),
      columns.length > 1 ? h("span", {}, columns.at(-1).name) : null));
}

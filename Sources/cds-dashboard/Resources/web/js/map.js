// The country as a tile map: one square a province, placed as on the map.

import {indicator, indicatorName, province, provinceList, provinceName} from "./catalogue.js";
import {h} from "./dom.js";
import {figure, spoken, tiny} from "./format.js";
import {t} from "./i18n.js";
import {periodName} from "./period.js";
import {address} from "./state.js";

/** A name that fits a tile: whole up to seven letters, else the first syllables as letters. */
function tileName(name) {
  if (name.length <= 7) return name;
  const words = name.split(/[\s-]+/);
  if (words.length > 2) return words.map((word) => word[0]).join("");
  return `${words[0][0]}.${words[1]}`;
}

/** What is said of a tile: name, value, rank, period. */
export function tileFacts(entry, picture) {
  const facts = [];
  const section = entry.actual;
  if (section) {
    if (entry.derived) facts.push(t("derived"));
    if (!picture.shade(section)) facts.push(t("otherUnit"));
    const rank = picture.ranks.get(entry.province);
    if (rank) facts.push(t("rankIn", rank, picture.ranks.size));
    if (entry.period && entry.period !== picture.state.period) facts.push(t("ofPeriod", periodName(entry.period)));
    if (section.alternatives.length > 0) facts.push(t("sourcesDiffer"));
  } else if (entry.derivedFrom.length > 0) {
    facts.push(
      t("partsOf", entry.derivedFrom.length, province(entry.province).members.length),
      ...entry.derivedFrom.map((part) => `${provinceName(part.province)} ${figure(part.actual)}`));
  }
  return facts;
}

/** The value of a tile in words. */
export const tileValue = (entry, say = figure) => {
  if (entry.actual) return say(entry.actual);
  return entry.derivedFrom.length > 0 ? "" : t("silent");
};

/** The tile map of a country's picture. */
export function tileMap(picture) {
  const {state} = picture;
  const places = new Map(provinceList(state.units).map((place) => [place.key, place]));
  const tiles = picture.entries
                  .toSorted(
                    (a, b) => places.get(a.province).tile.row - places.get(b.province).tile.row ||
                      places.get(a.province).tile.column - places.get(b.province).tile.column)
                  .map((entry, index) => tile(entry, places.get(entry.province), picture, index === 0));
  const label = `${t("map")}: ${indicatorName(state.indicator)}, ${periodName(state.period)}`;
  const columns = 1 + Math.max(...provinceList(state.units).map((place) => place.tile.column));
  const css = {"grid-template-columns": `repeat(${columns}, minmax(0, 1fr))`, "max-width": `${columns * 3.5}rem`};
  return h(
    "div", {class: "map", css, role: "group", "aria-label": label, "aria-describedby": "map-hint", "data-map": true},
    tiles);
}

function tile(entry, place, picture, first) {
  const shade = picture.shade(entry.actual);
  const parts = entry.actual ? [] : entry.derivedFrom;
  const kind = shade ? `k${shade}` : entry.actual ? "other" : parts.length > 0 ? "parts" : "silent";
  const rank = picture.ranks.get(entry.province);
  const words = [place.name, tileValue(entry, spoken), ...tileFacts(entry, picture)].filter(Boolean).join(", ");
  return h(
    "a", {
      class: `tile ${kind}`,
      "data-key": entry.province,
      "data-link": true,
      "data-tile": entry.province,
      href: address({...picture.state, view: "province", province: entry.province}),
      tabindex: first ? 0 : -1,
      "aria-label": words,
      css: {"grid-column": place.tile.column + 1, "grid-row": place.tile.row + 1},
    },
    parts.length > 0 ? h("span", {class: "tile-parts"}, parts.map((part) => partStrip(part, picture))) : null,
    h("span", {class: "tile-name"}, tileName(place.name)), h("span", {class: "tile-value"}, shortValue(entry, place)),
    shade ? pips(shade) : null, rank ? h("span", {class: "tile-rank"}, rank) : null);
}

function shortValue(entry, place) {
  if (entry.actual) return (entry.derived ? "Σ" : "") + tiny(entry.actual);
  return entry.derivedFrom.length > 0 ? `${entry.derivedFrom.length}/${place.members.length}` : "–";
}

const partStrip = (part, picture) => {
  const shade = picture.shade(part.actual);
  return h("span", {class: shade ? `k${shade}` : "other"}, shade ? pips(shade) : null);
};

/** One to five marks: the class of a value without its colour. */
export const pips = (shade) =>
  h("span", {class: "pips", "aria-hidden": "true"}, Array.from({length: shade}, () => h("i")));

/** The legend of the classes that occur, with their ranges. */
export function legend(picture) {
  const {unit, better} = indicator(picture.state.indicator);
  const say = (value) => picture.say(value, unit);
  const groups = better === "lower" ? picture.groups : picture.groups.toReversed();
  const range = (group) => (group.low === group.high ? say(group.low) : `${say(group.low)} – ${say(group.high)}`);
  const row = (name, swatch, text, count) =>
    h("li", {"data-key": name}, h("span", {class: `swatch ${name}`, "aria-hidden": "true"}, swatch),
      h("span", {}, text), count ? h("span", {class: "count"}, t("provinces", count)) : null);
  const has = (test) => picture.entries.some(test);
  return h(
    "div", {class: "legend"}, h("h3", {class: "hidden"}, t("legend")),
    h("ul", {}, groups.map((group) => row(`k${group.shade}`, pips(group.shade), range(group), group.count)),
      has((e) => e.derived) ? row("derived", "Σ", t("legendDerived").replace("Σ ", "")) : null,
      has((e) => !e.actual && e.derivedFrom.length > 0) ? row("parts", null, t("legendParts")) : null,
      has((e) => e.actual && !picture.shade(e.actual)) ? row("other", null, t("legendOther")) : null,
      row("silent", "–", t("legendSilent"), picture.silent.length)),
    picture.groups.length > 1 ? h("p", {class: "small"}, t(better === "lower" ? "legendBetterLow" : "legendBetterHigh"))
                              : null);
}

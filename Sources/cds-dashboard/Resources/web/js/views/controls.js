// The choices that several views share.

import {byIndex, named} from "../catalogue.js";
import {h} from "../dom.js";
import {t} from "../i18n.js";

/** Indicators by main index: those with figures, and the one that is shown. */
export function indicatorSelect(state, reported) {
  const option = (entry) => h("option", {value: entry.id, selected: entry.id === state.indicator}, named(entry));
  const groups = byIndex((entry) => reported.has(entry.id) || entry.id === state.indicator)
                   .map((group) => h("optgroup", {label: named(group.index)}, group.indicators.map(option)));
  return h(
    "label", {class: "wide"}, h("span", {}, t("indicator")),
    h("select", {name: "indicator", "data-value": state.indicator}, groups));
}

/** Periods, each with what is said of it. */
export function periodSelect(state, periods, say) {
  const options = periods.map((period) => h("option", {value: period, selected: period === state.period}, say(period)));
  return h("label", {}, h("span", {}, t("period")), h("select", {name: "period", "data-value": state.period}, options));
}

/** The switch between the 63 provinces and the 34. */
export function unitsSwitch(state) {
  const choice = (units) =>
    h("label", {}, h("input", {type: "radio", name: "units", value: units, checked: state.units === units}),
      h("span", {}, t(`units${units}short`)));
  return h("fieldset", {class: "switch"}, h("legend", {}, t("units")), [63, 34].map(choice));
}

/** A table that scrolls sideways where it is too wide, also by keyboard. */
export const wideTable = (label, ...parts) =>
  h("div", {class: "scroll", tabindex: 0, role: "group", "aria-label": label}, h("table", ...parts));

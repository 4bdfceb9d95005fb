// Links within the page: main.js follows them without a reload.

import {provinceName} from "./catalogue.js";
import {h} from "./dom.js";
import {address} from "./state.js";

/** A link to a state. */
export const link = (state, ...children) => h("a", {href: address(state), "data-link": true}, ...children);

/** A link to a province's page, on which the card of `indicator` is open; the text is its name or `children`. */
export const provinceLink = ({lang}, province, indicator, ...children) =>
  link({view: "province", lang, province, indicator}, ...(children.length > 0 ? children : [provinceName(province)]));

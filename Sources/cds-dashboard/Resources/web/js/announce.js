// The live region: one short sentence at a time, never more than one in ten seconds unless the reader acted.

import {t} from "./i18n.js";

const QUIET = 10_000;
let last = 0;

function say(text) {
  last = Date.now();
  document.getElementById("announcer").textContent = text;
}

/** Says what the reader's own act brought about. */
export const confirm = (name, ...args) => say(t(name, ...args));

/** Says that something came by itself, or keeps quiet if it spoke a moment ago. */
export function mention(name) {
  if (Date.now() - last > QUIET) say(t(name));
}

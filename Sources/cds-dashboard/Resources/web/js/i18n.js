// The page's language: Vietnamese first, English by a switch.

import en from "./text/en.js";
import vi from "./text/vi.js";

const TEXTS = {
  vi,
  en
};
let current = "vi";

export const language = () => current;

/** The locale for numbers and dates. */
export const locale = () => (current === "en" ? "en-GB" : "vi-VN");

/** Takes a language for the page: `html lang` too. */
export function setLanguage(lang) {
  current = lang === "en" ? "en" : "vi";
  document.documentElement.lang = current;
}

/** The text of a name, with its arguments. */
export function t(name, ...args) {
  const text = TEXTS[current][name];
  return typeof text === "function" ? text(...args) : (text ?? name);
}

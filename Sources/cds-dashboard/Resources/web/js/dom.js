// Elements without markup: every text goes in as a text node, so nothing from an article can become an element.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "css") {
      for (const [key, text] of Object.entries(value)) element.style.setProperty(key, text);
    } else if (name === "value" || name === "selected") {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

/** An HTML element; `css` sets properties by CSSOM (the policy allows no style attributes). */
export function h(tag, props, ...children) { return fill(document.createElement(tag), props, children); }

/** An SVG element. */
export function s(tag, props, ...children) { return fill(document.createElementNS(SVG, tag), props, children); }

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;

/** Text from an article: isolated from the direction of its surroundings, unseen controls made visible. */
export function foreign(text, tag = "bdi", props = {}) { return h(tag, {dir: "auto", ...props}, shown(text)); }

/** The text with each control character, also those that turn the reading direction, as a visible sign. */
export function shown(text) { return String(text).replace(UNSEEN, "\ufffd"); }

/** The address if it is a web address, else null: no other scheme ever becomes a link. */
export function webAddress(text) {
  if (typeof text !== "string") return null;
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url : null;
  } catch {
    return null;
  }
}

/** A link to another site, or just its text where the address is no web address. */
export function outside(address, ...children) {
  const url = webAddress(address);
  if (!url) return h("span", {}, ...children);
  return h("a", {href: url.href, rel: "noopener noreferrer", target: "_blank", class: "outside"}, ...children);
}

// Makes what stands on the page like a newly drawn tree, in place: focus, scroll, selection and what the reader has
// opened stay. Children are matched by `data-key`, else by position and tag.

const key = (node) => (node.nodeType === Node.ELEMENT_NODE ? node.getAttribute("data-key") : null);

/** Changes `old` into `fresh`; `changed` is told of each element whose text is another. */
export function morph(old, fresh, changed = () => {}) {
  const focused = document.activeElement;
  update(old, fresh, changed);
  if (focused && focused !== document.activeElement && focused.isConnected) focused.focus({preventScroll: true});
}

function update(old, fresh, changed) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== fresh.data) {
      old.data = fresh.data;
      if (old.parentElement) changed(old.parentElement);
    }
    return;
  }
  updateAttributes(old, fresh);
  updateChildren(old, fresh, changed);
  if (old.tagName === "INPUT" && old.type === "radio") old.checked = fresh.hasAttribute("checked");
  if (old.dataset.value !== undefined && old.value !== old.dataset.value) old.value = old.dataset.value;
}

function updateAttributes(old, fresh) {
  // A reader's own opening and closing stands.
  const kept = (name) => name === "style" || (name === "open" && old.tagName === "DETAILS");
  for (const {name} of [...old.attributes]) {
    if (!kept(name) && !fresh.hasAttribute(name) && name !== "data-changed") old.removeAttribute(name);
  }
  for (const {name, value} of [...fresh.attributes]) {
    if (!kept(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old.style.cssText !== fresh.style.cssText) old.style.cssText = fresh.style.cssText;
}

function updateChildren(old, fresh, changed) {
  const keyed = new Map([...old.childNodes].filter(key).map((node) => [key(node), node]));
  let cursor = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const match = key(wanted) ? keyed.get(key(wanted)) : alike(cursor, wanted);
    if (!match || match.nodeName !== wanted.nodeName) {
      old.insertBefore(wanted, cursor);
      if (wanted.nodeType === Node.ELEMENT_NODE) changed(wanted);
      continue;
    }
    if (match === cursor)
      cursor = cursor.nextSibling;
    else
      old.insertBefore(match, cursor);
    update(match, wanted, changed);
  }
  while (cursor) {
    const next = cursor.nextSibling;
    cursor.remove();
    cursor = next;
  }
}

function alike(node, wanted) { return node && !key(node) && node.nodeName === wanted.nodeName ? node : null; }

// What the page shows is in the address and nowhere else: a link restores it, and the back button works.

const FIELDS = {
  country: ["indicator", "period", "units"],
  province: ["province", "indicator"],
  indicator: ["indicator", "units"],
  compare: ["provinces", "period"],
  search: ["q"],
  article: ["id"],
};

/** The views, in the order of the navigation. */
export const VIEWS = Object.keys(FIELDS);

/** The state that an address's query tells. */
export function parse(query) {
  const given = new URLSearchParams(query);
  const view = VIEWS.includes(given.get("view")) ? given.get("view") : "country";
  const state = {view, lang: given.get("lang") === "en" ? "en" : "vi"};
  for (const field of FIELDS[view]) {
    const value = given.get(field);
    if (value) state[field] = value.slice(0, 300);
  }
  state.units = state.units === "34" ? 34 : 63;
  return state;
}

/** The address of a state, relative to the page. */
export function address(state) {
  const query = new URLSearchParams();
  if (state.view !== "country") query.set("view", state.view);
  for (const field of FIELDS[state.view]) {
    const value = state[field];
    if (value && !(field === "units" && value === 63)) query.set(field, value);
  }
  if (state.lang === "en") query.set("lang", "en");
  // Readable in an address bar, and still one query.
  const text = query.toString().replaceAll("%3A", ":").replaceAll("%2F", "/").replaceAll("%2C", ",");
  return text ? `?${text}` : "./";
}

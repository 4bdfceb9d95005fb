// The page: reads the address, draws its view, follows links and changes.

import {confirm, mention} from "./announce.js";
import {loadCatalogue} from "./catalogue.js";
import {drawFrame} from "./frame.js";
import {setLanguage} from "./i18n.js";
import {onMapKey, rove} from "./keys.js";
import {listen} from "./live.js";
import {morph} from "./morph.js";
import {address, parse} from "./state.js";
import {drawStrip, takeOnline, takeStatus} from "./strip.js";
import * as article from "./views/article.js";
import {failure} from "./views/common.js";
import * as compare from "./views/compare.js";
import * as country from "./views/country.js";
import {openCard} from "./views/figure.js";
import * as indicator from "./views/indicator.js";
import * as province from "./views/province.js";
import * as search from "./views/search.js";

const VIEWS = {
  country,
  province,
  indicator,
  compare,
  search,
  article
};
const SLOW = 250;
const main = document.getElementById("main");
let shown = {state: null, data: null, text: ""};
let drawn = location.search;
let turn = 0;

/** Fetches and draws the state of the address. `why`: start, link, back, control, live or language. */
async function show(why) {
  const mine = ++turn;
  const state = parse(location.search);
  if (shown.state?.view === state.view && shown.state.province === state.province) state.shown = shown.state.shown;
  const slow = why === "live" ? 0 : setTimeout(() => main.classList.add("slow"), SLOW);
  if (why !== "live") main.setAttribute("aria-busy", "true");
  try {
    await loadCatalogue();
    const data = await VIEWS[state.view].load(state);
    if (mine === turn) draw(data, why);
  } catch (error) {
    if (mine === turn) fail(error, why);
  } finally {
    clearTimeout(slow);
    if (mine === turn) {
      main.classList.remove("slow");
      main.removeAttribute("aria-busy");
    }
  }
}

function draw(data, why) {
  const text = JSON.stringify(
    data,
    (_, value) =>
      (value instanceof Map     ? [...value]
         : value instanceof Set ? [...value]
                                : value));
  if (why === "live" && text === shown.text) return;
  const view = VIEWS[data.state.view];
  setLanguage(data.state.lang);
  put(view.render(data), why);
  shown = {state: data.state, data, text};
  document.title = `${view.title(data)} · CĐS`;
  if (address(data.state) !== address(parse(location.search)))
    history.replaceState(history.state, "", address(data.state));
  drawn = location.search;
  drawFrame(data.state);
  drawStrip(data.state.lang);
  arrive(data, why);
}

/** Draws into the page in place; marks what a live change has moved. */
function put(node, why) {
  const fresh = main.cloneNode(false);
  fresh.append(node);
  const first = !main.querySelector(":scope > .view");
  morph(main, fresh, (element) => {
    if (why === "live" && !first) mark(element);
  });
  const stop = main.querySelector("[data-tile][tabindex='0']") ?? main.querySelector("[data-tile]");
  const held = document.activeElement?.closest("[data-tile]") ?? stop;
  if (held) rove(held);
}

function mark(element) {
  element.setAttribute("data-changed", "");
  setTimeout(() => element.removeAttribute("data-changed"), 6000);
}

function arrive(data, why) {
  if (why === "live") mention("moved");
  if (data.state.view === "search" && why === "control" && data.q) confirm("found", search.count(data));
  if (why === "link" || why === "start") {
    const card = data.state.view === "province" && data.state.indicator;
    if (why === "link") main.querySelector("h1")?.focus({preventScroll: true});
    if (card)
      openCard(data.state.indicator);
    else if (why === "link")
      scrollTo(0, 0);
  }
  if (why === "back") scrollTo(0, history.state?.scroll ?? 0);
}

function fail(error, why) {
  if (why === "live") return;
  if (!("status" in error)) console.error(error);
  const state = parse(location.search);
  setLanguage(state.lang);
  put(failure({status: error.status ?? 500, message: error.status ? error.message : ""}), why);
  shown = {state, data: null, text: ""};
  drawn = location.search;
  drawFrame(state);
  drawStrip(state.lang);
}

/** Goes to an address within the page. */
function go(href, why) {
  history.replaceState({scroll: scrollY}, "");
  history.pushState(null, "", href);
  return show(why);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-link]");
  if (link && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    go(link.getAttribute("href"), link.dataset.link === "language" ? "language" : "link");
  }
  const action = event.target.closest("[data-action]")?.dataset.action;
  if (action) ACTIONS[action]();
});

const ACTIONS = {
  retry: () => show("link"),
  print: () => print(),
  copy: () => {
    // Without HTTPS a browser offers no clipboard.
    const copying = navigator.clipboard?.writeText(location.href) ?? Promise.reject(new Error("no clipboard"));
    return copying.then(() => confirm("copied"), () => confirm("copyFailed"));
  },
  more: () => {
    shown.state.shown = Math.min(200, (shown.state.shown ?? 20) * 3);
    return show("control");
  },
};

document.addEventListener("change", (event) => {
  const {name, value, form} = event.target;
  if (!form?.classList.contains("controls") || name === "other" || !shown.state) return;
  const next = {...shown.state, [name]: name === "units" ? Number(value) : value};
  if (next.view === "country" && name !== "period") delete next.period;
  go(address(next), "control");
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.id === "search") {
    go(address({view: "search", q: form.elements.q.value.trim(), lang: shown.state?.lang}), "link");
  } else if (form.elements.other) {
    const keys =
      [form.dataset.compare, ...(form.dataset.add ?? "").split(","), form.elements.other.value].filter(Boolean);
    go(
      address({view: "compare", provinces: keys.join(","), period: shown.state.period, lang: shown.state.lang}),
      form.dataset.compare ? "link" : "control");
  }
});

// What is open on a province's page belongs to its address.
document.addEventListener("toggle", (event) => {
  const id = event.target.dataset?.indicator;
  if (!id || shown.state?.view !== "province") return;
  const open = event.target.open ? id : main.querySelector("details[data-indicator][open]")?.dataset.indicator;
  shown.state = {...shown.state, indicator: open};
  history.replaceState(history.state, "", address(shown.state));
  drawn = location.search;
}, true);

function point(event) {
  const tile = event.target.closest?.("[data-tile]");
  const line = document.getElementById("readout");
  if (!tile || !line || !shown.data?.country) return;
  line.replaceChildren(...country.readout(shown.data, tile.dataset.tile));
  if (event.type === "focusin") rove(tile);
}

document.addEventListener("mouseover", point);
document.addEventListener("focusin", point);
document.addEventListener("keydown", onMapKey);
addEventListener("popstate", () => {
  // A step within the page (#ranking-title) is the browser's own.
  if (location.search !== drawn) show("back");
});
history.scrollRestoration = "manual";

setLanguage(parse(location.search).lang);
drawFrame(parse(location.search));
drawStrip(parse(location.search).lang);
await show("start");
listen({
  refresh: () => show("live"),
  status: (status) => {
    takeStatus(status);
    drawStrip(parse(location.search).lang);
  },
  online: (online) => {
    takeOnline(online);
    drawStrip(parse(location.search).lang);
  },
});

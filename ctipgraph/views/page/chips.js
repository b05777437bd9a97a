// @ts-check
// What narrows the picture, said in one line above it; each word of it can be taken away.

import { changeCount } from "./explore.js";
import { CHANGES, CHANGE_LOOKS } from "./compare.js";
import { standingOut } from "./colour.js";
import { byId, make, quoted } from "./dom.js";
import { visible } from "./text.js";
import { say, sayCount } from "./words.js";

/** @typedef {import("./state.js").State} State */

/**
 * What narrows the picture, in words, and the state without it.
 * @param {import("./data.js").Network} network
 * @param {State} state
 * @returns {{words: string, without: Partial<State>}[]}
 */
export function narrowings({ view }, state) {
  const label = (/** @type {number} */ actor) => visible(view.actors[actor].label);
  /** @type {{words: string, without: Partial<State>}[]} */
  const found = [];
  const add = (/** @type {string} */ words, /** @type {Partial<State>} */ without) => found.push({ words, without });
  const { near, path, years, pillar, place, compare } = state;
  if (near) add(say("chipNear", { names: near.centres.map(label).join(", "), steps: sayCount("steps", near.depth) }), { near: null });
  if (path && path.to === null) add(say("chipPathOpen", { from: label(path.from) }), { path: null });
  else if (path) add(say("chipPath", { from: label(path.from), to: label(path.to ?? 0) }), { path: null, ...(state.selection?.kind === "path" ? { selection: null } : {}) });
  if (years) add(say("chipYears", { from: years[0], to: years[1] }), { years: null });
  if (pillar !== null) add(say("chipPillar", { pillar: visible(view.pillars?.[pillar].label) }), { pillar: null });
  if (place !== null) add(say("chipPlace", { place: label(place) }), { place: null });
  if (state.single) add(say("onlySingle"), { single: false });
  if (state.hiddenDocuments.size) add(sayCount("chipDocuments", state.hiddenDocuments.size), { hiddenDocuments: new Set() });
  if (state.hiddenActors.size) add(sayCount("chipHidden", state.hiddenActors.size), { hiddenActors: new Set() });
  if (state.pinned.size) add(sayCount("chipPinned", state.pinned.size), { pinned: new Set() });
  if (compare) add(say("chipCompare", { before: Math.min(...compare), after: Math.max(...compare) }), { compare: null });
  return found;
}

/**
 * @param {import("./data.js").Network} network
 * @param {import("./state.js").Store} store
 * @param {import("./filter.js").Shown} shown
 */
export function buildChips(network, store, shown) {
  const { compare } = store.state;
  const chips = narrowings(network, store.state).map(({ words, without }) => chip(store, words, without, "near" in without ? depthButtons(store) : []));
  const frame = byId("chips");
  const hadFocus = frame.contains(document.activeElement);
  frame.replaceChildren(...chips, ...(compare && shown.changes ? [changeKey(shown.changes, shown.facts, Math.max(...compare))] : []));
  frame.hidden = !chips.length;
  if (hadFocus) (frame.querySelector("button") ?? byId("picture")).focus();
}

/**
 * @param {import("./state.js").Store} store
 * @param {string} words
 * @param {Partial<import("./state.js").State>} without
 * @param {HTMLElement[]} more
 */
function chip(store, words, without, more) {
  const away = make("button", { type: "button", class: "chip-away", "aria-label": say("chipAway", { what: words }), click: () => store.change(without) }, "×");
  return make("span", { class: "chip" }, quoted(words), ...more, away);
}

/** @param {import("./state.js").Store} store */
function depthButtons(store) {
  const { near } = store.state;
  if (!near) return [];
  const step = (/** @type {number} */ by, /** @type {string} */ sign, /** @type {string} */ words) =>
    make(
      "button",
      { type: "button", class: "chip-away", "aria-label": words, disabled: near.depth + by < 1 || near.depth + by > 9, click: () => store.change({ near: { ...near, depth: near.depth + by } }) },
      sign,
    );
  return [step(-1, "−", say("stepLess")), step(1, "+", say("stepMore"))];
}

/**
 * The signs of a comparison. "Gone unmentioned" says what it is not.
 * @param {Uint8Array} changes
 * @param {Uint8Array} facts
 * @param {number} after
 */
function changeKey(changes, facts, after) {
  const rows = CHANGES.flatMap((name, n) => {
    if (!name) return [];
    const { colour, sign } = CHANGE_LOOKS[name];
    const mark = make("span", { class: "change-sign", "aria-hidden": "true" }, sign);
    mark.style.background = standingOut(colour, 3);
    return [make("li", { class: `change-${name}` }, mark, make("b", {}, say(`change.${name}`)), " ", make("span", { class: "count" }, changeCount(changes, facts, n)), make("span", { class: "quiet block" }, say(`changeNote.${name}`, { after })))];
  });
  return make("ul", { class: "changes", "aria-label": say("changesKey") }, ...rows);
}

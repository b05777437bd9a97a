// @ts-check
// What narrows the picture, said in one line above it; each word of it can be taken away.

import { changeCount } from "./explore.js";
import { CHANGES, CHANGE_LOOKS } from "./compare.js";
import { standingOut } from "./colour.js";
import { byId, make, quoted } from "./dom.js";
import { visible } from "./text.js";
import { say, sayCount } from "./words.js";

/**
 * @param {import("./data.js").Network} network
 * @param {import("./state.js").Store} store
 * @param {import("./filter.js").Shown} shown
 */
export function buildChips(network, store, shown) {
  const { view } = network;
  const { state } = store;
  const label = (/** @type {number} */ actor) => visible(view.actors[actor].label);
  /** @type {(HTMLElement | null)[]} */
  const chips = [];
  const add = (/** @type {boolean} */ isOn, /** @type {() => string} */ words, /** @type {Partial<import("./state.js").State>} */ without, /** @type {HTMLElement[]} */ ...more) =>
    chips.push(isOn ? chip(store, words(), without, more) : null);
  const { near, path, years, pillar, place, compare } = state;
  add(near !== null, () => say("chipNear", { names: (near?.centres ?? []).map(label).join(", "), steps: sayCount("steps", near?.depth ?? 1) }), { near: null }, ...depthButtons(store));
  add(path !== null && path.to === null, () => say("chipPathOpen", { from: label(path?.from ?? 0) }), { path: null });
  add(path !== null && path.to !== null, () => say("chipPath", { from: label(path?.from ?? 0), to: label(path?.to ?? 0) }), { path: null, ...(state.selection?.kind === "path" ? { selection: null } : {}) });
  add(years !== null, () => say("chipYears", { from: years?.[0] ?? "", to: years?.[1] ?? "" }), { years: null });
  add(pillar !== null, () => say("chipPillar", { pillar: visible(view.pillars?.[pillar ?? 0].label) }), { pillar: null });
  add(place !== null, () => say("chipPlace", { place: label(place ?? 0) }), { place: null });
  add(state.single, () => say("onlySingle"), { single: false });
  add(state.hiddenDocuments.size > 0, () => sayCount("chipDocuments", state.hiddenDocuments.size), { hiddenDocuments: new Set() });
  add(state.hiddenActors.size > 0, () => sayCount("chipHidden", state.hiddenActors.size), { hiddenActors: new Set() });
  add(state.pinned.size > 0, () => sayCount("chipPinned", state.pinned.size), { pinned: new Set() });
  add(compare !== null, () => say("chipCompare", { before: Math.min(...(compare ?? [])), after: Math.max(...(compare ?? [])) }), { compare: null });
  const frame = byId("chips");
  const hadFocus = frame.contains(document.activeElement);
  const found = chips.filter((one) => one !== null);
  frame.replaceChildren(...found, ...(compare && shown.changes ? [changeKey(shown.changes, shown.facts, Math.max(...compare))] : []));
  frame.hidden = !found.length;
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

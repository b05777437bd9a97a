// @ts-check
// The state as the end of an address, and back. Things are named by their ids, so that a link still means the
// same when the data have grown; what an address names and the page does not have is left out.

import { freshState } from "./state.js";
import { wellFormed } from "./text.js";

/** @typedef {import("./state.js").State} State @typedef {import("./data.js").Network} Network */
/** @typedef {{x: number, y: number, k: number}} Place the middle of what is seen, and the scale */
/** @typedef {{id: string}[]} Things */

const SETS = /** @type {const} */ ([
  ["no-types", "hiddenTypes", "types"],
  ["no-relations", "hiddenRelations", "relations"],
  ["no-statuses", "hiddenStatuses", "statuses"],
  ["no-documents", "hiddenDocuments", "documents"],
  ["no-actors", "hiddenActors", "actors"],
  ["pinned", "pinned", "actors"],
]);
const MEASURES = ["neighbours", "facts", "asserted"];

/** @param {string} text */
function encoded(text) {
  return encodeURIComponent(wellFormed(text)).replace(/%20/g, "+");
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return "";
  }
}

/**
 * @param {Network} network
 * @param {State} state
 * @param {Place | null} place null where all is in sight
 */
export function toAddress(network, state, place) {
  const { view } = network;
  /** @type {string[]} */
  const parts = [];
  const add = (/** @type {string} */ key, /** @type {(string | number)[]} */ ...values) =>
    parts.push(`${key}=${values.map((value) => encoded(String(value))).join(",")}`);
  const id = (/** @type {number} */ actor) => view.actors[actor].id;
  const { selection, story, near, path } = state;
  if (story) add("story", view.stories?.[story.story].id ?? "", story.step + 1);
  if (selection?.kind === "actor") add("actor", id(selection.at));
  else if (selection?.kind === "fact") add("fact", view.facts[selection.at].id);
  else if (selection) add("open", selection.kind);
  for (const [key, name, list] of SETS)
    if (state[name].size) add(key, ...[...state[name]].sort((a, b) => a - b).map((n) => view[list][n].id));
  if (state.years) add("years", ...state.years);
  if (state.pillar !== null) add("pillar", view.pillars?.[state.pillar].id ?? "");
  if (state.place !== null) add("place", id(state.place));
  if (state.single) add("single", 1);
  if (near) {
    add("near", ...near.centres.map(id));
    add("depth", near.depth);
  }
  if (path) add("path", ...[path.from, path.to].flatMap((actor) => (actor === null ? [] : [id(actor)])));
  if (path?.sure) add("sure", 1);
  if (state.compare) add("compare", ...state.compare);
  if (state.size !== "neighbours") add("size", state.size);
  if (state.table) add("table", 1);
  if (state.sort.column !== "subject" || state.sort.down) add("sort", (state.sort.down ? "-" : "") + state.sort.column);
  if (state.search) add("search", state.search);
  if (place) add("at", Math.round(place.x), Math.round(place.y), Number(place.k.toPrecision(4)));
  return parts.join("&");
}

/**
 * The keys and values of an address, or of a step of a story.
 * @param {string} address
 * @returns {Map<string, string[]>}
 */
export function parsed(address) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const part of address.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    if (at > 0) found.set(part.slice(0, at), part.slice(at + 1).split(",").map(decoded));
  }
  return found;
}

/**
 * @param {Network} network
 * @param {Map<string, string[]>} parts
 * @returns {{state: State, place: Place | null, missing: number}} `missing` counts what the page does not have
 */
export function fromAddress(network, parts) {
  const { view } = network;
  const state = freshState();
  let missing = 0;
  const numbers = (/** @type {Things} */ things, /** @type {string} */ key) =>
    (parts.get(key) ?? []).flatMap((wanted) => {
      const n = things.findIndex((thing) => thing.id === wanted);
      if (n < 0) missing += 1;
      return n < 0 ? [] : [n];
    });
  const one = (/** @type {Things} */ things, /** @type {string} */ key) => numbers(things, key)[0] ?? null;
  const pair = (/** @type {string} */ key) => {
    const [from, to = from] = (parts.get(key) ?? []).map(Number);
    return Number.isInteger(from) && Number.isInteger(to) ? /** @type {[number, number]} */ ([from, to]) : null;
  };
  for (const [key, name, list] of SETS) state[name] = new Set(numbers(view[list], key));
  const story = one(view.stories ?? [], "story");
  if (story !== null) {
    const last = (view.stories ?? [])[story].steps.length;
    state.story = { story, step: Math.min(Math.max(Number(parts.get("story")?.[1]) || 1, 1), last) - 1 };
    missing -= 1; // the number of the step is no id
  }
  const [from, to = null] = numbers(view.actors, "path");
  if (from !== undefined) state.path = { from, to: to === from ? null : to, sure: parts.has("sure") };
  const [actor, fact, [panel] = [""]] = [one(view.actors, "actor"), one(view.facts, "fact"), parts.get("open")];
  if (actor !== null) state.selection = { kind: "actor", at: actor };
  else if (fact !== null) state.selection = { kind: "fact", at: fact };
  else if (panel === "about" || panel === "take" || panel === "stories" || (panel === "path" && state.path?.to !== undefined && state.path?.to !== null))
    state.selection = { kind: panel };
  state.years = pair("years");
  state.compare = pair("compare");
  state.pillar = one(view.pillars ?? [], "pillar");
  state.place = one(view.actors, "place");
  state.single = parts.has("single");
  const centres = numbers(view.actors, "near");
  if (centres.length) state.near = { centres, depth: Math.min(Math.max(Number(parts.get("depth")) || 1, 1), 9) };
  const [size] = parts.get("size") ?? [];
  if (size && MEASURES.includes(size)) state.size = /** @type {import("./state.js").Measure} */ (size);
  state.table = parts.has("table");
  const [sort] = parts.get("sort") ?? [];
  if (sort) state.sort = { column: sort.replace(/^-/, ""), down: sort.startsWith("-") };
  state.search = (parts.get("search") ?? []).join(",");
  const at = (parts.get("at") ?? []).map(Number);
  const isPlace = at.length === 3 && at.every(Number.isFinite) && at[2] > 0;
  return { state, place: isPlace ? { x: at[0], y: at[1], k: at[2] } : null, missing: Math.max(missing, 0) };
}

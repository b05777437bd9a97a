// @ts-check
// What is pointed at and what belongs to it, and where the camera must go so that it is seen.

import { companions } from "./data.js";
import { wayOf } from "./reach.js";

/**
 * What the pointer or the selection lifts out of the picture: the actor with its neighbours, or a line with its ends.
 * @param {import("./data.js").Network} network
 * @param {import("./state.js").State} state
 * @param {import("./filter.js").Shown} shown
 * @returns {import("./picture.js").Lit | null}
 */
export function litBy(network, state, shown) {
  const what = state.hover ?? state.selection;
  const { stories } = network.view;
  // A step of a story lifts out what it rests on; while two years are compared, all of the picture is meant.
  if (state.story && !state.hover && !state.compare && (!what || what.kind === "actor")) return litByFacts(network, stories?.[state.story.story].steps[state.story.step].facts ?? []);
  if (what?.kind === "path") {
    const way = wayOf(network, shown, state.path);
    return way && { actors: new Set(way.actors), edges: new Set(way.steps.flat()), centre: new Set([way.actors[0], way.actors[way.actors.length - 1]]) };
  }
  if (!what || !("at" in what)) return null;
  if (what.kind === "actor") {
    const edges = new Set(network.edgesAt[what.at]);
    const actors = new Set([what.at]);
    for (const edge of edges) actors.add(network.from[edge]).add(network.to[edge]);
    return { actors, edges, centre: new Set([what.at]) };
  }
  return litByFacts(network, [what.at], companions(network, what.at));
}

/**
 * Facts with the actors at their ends; the lines that lie beside them as well.
 * @param {import("./data.js").Network} network
 * @param {number[]} chosen
 * @param {number[]} [beside]
 * @returns {import("./picture.js").Lit}
 */
function litByFacts({ view, edgeOf }, chosen, beside = chosen) {
  const ends = new Set(chosen.flatMap((fact) => [view.facts[fact].subject, view.facts[fact].object ?? view.facts[fact].subject]));
  const edges = new Set(beside.map((fact) => edgeOf[fact]).filter((edge) => edge >= 0));
  return { actors: ends, edges, centre: ends };
}

const READABLE = 0.5; // the scale from which names find room

/**
 * Move the picture, as little as may be, so that the panel lies over neither the selected nor, where they
 * fit, its neighbours.
 * @param {import("./state.js").Selection} selection
 * @param {import("./picture.js").Picture} picture
 * @param {HTMLElement} panel
 */
export function makeRoomFor(selection, picture, panel) {
  const { geometry, network } = picture;
  const { right, bottom } = freeRoom(picture, panel);
  if (selection.kind === "path" && picture.lit) return bringIntoSight(picture, [...picture.lit.actors], right, bottom);
  if (!("at" in selection)) return;
  const fact = selection.kind === "fact" ? network.view.facts[selection.at] : null;
  const chosen = fact ? [fact.subject, fact.object ?? fact.subject] : [selection.at];
  const around = fact ? chosen : [...chosen, ...Array.from(network.edgesAt[selection.at], (edge) => [network.from[edge], network.to[edge]]).flat()];
  const { camera } = geometry;
  const readable = picture.crowd.isLarge ? 2 * READABLE : READABLE;
  if (camera.k < readable) camera.zoom(readable / camera.k, geometry.screenX(chosen[0]), geometry.screenY(chosen[0]));
  const along = (/** @type {number[]} */ actors) => actors.map((actor) => geometry.screenX(actor));
  const down = (/** @type {number[]} */ actors) => actors.map((actor) => geometry.screenY(actor));
  const dx = shift(along(around), along(chosen), right);
  const dy = shift(down(around), down(chosen), bottom);
  camera.pan(dx, dy);
  picture.move();
}

/**
 * Move and zoom out until all of some actors are in the part that nothing covers.
 * @param {import("./picture.js").Picture} picture
 * @param {number[]} actors
 * @param {number} right
 * @param {number} bottom
 */
function bringIntoSight(picture, actors, right, bottom) {
  const { geometry, network } = picture;
  const [xs, ys] = [actors.map((actor) => geometry.screenX(actor)), actors.map((actor) => geometry.screenY(actor))];
  const [wide, high] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
  const k = Math.min((right - 140) / (wide || 1), (bottom - 100) / (high || 1), 1);
  const { x, y, k: now } = geometry.camera.middle(picture.width, picture.height);
  geometry.camera.look({ x, y, k: now * k }, picture.width, picture.height);
  const middle = (/** @type {number[]} */ places) => (Math.min(...places) + Math.max(...places)) / 2;
  geometry.camera.pan(right / 2 - geometry.camera.toScreenX(middle(actors.map((actor) => network.x[actor]))), bottom / 2 - geometry.camera.toScreenY(middle(actors.map((actor) => network.y[actor]))));
  picture.move();
}

/**
 * How far the picture reaches before the panel covers it: a column at its side, or a sheet from below.
 * @param {import("./picture.js").Picture} picture
 * @param {HTMLElement} panel
 */
export function freeRoom(picture, panel) {
  const stage = picture.canvas.getBoundingClientRect();
  const cover = panel.getBoundingClientRect();
  const isSheet = cover.width > stage.width * 0.7;
  const right = panel.hidden || isSheet ? stage.width : cover.left - stage.left;
  const bottom = panel.hidden || !isSheet ? stage.height : cover.top - stage.top;
  picture.covered = { right: stage.width - right, below: stage.height - bottom };
  return { right, bottom };
}

/**
 * How far to move: as little as brings all into the room; where they don't fit, not at all while the chosen are in
 * it, and else so that as many as may be come in with the chosen.
 * @param {number[]} all
 * @param {number[]} chosen
 * @param {number} room
 */
function shift(all, chosen, room) {
  const rim = Math.min(70, room / 6);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const [first, last] = [Math.min(...chosen), Math.max(...chosen)];
  if (high - low <= room - 2 * rim) return low < rim ? rim - low : high > room - rim ? room - rim - high : 0;
  if (last - first > room - 2 * rim) return room / 2 - (first + last) / 2;
  if (first >= rim && last <= room - rim) return 0;
  return Math.min(Math.max(room / 2 - (low + high) / 2, rim - first), room - rim - last);
}

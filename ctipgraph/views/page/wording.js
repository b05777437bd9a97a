// @ts-check
// The relation's word along an edge, where it fits and hides nothing.

import { palette, standingOut } from "./colour.js";
import { CHANGES, CHANGE_LOOKS } from "./compare.js";
import { pointAt } from "./geometry.js";
import { Occupied, wordFont } from "./names.js";
import { visible } from "./text.js";

/** @typedef {{text: string, x: number, y: number, angle: number, colour: string}} Word a word and where it stands */

/**
 * The word of an edge; what is not simply stated says so: "funds (planned)".
 * @param {import("./data.js").Network} network
 * @returns {(edge: number) => string}
 */
export function edgeWords(network) {
  const { relations, statuses, facts } = network.view;
  return (edge) => {
    const { relation, status } = facts[network.edges[edge]];
    const word = visible(relations[relation].label);
    return statuses[status].line === "solid" ? word : `${word} (${visible(statuses[status].label)})`;
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./geometry.js").Geometry} geometry
 * @param {(edge: number) => string} words
 * @param {number[]} edges
 * @param {Occupied} occupied names and actors
 * @param {Uint8Array | null} changes
 * @returns {Word[]} those that found room
 */
export function drawWords(context, geometry, words, edges, occupied, changes) {
  const { edges: facts, disputed, view } = geometry.network;
  const taken = new Occupied();
  /** @type {Word[]} */
  const placed = [];
  context.font = wordFont();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.globalAlpha = 1;
  for (const edge of edges) {
    const curve = geometry.curveOf(edge);
    const word = words(edge);
    const width = context.measureText(word).width;
    if (width > Math.hypot(curve.bx - curve.ax, curve.by - curve.ay) - 16) continue;
    let angle = Math.atan2(curve.by - curve.ay, curve.bx - curve.ax);
    if (angle > Math.PI / 2 || angle <= -Math.PI / 2) angle += Math.PI;
    for (const t of disputed[facts[edge]] ? [0.3, 0.7] : [0.5, 0.4, 0.6]) {
      const { x, y } = pointAt(curve, t);
      const boxes = boxesAlong(x, y, angle, width, edge);
      if (boxes.some((box) => taken.hits(box) || occupied.hits(box))) continue;
      for (const box of boxes) taken.add(box);
      context.save();
      context.translate(x, y);
      context.rotate(angle);
      context.strokeStyle = palette().ground;
      context.strokeText(word, 0, 0);
      const group = view.groups[view.relations[view.facts[facts[edge]].relation].group];
      const change = changes && CHANGE_LOOKS[CHANGES[changes[facts[edge]]]];
      const colour = standingOut(change ? change.colour : group.colour, 4.6);
      context.fillStyle = colour;
      context.fillText(word, 0, 0);
      context.restore();
      placed.push({ text: word, x, y, angle, colour });
      break;
    }
  }
  return placed;
}

/**
 * Small boxes along a slanting word, since one upright box would claim too much room.
 * @param {number} x
 * @param {number} y
 * @param {number} angle
 * @param {number} width
 * @param {number} edge
 */
function boxesAlong(x, y, angle, width, edge) {
  const boxes = [];
  const steps = Math.max(2, Math.ceil(width / 8));
  for (let n = 0; n <= steps; n += 1) {
    const away = (n / steps - 0.5) * width;
    const [bx, by] = [x + Math.cos(angle) * away, y + Math.sin(angle) * away];
    boxes.push([bx - 4, by - 4, bx + 4, by + 4, -2 - edge]);
  }
  return boxes;
}

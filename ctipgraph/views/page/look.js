// @ts-check
// How the line of a fact looks: by its relation and status, or by what became of it between two years.

import { standingOut } from "./colour.js";
import { CHANGES, CHANGE_LOOKS } from "./compare.js";

export const DASHES = /** @type {Record<string, number[]>} */ ({ solid: [], dashed: [8, 5], dotted: [1, 4.5], dashdot: [9, 4, 2, 4], sparse: [4, 9] });

/** The dashes of a line; of one that there is not, none. @param {string} line */
export function dashesOf(line) {
  return Object.hasOwn(DASHES, line) ? DASHES[line] : [];
}

/** @typedef {{key: string, colour: string, line: string, isFaint: boolean, sign: string}} Look */

/**
 * @param {import("./data.js").Network} network
 * @param {Uint8Array | null} changes
 * @param {number} fact
 * @returns {Look}
 */
export function lookOf(network, changes, fact) {
  const { facts, relations, groups, statuses } = network.view;
  const { relation, status, rank } = facts[fact];
  const change = changes ? CHANGES[changes[fact]] : "";
  const { colour, sign } = change ? CHANGE_LOOKS[change] : { colour: groups[relations[relation].group].colour, sign: "" };
  const line = Object.hasOwn(DASHES, statuses[status].line) ? statuses[status].line : "solid";
  const isFaint = rank === "deprecated";
  return { key: `${colour} ${line} ${isFaint}`, colour: standingOut(colour, 3), line, isFaint, sign };
}

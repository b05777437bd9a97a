// @ts-check
// Two years side by side. That no document of the later year mentions a fact does not say that it ended.

import { yearsOf } from "./years.js";

/** What became of a fact between two years; its number is its place here. `0` is of neither year. */
export const CHANGES = /** @type {const} */ (["", "both", "new", "unmentioned", "ended"]);

/** Colours that the colour-blind tell apart, and signs on the line for everybody. */
export const CHANGE_LOOKS = /** @type {Record<string, {colour: string, sign: string}>} */ ({
  both: { colour: "#8a8a8a", sign: "" },
  new: { colour: "#0072b2", sign: "+" },
  unmentioned: { colour: "#b35900", sign: "?" },
  ended: { colour: "#8b1a6b", sign: "×" },
});

/** @type {{network: unknown, key: string, found: Uint8Array}} */
let last = { network: null, key: "", found: new Uint8Array() };

/**
 * The change of each fact. The same statement in another document counts as the same.
 * @param {import("./data.js").Network} network
 * @param {[number, number]} pair the earlier and the later year
 * @returns {Uint8Array}
 */
export function changesBetween(network, [one, other]) {
  const [before, after] = [Math.min(one, other), Math.max(one, other)];
  const key = `${before} ${after}`;
  if (last.network === network && last.key === key) return last.found;
  const years = yearsOf(network);
  const { facts } = network.view;
  const statement = facts.map((fact) => `${fact.subject} ${fact.relation} ${fact.object ?? `"${fact.value}`}`);
  /** @type {Map<string, {before: boolean, after: boolean, isEnded: boolean}>} */
  const seen = new Map();
  facts.forEach((fact, n) => {
    const entry = seen.get(statement[n]) ?? { before: false, after: false, isEnded: false };
    entry.before ||= years[n].includes(before);
    entry.after ||= years[n].includes(after);
    const until = Number.parseInt(fact.ended ?? "", 10);
    entry.isEnded ||= until > 0 && until <= after;
    seen.set(statement[n], entry);
  });
  const found = Uint8Array.from(facts, (_, n) => {
    if (!years[n].includes(before) && !years[n].includes(after)) return 0;
    const entry = /** @type {{before: boolean, after: boolean, isEnded: boolean}} */ (seen.get(statement[n]));
    if (entry.isEnded && entry.before) return 4;
    if (entry.before && entry.after) return 1;
    return entry.after ? 2 : 3;
  });
  last = { network, key, found };
  return found;
}

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
 * The change of each fact. The same statement in another document counts as the same, but a plan is not its deed.
 * It goes by the years of documents and entry by entry; `ctipgraph compare` knows stated dates and judgements too.
 * @param {import("./data.js").Network} network
 * @param {[number, number]} pair the earlier and the later year
 * @returns {Uint8Array}
 */
export function changesBetween(network, [one, other]) {
  const [before, after] = [Math.min(one, other), Math.max(one, other)];
  const key = `${before} ${after}`;
  if (last.network === network && last.key === key) return last.found;
  const years = yearsOf(network);
  const { facts, statuses } = network.view;
  // a plan or a denial of the one year is no deed of the other, and states no end
  const kinds = statuses.map(({ kind = "" }) => (kind === "plan" || kind === "denial" ? kind : ""));
  const statement = facts.map((fact) => `${kinds[fact.status]} ${fact.subject} ${fact.relation} ${fact.object ?? `"${fact.value}`}`);
  /** @type {Map<string, {before: boolean, after: boolean, until: number, reach: number}>} */
  const seen = new Map();
  facts.forEach((fact, n) => {
    const entry = seen.get(statement[n]) ?? { before: false, after: false, until: 0, reach: 0 };
    entry.before ||= years[n].includes(before);
    entry.after ||= years[n].includes(after);
    const until = (kinds[fact.status] === "" && Number.parseInt(fact.ended ?? "", 10)) || 0;
    entry.until = Math.max(entry.until, until);
    entry.reach = Math.max(entry.reach, until || Math.max(0, ...years[n].filter((year) => year <= after)));
    seen.set(statement[n], entry);
  });
  const found = Uint8Array.from(facts, (_, n) => {
    if (!years[n].includes(before) && !years[n].includes(after)) return 0;
    const entry = /** @type {{before: boolean, after: boolean, until: number, reach: number}} */ (seen.get(statement[n]));
    // what is stated again for years after a stated end has not ended
    const isEnded = entry.until >= before && entry.until <= after && entry.reach <= entry.until;
    if (isEnded && entry.before) return 4;
    if (entry.before && entry.after) return 1;
    return entry.after ? 2 : 3;
  });
  last = { network, key, found };
  return found;
}

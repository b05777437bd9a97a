// @ts-check
// How far one gets from an actor along facts: its neighbourhood, and the shortest way to another one.

/** @typedef {import("./data.js").Network} Network */
/** @typedef {{actors: number[], steps: number[][]}} Way `steps[n]` are the edges from `actors[n]` to the next */

/**
 * The distance of each actor from the nearest of some, over the edges that are let through; 255 is out of reach.
 * @param {Network} network
 * @param {number[]} centres
 * @param {number} depth
 * @param {(edge: number) => boolean} isOpen
 */
export function distances(network, centres, depth, isOpen) {
  const away = new Uint8Array(network.view.actors.length).fill(255);
  for (const centre of centres) away[centre] = 0;
  let rim = centres;
  for (let step = 1; step <= depth && rim.length; step += 1) {
    /** @type {number[]} */
    const next = [];
    for (const actor of rim)
      for (const edge of network.edgesAt[actor]) {
        const other = network.from[edge] === actor ? network.to[edge] : network.from[edge];
        if (away[other] !== 255 || !isOpen(edge)) continue;
        away[other] = step;
        next.push(other);
      }
    rim = next;
  }
  return away;
}

/**
 * A shortest way between two actors, with all facts of each step; null where there is none.
 * @param {Network} network
 * @param {number} from
 * @param {number} to
 * @param {(edge: number) => boolean} isOpen
 * @returns {Way | null}
 */
export function shortestWay(network, from, to, isOpen) {
  const away = distances(network, [from], 254, isOpen);
  if (away[to] === 255) return null;
  const actors = [to];
  while (actors[0] !== from) {
    const [here] = actors;
    let before = -1;
    for (const edge of network.edgesAt[here]) {
      const other = network.from[edge] === here ? network.to[edge] : network.from[edge];
      if (isOpen(edge) && away[other] === away[here] - 1 && (before < 0 || other < before)) before = other;
    }
    actors.unshift(before);
  }
  const steps = actors.slice(1).map((actor, n) =>
    Array.from(network.edgesAt[actor]).filter((edge) => isOpen(edge) && (network.from[edge] === actor ? network.to[edge] : network.from[edge]) === actors[n]),
  );
  return { actors, steps };
}

/**
 * The way that the reader asked for, over the facts that are shown. A denied fact is no step, nor one ranked down.
 * @param {Network} network
 * @param {import("./filter.js").Shown} shown
 * @param {import("./state.js").Path | null} path
 */
export function wayOf(network, shown, path) {
  if (!path || path.to === null) return null;
  const { facts, statuses } = network.view;
  return shortestWay(network, path.from, path.to, (edge) => {
    const fact = network.edges[edge];
    const { status, rank } = facts[fact];
    const { kind, line } = statuses[status];
    return shown.facts[fact] === 1 && kind !== "denial" && rank !== "deprecated" && (!path.sure || line === "solid");
  });
}

// @ts-check
// The years of the documents that a fact was read in. They say when it was written of, not when it began.

/** @type {WeakMap<import("./data.js").Network, number[][]>} */
const known = new WeakMap();

/**
 * For each fact the years of its documents, each once, in order.
 * @param {import("./data.js").Network} network
 * @returns {number[][]}
 */
export function yearsOf(network) {
  let years = known.get(network);
  if (!years) {
    const { facts, documents } = network.view;
    const yearsIn = (/** @type {string[]} */ days) =>
      [...new Set(days.map((day) => Number.parseInt(day, 10)))].filter((one) => one > 0).sort((a, b) => a - b);
    const ofDocument = documents.map(({ published }) => yearsIn([published]));
    years = facts.map(({ passages, evidenced }) => {
      if (passages.length === 1) return ofDocument[passages[0].document];
      return yearsIn(passages.length ? passages.map((passage) => documents[passage.document].published) : evidenced);
    });
    known.set(network, years);
  }
  return years;
}

/**
 * How many facts have evidence from each year; the years between are there with none.
 * @param {import("./data.js").Network} network
 * @returns {{first: number, last: number, counts: number[]}}
 */
export function factsPerYear(network) {
  const years = yearsOf(network);
  let [first, last] = [Infinity, -Infinity];
  for (const list of years) if (list.length) [first, last] = [Math.min(first, list[0]), Math.max(last, list[list.length - 1])];
  if (first > last || last - first > 400) return { first: 0, last: 0, counts: [] };
  const counts = Array.from({ length: last - first + 1 }, () => 0);
  for (const list of years) for (const year of list) counts[year - first] += 1;
  return { first, last, counts };
}

// @ts-check
// The network: what the page was given, with numbers in typed arrays and the ways from one to the other.
// Nothing here draws or knows of the screen.

/**
 * @typedef {{id: string, label: string, shape: string, colour: string, place?: boolean}} Type
 * @typedef {{id: string, label: string, colour: string}} Group
 * @typedef {{id: string, label: string, inverse: string, group: number, definition: string, back?: string}} Relation
 * @typedef {{id: string, label: string, definition: string, line: string, kind?: string}} Status
 * @typedef {{id: string, title: string, publisher: string, published: string, url: string, lang?: string}} SourceDocument
 * @typedef {{text: string, kind: string, lang: string}} Name
 * @typedef {{id: string, label: string, type: number, names: Name[], note: string, country: string, x: number, y: number, community?: number}} Actor
 * @typedef {{document: number, anchor: string, text: string | null, link: string, id?: string}} Passage
 * @typedef {{id: string, relation: number, subject: number, object: number | null, value: string | null,
 *   status: number, speaker: number | null, qualifiers: [string, string][], note: string, rank: string,
 *   evidenced: [string, string], passages: Passage[], conflicts: number[],
 *   rests?: number[], pillars?: number[], ended?: string, plain?: boolean, rdf?: [string, string][]}} Fact
 * @typedef {{title: string, description: string, licence: string, citation: string, documents_range: string[],
 *   shown: {facts: number, facts_of: number, actors: number, actors_of: number},
 *   types: Type[], groups: Group[], relations: Relation[], statuses: Status[], documents: SourceDocument[],
 *   actors: Actor[], facts: Fact[], pillars?: {id: string, label: string}[], stories?: Story[], rdf?: Rdf,
 *   guides?: import("./guides.js").Guide[]}} View
 * @typedef {{base: string, prefixes: Record<string, string>}} Rdf
 * @typedef {{id: string, title: string, steps: {text: string, view: Record<string, string[]>, facts: number[]}[]}} Story
 */

/**
 * @typedef {object} Network
 * @property {View} view
 * @property {Uint32Array} edges the facts between two actors: edge number -> fact number
 * @property {Uint32Array} from edge number -> subject
 * @property {Uint32Array} to edge number -> object
 * @property {Float32Array} lane edge number -> place among its parallels, 0 in the middle
 * @property {Uint16Array} parallels edge number -> how many edges the two share
 * @property {Int32Array} edgeOf fact number -> edge number, -1 for a value
 * @property {Float32Array} x
 * @property {Float32Array} y
 * @property {Uint32Array} degree actor -> edges at it
 * @property {number[][]} edgesAt actor -> its edges
 * @property {number[][]} factsAt actor -> facts whose subject or object it is
 * @property {number[][]} saidBy actor -> facts whose speaker it is
 * @property {Uint32Array} hubsLast actors in the order of drawing
 * @property {Uint8Array} disputed fact -> 1 if in conflict with another
 * @property {Uint8Array} disputedAt actor -> 1 if one of its values is in conflict
 */

const NOTHING = /** @type {never[]} */ (Object.freeze([]));

/**
 * @param {View} view
 * @returns {Network}
 */
export function readNetwork(view) {
  const { actors, facts } = view;
  const edgeOf = new Int32Array(facts.length).fill(-1);
  const [ofEdge, from, to] = [new Uint32Array(facts.length), new Uint32Array(facts.length), new Uint32Array(facts.length)];
  const degree = new Uint32Array(actors.length);
  const [edgesAt, factsAt, saidBy] = [new Lists(actors.length), new Lists(actors.length), new Lists(actors.length)];
  const disputed = new Uint8Array(facts.length);
  const disputedAt = new Uint8Array(actors.length);
  let edges = 0;
  for (let n = 0; n < facts.length; n += 1) {
    const { subject, object, speaker, conflicts } = facts[n];
    factsAt.add(subject, n);
    if (speaker !== null) saidBy.add(speaker, n);
    if (conflicts.length) {
      disputed[n] = 1;
      if (object === null) disputedAt[subject] = 1;
    }
    if (object === null) continue;
    [ofEdge[edges], from[edges], to[edges], edgeOf[n]] = [n, subject, object, edges];
    edgesAt.add(subject, edges);
    degree[subject] += 1;
    if (object !== subject) {
      factsAt.add(object, n);
      edgesAt.add(object, edges);
      degree[object] += 1;
    }
    edges += 1;
  }
  const ends = { from: from.subarray(0, edges), to: to.subarray(0, edges) };
  return {
    view,
    edges: ofEdge.subarray(0, edges),
    ...ends,
    ...lanesOf(ends.from, ends.to),
    edgeOf,
    degree,
    edgesAt: edgesAt.all,
    factsAt: factsAt.all,
    saidBy: saidBy.all,
    disputed,
    disputedAt,
    x: Float32Array.from(actors, (actor) => (Number.isFinite(actor.x) ? actor.x : 0)),
    y: Float32Array.from(actors, (actor) => (Number.isFinite(actor.y) ? actor.y : 0)),
    hubsLast: Uint32Array.from(degree.keys()).sort((one, other) => degree[one] - degree[other] || one - other),
  };
}

/** A list of numbers for each actor; those that stay empty are one and the same. */
class Lists {
  /** @param {number} length */
  constructor(length) {
    /** @type {number[][]} */
    this.all = new Array(length).fill(NOTHING);
  }

  /** @param {number} at @param {number} number */
  add(at, number) {
    if (this.all[at] === NOTHING) this.all[at] = [number];
    else this.all[at].push(number);
  }
}

/**
 * Parallel edges lie side by side, whichever way they point.
 * @param {Uint32Array} from
 * @param {Uint32Array} to
 */
function lanesOf(from, to) {
  /** @type {Map<number, number>} the first edge of each pair */
  const firsts = new Map();
  /** @type {Map<number, number[]>} all edges of a pair, by the first, where there are several */
  const several = new Map();
  for (let edge = 0; edge < from.length; edge += 1) {
    const pair = Math.min(from[edge], to[edge]) * 2 ** 26 + Math.max(from[edge], to[edge]);
    const first = firsts.get(pair);
    const list = first === undefined ? undefined : several.get(first);
    if (first === undefined) firsts.set(pair, edge);
    else if (list) list.push(edge);
    else several.set(first, [first, edge]);
  }
  const lane = new Float32Array(from.length);
  const parallels = new Uint16Array(from.length).fill(1);
  for (const list of several.values())
    list.forEach((edge, n) => {
      const side = from[edge] < to[edge] ? 1 : -1; // seen from the edge's own start
      lane[edge] = from[edge] === to[edge] ? n : side * (n - (list.length - 1) / 2);
      parallels[edge] = list.length;
    });
  return { lane, parallels };
}

/**
 * Whether the relation reads the same from both ends.
 * @param {Relation} relation
 */
export function isSymmetric(relation) {
  return relation.inverse === relation.label;
}

/**
 * The facts read together with one: all between the same two actors, or all values of the same relation.
 * @param {Network} network
 * @param {number} fact
 * @returns {number[]}
 */
export function companions(network, fact) {
  const { facts } = network.view;
  const { subject, object, relation } = facts[fact];
  const together = network.factsAt[subject].filter((n) => {
    const other = facts[n];
    if (object === null) return other.object === null && other.subject === subject && other.relation === relation;
    return (
      (other.subject === subject && other.object === object) || (other.subject === object && other.object === subject)
    );
  });
  return inTimeOrder(network, together);
}

/**
 * @param {Network} network
 * @param {number[]} list
 */
export function inTimeOrder(network, list) {
  const { facts } = network.view;
  /** @param {number} n */
  const day = (n) => facts[n].evidenced.join(" ");
  return [...list].sort((one, other) => (day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : one - other));
}

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
 * @property {Uint32Array[]} edgesAt actor -> its edges
 * @property {number[][]} factsAt actor -> facts whose subject or object it is
 * @property {number[][]} saidBy actor -> facts whose speaker it is
 * @property {Uint32Array} hubsLast actors in the order of drawing
 * @property {Uint8Array} disputed fact -> 1 if in conflict with another
 * @property {Uint8Array} disputedAt actor -> 1 if one of its values is in conflict
 */

/**
 * @param {View} view
 * @returns {Network}
 */
export function readNetwork(view) {
  const { actors, facts } = view;
  const edges = Uint32Array.from(facts.keys()).filter((n) => facts[n].object !== null);
  const from = Uint32Array.from(edges, (n) => facts[n].subject);
  const to = Uint32Array.from(edges, (n) => Number(facts[n].object));
  const edgeOf = new Int32Array(facts.length).fill(-1);
  const degree = new Uint32Array(actors.length);
  /** @type {number[][]} */
  const at = actors.map(() => []);
  edges.forEach((fact, edge) => {
    edgeOf[fact] = edge;
    const [one, other] = [from[edge], to[edge]];
    at[one].push(edge);
    degree[one] += 1;
    if (one === other) return;
    at[other].push(edge);
    degree[other] += 1;
  });
  /** @type {number[][]} */
  const factsAt = actors.map(() => []);
  /** @type {number[][]} */
  const saidBy = actors.map(() => []);
  const disputed = new Uint8Array(facts.length);
  const disputedAt = new Uint8Array(actors.length);
  facts.forEach((fact, n) => {
    const { subject, object, speaker } = fact;
    factsAt[subject].push(n);
    if (object !== null && object !== subject) factsAt[object].push(n);
    if (speaker !== null) saidBy[speaker].push(n);
    if (fact.conflicts.length) {
      disputed[n] = 1;
      if (object === null) disputedAt[subject] = 1;
    }
  });
  const { lane, parallels } = lanesOf(from, to);
  return {
    view,
    edges,
    from,
    to,
    lane,
    parallels,
    edgeOf,
    degree,
    factsAt,
    saidBy,
    disputed,
    disputedAt,
    x: Float32Array.from(actors, (actor) => (Number.isFinite(actor.x) ? actor.x : 0)),
    y: Float32Array.from(actors, (actor) => (Number.isFinite(actor.y) ? actor.y : 0)),
    edgesAt: at.map((list) => Uint32Array.from(list)),
    hubsLast: Uint32Array.from(actors.keys()).sort((one, other) => degree[one] - degree[other] || one - other),
  };
}

/**
 * Parallel edges lie side by side, whichever way they point.
 * @param {Uint32Array} from
 * @param {Uint32Array} to
 */
function lanesOf(from, to) {
  /** @type {Map<number, number[]>} */
  const pairs = new Map();
  from.forEach((one, edge) => {
    const other = to[edge];
    const pair = Math.min(one, other) * 2 ** 26 + Math.max(one, other);
    const list = pairs.get(pair);
    if (list) list.push(edge);
    else pairs.set(pair, [edge]);
  });
  const lane = new Float32Array(from.length);
  const parallels = new Uint16Array(from.length);
  for (const list of pairs.values())
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

// @ts-check
// Which facts and actors are shown, and how many: one pass over the facts for each change of the filter.

import { changesBetween } from "./compare.js";
import { distances } from "./reach.js";
import { yearsOf } from "./years.js";

/** @typedef {import("./data.js").Network} Network @typedef {import("./state.js").State} State */

/**
 * @typedef {object} Shown
 * @property {Uint8Array} facts
 * @property {Uint8Array} actors 1 shown; 2 shown faintly, since all its edges are hidden
 * @property {Uint8Array | null} changes what became of each fact between two years, while they are compared
 * @property {number} factCount
 * @property {number} actorCount
 * @property {number} edgeCount
 * @property {Uint32Array} byRelation shown facts of each relation
 * @property {Uint32Array} byStatus
 * @property {Uint32Array} byType shown actors of each type
 * @property {Uint32Array} byDocument
 * @property {number} disputedCount
 */

/**
 * @param {Network} network
 * @param {State} state
 * @returns {Shown}
 */
export function whatIsShown(network, state) {
  const { view, edgeOf, edgesAt, edges, disputed } = network;
  const byRelation = new Uint32Array(view.relations.length);
  const byStatus = new Uint32Array(view.statuses.length);
  const byType = new Uint32Array(view.types.length);
  /** @param {number | null} actor */
  const hides = (actor) => actor !== null && (state.hiddenTypes.has(view.actors[actor].type) || state.hiddenActors.has(actor));
  const changes = state.compare && changesBetween(network, state.compare);
  const narrows = narrowing(network, state);
  const facts = Uint8Array.from(view.facts, (fact, n) => {
    if (state.hiddenRelations.has(fact.relation) || state.hiddenStatuses.has(fact.status)) return 0;
    if (hides(fact.subject) || hides(fact.object) || (changes && !changes[n])) return 0;
    return narrows.every((lets) => lets(n)) ? 1 : 0;
  });
  if (state.near) keepNear(network, state.near, facts);
  let [factCount, edgeCount, disputedCount, actorCount] = [0, 0, 0, 0];
  const touched = new Uint8Array(view.actors.length);
  view.facts.forEach((fact, n) => {
    if (!facts[n]) return;
    factCount += 1;
    byRelation[fact.relation] += 1;
    byStatus[fact.status] += 1;
    disputedCount += disputed[n];
    if (edgeOf[n] >= 0) edgeCount += 1;
    touched[fact.subject] = touched[fact.object ?? fact.subject] = 1;
  });
  const isNarrowed = narrows.length > 0 || state.near !== null || changes !== null;
  const kept = new Set([...state.pinned, ...(state.near?.centres ?? [])]);
  const actors = Uint8Array.from(view.actors, (actor, n) => {
    if (hides(n)) return 0;
    if (isNarrowed && !touched[n] && !kept.has(n)) return 0;
    actorCount += 1;
    byType[actor.type] += 1;
    const linked = edgesAt[n];
    return linked.length && !isNarrowed && !linked.some((edge) => facts[edges[edge]]) ? 2 : 1;
  });
  /** @type {Uint32Array | null} */
  let byDocument = null; // counted when it is asked for: the picture does without
  return {
    facts, actors, changes, factCount, actorCount, edgeCount, byRelation, byStatus, byType, disputedCount,
    get byDocument() {
      return (byDocument ??= countedByDocument(view, facts));
    },
  };
}

/** @param {import("./data.js").View} view @param {Uint8Array} shown */
function countedByDocument({ documents, facts }, shown) {
  const counts = new Uint32Array(documents.length);
  facts.forEach(({ passages }, n) => {
    if (!shown[n]) return;
    if (passages.length === 1) counts[passages[0].document] += 1;
    else for (const document of new Set(passages.map((passage) => passage.document))) counts[document] += 1;
  });
  return counts;
}

/**
 * The conditions that the reader has set besides the legend's.
 * @param {Network} network
 * @param {State} state
 * @returns {((fact: number) => boolean)[]}
 */
function narrowing(network, state) {
  const { facts } = network.view;
  /** @type {((fact: number) => boolean)[]} */
  const conditions = [];
  const { hiddenDocuments, years, pillar, place } = state;
  if (hiddenDocuments.size) conditions.push((n) => facts[n].passages.some(({ document }) => !hiddenDocuments.has(document)));
  if (years) {
    const known = yearsOf(network);
    conditions.push((n) => known[n].some((year) => year >= years[0] && year <= years[1]));
  }
  if (state.single) conditions.push((n) => new Set(facts[n].passages.map(({ document }) => document)).size === 1);
  if (pillar !== null) {
    const members = new Set(facts.flatMap((fact) => (fact.pillars?.includes(pillar) ? [fact.subject] : [])));
    conditions.push((n) => {
      const { subject, object, pillars } = facts[n];
      return pillars?.length ? pillars.includes(pillar) : members.has(subject) || (object !== null && members.has(object));
    });
  }
  if (place !== null) {
    const members = inPlace(network, place);
    conditions.push((n) => members.has(facts[n].subject) || members.has(facts[n].object ?? -1));
  }
  return conditions;
}

/** A place, the actors of its country, and those that a fact ties to it. @param {Network} network @param {number} place */
function inPlace(network, place) {
  const { actors, facts } = network.view;
  const members = new Set([place]);
  const { country } = actors[place];
  if (country) actors.forEach((actor, n) => actor.country === country && members.add(n));
  for (const { subject, object } of facts) {
    if (object === place) members.add(subject);
    else if (subject === place && object !== null) members.add(object);
  }
  return members;
}

/**
 * Only facts of actors that are less than `depth` steps away: the last step leads to the neighbours, and not on
 * from one neighbour to another.
 * @param {Network} network
 * @param {import("./state.js").Near} near
 * @param {Uint8Array} facts
 */
function keepNear(network, near, facts) {
  const away = distances(network, near.centres, near.depth - 1, (edge) => facts[network.edges[edge]] === 1);
  network.view.facts.forEach(({ subject, object }, n) => {
    if (away[subject] === 255 && (object === null || away[object] === 255)) facts[n] = 0;
  });
}

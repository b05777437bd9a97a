// @ts-check
// Which facts and actors are shown, and how many: one pass over the facts for each change of the filter.

/**
 * @typedef {object} Shown
 * @property {Uint8Array} facts
 * @property {Uint8Array} actors 1 shown; 2 shown faintly, since all its edges are hidden
 * @property {number} factCount
 * @property {number} actorCount
 * @property {number} edgeCount
 * @property {Uint32Array} byRelation shown facts of each relation
 * @property {Uint32Array} byStatus
 * @property {Uint32Array} byType shown actors of each type
 * @property {number} disputedCount
 */

/**
 * @param {import("./data.js").Network} network
 * @param {import("./state.js").State} state
 * @returns {Shown}
 */
export function whatIsShown(network, state) {
  const { view, edgeOf, edgesAt, edges, disputed } = network;
  const facts = new Uint8Array(view.facts.length);
  const actors = new Uint8Array(view.actors.length);
  const byRelation = new Uint32Array(view.relations.length);
  const byStatus = new Uint32Array(view.statuses.length);
  const byType = new Uint32Array(view.types.length);
  let factCount = 0;
  let edgeCount = 0;
  let disputedCount = 0;
  /** @param {number | null} actor */
  const hides = (actor) => actor !== null && state.hiddenTypes.has(view.actors[actor].type);
  view.facts.forEach((fact, n) => {
    if (state.hiddenRelations.has(fact.relation) || state.hiddenStatuses.has(fact.status)) return;
    if (hides(fact.subject) || hides(fact.object)) return;
    facts[n] = 1;
    factCount += 1;
    byRelation[fact.relation] += 1;
    byStatus[fact.status] += 1;
    disputedCount += disputed[n];
    if (edgeOf[n] >= 0) edgeCount += 1;
  });
  let actorCount = 0;
  view.actors.forEach((actor, n) => {
    if (hides(n)) return;
    const linked = edgesAt[n];
    actors[n] = linked.length && !linked.some((edge) => facts[edges[edge]]) ? 2 : 1;
    byType[actor.type] += 1;
    actorCount += 1;
  });
  return { facts, actors, factCount, actorCount, edgeCount, byRelation, byStatus, byType, disputedCount };
}

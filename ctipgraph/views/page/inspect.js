// @ts-check
// What tests may ask the page: plain copies, nothing that could change it.

import { CHANGES } from "./compare.js";
import { pointAt } from "./geometry.js";

/**
 * @param {import("./picture.js").Picture} picture
 * @param {import("./state.js").Store} store
 * @param {import("./table.js").Table} table
 * @param {import("./past.js").Past} past
 */
export function inspection(picture, store, table, past) {
  const { geometry, network } = picture;
  const { actors, facts } = network.view;
  return Object.freeze({
    state() {
      const box = picture.canvas.getBoundingClientRect();
      const { state } = store;
      const { shown } = picture;
      const edges = Array.from(network.edges.keys()).filter((edge) => picture.isEdgeShown(edge));
      return {
        // a picture that has no room, as behind the table on a phone, rests
        resting: picture.resting && (!picture.width || (!picture.isStale && !picture.frame && (picture.crowd.isLarge || picture.edgesDrawn === (shown?.edgeCount ?? 0)))),
        rows: state.table ? table.rows.map((fact) => facts[fact].id) : null,
        sort: state.sort,
        filter: past.address().replace(/&?at=[^&]*/, ""),
        edgesDrawn: picture.edgesDrawn,
        wordsDrawn: picture.wordsPlaced.length,
        namesDrawn: picture.names.map((name) => name.lines.join(" ")),
        nameBoxes: picture.names.map((name) => picture.namer.boxOf(name)),
        factsShown: shown?.factCount ?? 0,
        actorsShown: shown?.actorCount ?? 0,
        selection: state.selection && "at" in state.selection
          ? { kind: state.selection.kind, id: (state.selection.kind === "actor" ? actors : facts)[state.selection.at].id }
          : state.selection && { kind: state.selection.kind },
        lit: picture.lit && {
          actors: [...picture.lit.actors].sort((a, b) => a - b).map((n) => actors[n].id),
          facts: [...picture.lit.edges].sort((a, b) => a - b).map((edge) => facts[network.edges[edge]].id),
        },
        changes: shown?.changes
          ? Object.fromEntries(CHANGES.slice(1).map((name, n) => [name, facts.filter((_, at) => shown.facts[at] && shown.changes?.[at] === n + 1).map(({ id }) => id)]))
          : null,
        scale: geometry.camera.k,
        actors: actors.map(({ id }, n) => ({
          id,
          x: box.left + geometry.screenX(n),
          y: box.top + geometry.screenY(n),
          radius: geometry.radius(n),
          shown: shown?.actors[n] ?? 0,
        })),
        edges: edges.map((edge) => {
          const { x, y } = pointAt(geometry.curveOf(edge), 0.5);
          return { fact: facts[network.edges[edge]].id, x: box.left + x, y: box.top + y };
        }),
      };
    },
  });
}

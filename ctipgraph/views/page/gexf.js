// @ts-check
// What is shown as a network for Gephi and its kin, in GEXF 1.2.

import { visible } from "./text.js";

const NODE = ["type", "country"];
const EDGE = ["relation", "status", "evidenced_from", "evidenced_to", "documents"];

/**
 * @param {import("./data.js").Network} network
 * @param {import("./filter.js").Shown} shown
 */
export function gexfOf(network, shown) {
  const { actors, facts, types, relations, statuses, documents } = network.view;
  const nodes = [...actors.keys()]
    .filter((n) => shown.actors[n])
    .map((n) => {
      const { id, label, type, country } = actors[n];
      return `<node id="${quote(id)}" label="${quote(label)}">${values(NODE, [types[type].id, country])}</node>`;
    });
  const edges = Array.from(network.edges)
    .filter((n) => shown.facts[n])
    .map((n) => {
      const fact = facts[n];
      const ends = `source="${quote(actors[fact.subject].id)}" target="${quote(actors[fact.object ?? fact.subject].id)}"`;
      const read = [...new Set(fact.passages.map((passage) => documents[passage.document].id))].join(" | ");
      const attributes = values(EDGE, [relations[fact.relation].id, statuses[fact.status].id, ...fact.evidenced, read]);
      return `<edge id="${quote(fact.id)}" ${ends} label="${quote(relations[fact.relation].label)}">${attributes}</edge>`;
    });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">',
    '<graph defaultedgetype="directed" mode="static">',
    declare("node", NODE),
    declare("edge", EDGE),
    "<nodes>",
    ...nodes,
    "</nodes>",
    "<edges>",
    ...edges,
    "</edges>",
    "</graph>",
    "</gexf>\n",
  ].join("\n");
}

/** Text for XML: what XML does not let in shows as a mark. @param {string} text */
function quote(text) {
  const entities = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });
  return visible(text).replace(/[\ufffe\uffff]/g, "\ufffd").replace(/[&<>"]/g, (one) => entities[one]);
}

/** @param {string} kind @param {string[]} names */
function declare(kind, names) {
  const rows = names.map((name) => `<attribute id="${name}" title="${name}" type="string"/>`).join("");
  return `<attributes class="${kind}" mode="static">${rows}</attributes>`;
}

/** @param {string[]} names @param {string[]} texts */
function values(names, texts) {
  const found = names.map((name, n) => (texts[n] ? `<attvalue for="${name}" value="${quote(texts[n])}"/>` : ""));
  return `<attvalues>${found.join("")}</attvalues>`;
}

// @ts-check
// The columns of the table: what stands in them, and how they sort.

import { visible } from "./text.js";
import { say } from "./words.js";

/** @typedef {{id: string, label: string, text: (fact: number) => string}} Column */

/**
 * @param {import("./data.js").Network} network
 * @returns {Column[]}
 */
export function columnsOf(network) {
  const { facts, actors, relations, statuses, documents } = network.view;
  const label = (/** @type {number | null} */ actor) => (actor === null ? "" : visible(actors[actor].label));
  return [
    { id: "subject", label: say("columnSubject"), text: (n) => label(facts[n].subject) },
    { id: "relation", label: say("columnRelation"), text: (n) => visible(relations[facts[n].relation].label) },
    {
      id: "object",
      label: say("columnObject"),
      text: (n) => (facts[n].object === null ? visible(facts[n].value) : label(facts[n].object)),
    },
    { id: "status", label: say("columnStatus"), text: (n) => visible(statuses[facts[n].status].label) },
    { id: "speaker", label: say("columnSpeaker"), text: (n) => label(facts[n].speaker) },
    { id: "evidenced", label: say("columnEvidenced"), text: (n) => [...new Set(facts[n].evidenced)].map(visible).join(" – ") },
    {
      id: "documents",
      label: say("columnDocuments"),
      text: (n) =>
        [...new Set(facts[n].passages.map((passage) => visible(documents[passage.document].publisher + ", " + documents[passage.document].published)))].join("; "),
    },
    { id: "conflict", label: say("columnConflict"), text: (n) => (network.disputed[n] ? say("inConflict") : "") },
  ];
}

const collator = new Intl.Collator(undefined, { numeric: true });

/**
 * Facts in the order of a column; what is equal stays in the order of the data, what is empty comes last.
 * @param {Column} column
 * @param {boolean} down
 * @param {number[]} facts
 */
export function sortedBy(column, down, facts) {
  const keyed = facts.map((fact) => /** @type {const} */ ([fact, column.text(fact)]));
  keyed.sort(([one, a], [other, b]) => {
    if (!a !== !b) return a ? -1 : 1;
    return (down ? collator.compare(b, a) : collator.compare(a, b)) || one - other;
  });
  return keyed.map(([fact]) => fact);
}

// @ts-check
// The facts that are shown, as lines of a spreadsheet, as RFC 4180 has it.

import { wellFormed } from "./text.js";

const COLUMNS = [
  "id", "subject", "subject_label", "relation", "relation_label", "object", "object_label", "status", "speaker",
  "qualifiers", "rank", "evidenced_from", "evidenced_to", "documents", "passages", "links", "note",
];
// What a spreadsheet would run as a formula; some read the wide forms like the narrow ones.
const RUNS = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * @param {import("./data.js").Network} network
 * @param {number[]} list
 */
export function csvOf(network, list) {
  const { actors, facts, relations, statuses, documents } = network.view;
  const joined = (/** @type {string[]} */ parts) => parts.join(" | ");
  const rows = list.map((n) => {
    const fact = facts[n];
    const object = fact.object === null ? null : actors[fact.object];
    return [
      fact.id,
      actors[fact.subject].id,
      actors[fact.subject].label,
      relations[fact.relation].id,
      relations[fact.relation].label,
      object?.id ?? "",
      object?.label ?? fact.value ?? "",
      statuses[fact.status].id,
      fact.speaker === null ? "" : actors[fact.speaker].id,
      joined(fact.qualifiers.map(([label, text]) => `${label}: ${text}`)),
      fact.rank,
      ...fact.evidenced,
      joined([...new Set(fact.passages.map((passage) => documents[passage.document].id))]),
      joined(fact.passages.map((passage) => passage.anchor)),
      joined(fact.passages.map((passage) => passage.link)),
      fact.note,
    ];
  });
  return [COLUMNS, ...rows].map((row) => row.map(cell).join(",") + "\r\n").join("");
}

/** @param {string} text */
function cell(text) {
  const safe = (RUNS.test(text) ? "'" : "") + wellFormed(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

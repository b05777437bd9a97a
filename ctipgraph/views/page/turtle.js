// @ts-check
// The facts that are shown as Turtle, with the passages and documents that they rest on: a part of the graph that
// the data set publishes, under the same identifiers.

import { wellFormed } from "./text.js";

const LOCAL = /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?$/;
const ADDRESS = /^https?:\/\/[^\s<>"{}|^`\\\u0000-\u0020]+$/;
const NAMES = /** @type {Record<string, string[]>} */ ({
  preferred: ["skos:prefLabel", "rdfs:label"],
  alternative: ["skos:altLabel"],
  acronym: ["ctip:acronym", "skos:altLabel"],
  misspelt: ["skos:hiddenLabel"],
});
const DATES = /** @type {[RegExp, string][]} */ ([
  [/^\d{4}$/, "gYear"],
  [/^\d{4}-\d{2}$/, "gYearMonth"],
  [/^\d{4}-\d{2}-\d{2}$/, "date"],
]);

/**
 * @param {import("./data.js").Network} network
 * @param {number[]} list
 */
export function turtleOf(network, list) {
  const { view } = network;
  const prefixes = view.rdf?.prefixes ?? {};
  /** @type {Map<string, Map<string, Set<string>>>} */
  const graph = new Map();
  const add = (/** @type {string} */ subject, /** @type {string} */ predicate, /** @type {string} */ object) => {
    if (!object) return;
    const about = graph.get(subject) ?? new Map();
    graph.set(subject, about.set(predicate, (about.get(predicate) ?? new Set()).add(object)));
  };
  const name = (/** @type {string} */ kind, /** @type {string} */ id) =>
    LOCAL.test(id) && kind in prefixes ? `${kind}:${id}` : `<${encodeURI(wellFormed((prefixes[kind] ?? "urn:") + id))}>`;
  const actor = (/** @type {number} */ n) => name("actor", view.actors[n].id);
  const source = (/** @type {number} */ n) => name("document", view.documents[n].id);
  const used = { actors: new Set(/** @type {number[]} */ ([])), documents: new Set(/** @type {number[]} */ ([])) };

  for (const n of list) {
    const fact = view.facts[n];
    const relation = view.relations[fact.relation];
    const about = name("fact", fact.id);
    used.actors.add(fact.subject).add(fact.object ?? fact.subject).add(fact.speaker ?? fact.subject);
    const own = (fact.rdf ?? []).find(([predicate]) => predicate === "rdf:object")?.[1] ?? "";
    const object = fact.object === null ? own : actor(fact.object);
    for (const kind of ["ctip:Fact", "rdf:Statement"]) add(about, "a", kind);
    add(about, "rdf:subject", actor(fact.subject));
    add(about, "rdf:predicate", name("ctip", relation.id));
    add(about, "rdf:object", object);
    for (const [predicate, value] of fact.rdf ?? []) add(about, predicate, value);
    add(about, "ctip:status", name("ctip", view.statuses[fact.status].id));
    add(about, "ctip:rank", literal(fact.rank));
    add(about, "ctip:evidencedFrom", dated(fact.evidenced[0]));
    add(about, "ctip:evidencedTo", dated(fact.evidenced[1]));
    add(about, "skos:note", fact.note && literal(fact.note));
    for (const other of fact.conflicts) add(about, "ctip:conflictsWith", name("fact", view.facts[other].id));
    for (const { id, document, anchor } of fact.passages) {
      used.documents.add(document);
      add(about, "prov:wasDerivedFrom", source(document));
      if (!id) continue;
      const passage = name("passage", id);
      add(about, "ctip:evidence", passage);
      for (const kind of ["ctip:Passage", "oa:SpecificResource"]) add(passage, "a", kind);
      add(passage, "oa:hasSource", source(document));
      add(passage, "ctip:anchor", literal(anchor));
    }
    if (!fact.plain) continue;
    add(actor(fact.subject), name("ctip", relation.id), object);
    if (relation.back && /^[a-z<]/i.test(object)) add(object, name("ctip", relation.back), actor(fact.subject));
  }
  for (const n of used.actors) {
    const { type, names, country, note } = view.actors[n];
    add(actor(n), "a", name("ctip", view.types[type].id));
    for (const { text, kind, lang } of names)
      for (const predicate of Object.hasOwn(NAMES, kind) ? NAMES[kind] : []) add(actor(n), predicate, literal(text, lang));
    add(actor(n), "ctip:countryCode", country && literal(country));
    add(actor(n), "skos:note", note && literal(note));
  }
  for (const n of used.documents) {
    const { id, title, publisher, published, url, lang } = view.documents[n];
    add(source(n), "a", "ctip:SourceDocument");
    add(source(n), "dcterms:title", literal(title, lang));
    add(source(n), "dcterms:identifier", literal(id));
    add(source(n), "dc:publisher", publisher && literal(publisher));
    add(source(n), "dcterms:issued", dated(published));
    add(source(n), "schema:url", ADDRESS.test(url) ? `<${url}>` : "");
  }
  const dataset = `<${view.rdf?.base ?? "urn:"}dataset>`;
  add(dataset, "dcterms:title", view.title && literal(view.title));
  add(dataset, "dcterms:license", ADDRESS.test(view.licence) ? `<${view.licence}>` : "");
  return written(prefixes, graph);
}

/** @param {Record<string, string>} prefixes @param {Map<string, Map<string, Set<string>>>} graph */
function written(prefixes, graph) {
  const sorted = (/** @type {Iterable<string>} */ texts) => [...texts].sort();
  const head = sorted(Object.keys(prefixes)).map((prefix) => `@prefix ${prefix}: <${prefixes[prefix]}> .\n`);
  const blocks = sorted(graph.keys()).map((subject) => {
    const about = graph.get(subject) ?? new Map();
    const lines = sorted(about.keys()).map((predicate) => `${predicate} ${sorted(about.get(predicate)).join(", ")}`);
    return `\n${subject} ${lines.join(" ;\n    ")} .\n`;
  });
  return head.join("") + blocks.join("");
}

/** @param {string} text @param {string} [lang] */
function literal(text, lang) {
  const escapes = /** @type {Record<string, string>} */ ({ "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r" });
  const quoted = `"${wellFormed(text).replace(/[\\"\n\r]/g, (one) => escapes[one])}"`;
  return lang && /^[a-z]+(-[a-z0-9]+)*$/i.test(lang) ? `${quoted}@${lang.toLowerCase()}` : quoted;
}

/** @param {string} day */
function dated(day) {
  const datatype = DATES.find(([form]) => form.test(day))?.[1];
  return datatype ? `"${day}"^^xsd:${datatype}` : "";
}

// @ts-check
// A fact as one cites it: what it says, how it is known, from where, and where it stands.

import { sentenceText } from "./sentence.js";
import { visible, wellFormed } from "./text.js";
import { say } from "./words.js";

/**
 * @param {import("./data.js").Network} network
 * @param {number} n
 */
export function citationOf(network, n) {
  const { view } = network;
  const fact = view.facts[n];
  const sources = [...new Set(fact.passages.map((passage) => passage.document))].map((at) => {
    const { title, publisher, published, url } = view.documents[at];
    return say("citeSource", { title: visible(title), publisher: visible(publisher), published: visible(published), url: visible(url) });
  });
  const speaker = fact.speaker === null ? "" : say("citeSpeaker", { speaker: visible(view.actors[fact.speaker].label) });
  return [
    say("citeFact", { sentence: sentenceText(network, n), status: visible(view.statuses[fact.status].label) + speaker }),
    sources.length ? say("citeSources", { sources: sources.join("; ") }) : "",
    say("citeIn", { citation: visible(view.citation), id: visible(permalinkOf(network, n)) }),
  ].join(" ").replace(/ {2,}/g, " ").trim();
}

/**
 * The fact's own identifier in the graph, or its address in this page where the page was not told the base.
 * @param {import("./data.js").Network} network
 * @param {number} n
 */
export function permalinkOf(network, n) {
  const { facts, rdf } = network.view;
  return rdf?.base ? `${rdf.base}fact/${facts[n].id}` : pageLink(network, n);
}

/** @param {import("./data.js").Network} network @param {number} n */
export function pageLink(network, n) {
  const id = encodeURIComponent(wellFormed(network.view.facts[n].id));
  return `${window.location.href.split("#")[0]}#fact=${id}`;
}

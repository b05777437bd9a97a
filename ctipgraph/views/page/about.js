// @ts-check
// The panel of the data as a whole: what they are, where from, how to read the picture, how to cite them.

import { make, outwardLink, quoted } from "./dom.js";
import { lineIcon } from "./shapes.js";
import { standingOut } from "./colour.js";
import { visible } from "./text.js";
import { say } from "./words.js";

/**
 * "12 of 20 facts", of all that the data set holds.
 * @param {import("./data.js").View} view
 * @param {number} facts
 * @param {number} actors
 */
export function shownOf(view, facts, actors) {
  return {
    facts: say("shownFacts", { n: facts, m: view.shown.facts_of }),
    actors: say("shownActors", { n: actors, m: view.shown.actors_of }),
  };
}

/** @param {import("./data.js").View} view */
export function rangeWords(view) {
  const [from, to] = view.documents_range.map(visible);
  return from === to ? (from ?? "") : say("range", { from, to });
}

/** @param {import("./data.js").Network} network */
export function aboutPanel(network) {
  const { view } = network;
  const counts = shownOf(view, view.facts.length, view.actors.length);
  const edges = network.edges.length;
  return [
    make("h2", { id: "panel-title", tabindex: "-1" }, say("aboutData")),
    make("p", { class: "strong" }, quoted(view.title)),
    make("p", {}, quoted(view.description)),
    make("p", {}, say("aboutCount", { ...counts, edges, values: view.facts.length - edges })),
    make("h3", {}, say("aboutReading")),
    make("p", {}, say("aboutReadingText")),
    make(
      "dl",
      { class: "particulars" },
      ...view.statuses.flatMap((status) => [
        make("dt", {}, lineIcon(status.line, standingOut("#7a7a7a", 4.5)), " ", quoted(status.label)),
        make("dd", {}, quoted(status.definition)),
      ]),
    ),
    make("h3", {}, say("aboutDocuments")),
    make(
      "ul",
      { class: "documents" },
      ...view.documents.map((source) =>
        make(
          "li",
          {},
          make("cite", {}, quoted(source.title, source.lang)),
          make("span", { class: "block" }, quoted(source.publisher), ", ", visible(source.published)),
          make("span", { class: "block" }, outwardLink(source.url, say("openDocument"))),
        ),
      ),
    ),
    view.licence ? make("h3", {}, say("aboutLicence")) : null,
    view.licence ? make("p", {}, licenceLink(view)) : null,
    view.citation ? make("h3", {}, say("aboutCite")) : null,
    view.citation ? make("p", {}, quoted(view.citation)) : null,
  ];
}

/**
 * Citation and licence in small, always in sight and in print.
 * @param {import("./data.js").View} view
 */
export function colophon(view) {
  return [
    view.citation ? make("p", {}, say("aboutCite"), ": ", quoted(view.citation)) : "",
    view.licence ? make("p", {}, say("aboutLicence"), ": ", licenceLink(view)) : "",
  ];
}

/** @param {import("./data.js").View} view */
function licenceLink(view) {
  return outwardLink(view.licence, visible(view.licence.replace(/^https?:\/\//, "")));
}

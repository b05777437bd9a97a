// @ts-check
// The page on paper: the picture with its legend, then every fact that is shown with its passages, then the documents.

import { columnsOf, sortedBy } from "./columns.js";
import { byId, make, quoted, webAddress } from "./dom.js";
import { qualifierWords } from "./sentence.js";
import { asPicture } from "./take.js";
import { visible } from "./text.js";
import { svgElement } from "./vector.js";
import { say } from "./words.js";

const MOST_PRINTED = 2000; // facts; more are no reading for paper
const PRINTED = ["subject", "relation", "object", "status", "evidenced"];

/**
 * Put the page on paper while it is printed.
 * @param {import("./picture.js").Picture} picture
 * @param {import("./state.js").Store} store
 */
export function printFrom(picture, store) {
  const frame = byId("paper");
  window.addEventListener("beforeprint", () => {
    const { shown } = picture;
    if (shown) frame.replaceChildren(...onPages(picture, shown, store.state));
  });
  window.addEventListener("afterprint", () => frame.replaceChildren());
}

/**
 * @param {import("./picture.js").Picture} picture
 * @param {import("./filter.js").Shown} shown
 * @param {import("./state.js").State} state
 */
function onPages(picture, shown, state) {
  const { network } = picture;
  const { documents } = network.view;
  const columns = columnsOf(network);
  const facts = sortedBy(columns.find(({ id }) => id === state.sort.column) ?? columns[0], state.sort.down, [...shown.facts.keys()].filter((n) => shown.facts[n]));
  return [
    ...(picture.width ? [printedPicture(picture, shown, state)] : []),
    make("h2", {}, say("tableCaption")),
    facts.length > MOST_PRINTED ? make("p", {}, say("paperMore", { n: MOST_PRINTED, m: facts.length })) : "",
    make(
      "table",
      {},
      make("thead", {}, make("tr", {}, ...columns.filter(({ id }) => PRINTED.includes(id)).map(({ label }) => make("th", { scope: "col" }, label)), make("th", { scope: "col" }, say("evidence")))),
      make("tbody", {}, ...facts.slice(0, MOST_PRINTED).map((n) => printedRow(network, columns, n))),
    ),
    make("h2", {}, say("aboutDocuments")),
    ...documents.flatMap((source, n) => (shown.byDocument[n] ? [make("p", {}, quoted(source.title, source.lang), ". ", quoted(source.publisher), ", ", visible(source.published), ". ", quoted(source.url))] : [])),
  ];
}

/** The drawing without the names of its layers, which the page has as well. @param {import("./picture.js").Picture} picture @param {import("./filter.js").Shown} shown @param {import("./state.js").State} state */
function printedPicture(picture, shown, state) {
  const svg = asPicture(picture, shown, state, svgElement);
  for (const part of svg.querySelectorAll("[id]")) part.removeAttribute("id");
  return svg;
}

/**
 * @param {import("./data.js").Network} network
 * @param {import("./columns.js").Column[]} columns
 * @param {number} n
 */
function printedRow(network, columns, n) {
  const { facts, actors } = network.view;
  const { speaker, qualifiers, passages } = facts[n];
  const beside = /** @type {Record<string, string>} */ ({
    object: qualifiers.map(([label, text]) => `${visible(label)}: ${qualifierWords(text)}`).join("; "),
    status: [speaker === null ? "" : `${say("speaker")} ${visible(actors[speaker].label)}`, network.disputed[n] ? say("inConflict") : ""].filter(Boolean).join("; "),
  });
  return make(
    "tr",
    {},
    ...columns.filter(({ id }) => PRINTED.includes(id)).map(({ id, text }) => make("td", {}, quoted(text(n)), make("span", { class: "quiet block" }, beside[id] ?? ""))),
    make("td", {}, ...passages.map((passage) => printedPassage(network, passage))),
  );
}

/** @param {import("./data.js").Network} network @param {import("./data.js").Passage} passage */
function printedPassage({ view }, { document: at, text, anchor, link }) {
  const { publisher, published, lang } = view.documents[at];
  const source = `${visible(publisher)}, ${visible(published)}`;
  const address = webAddress(link);
  return make("p", {}, "“", quoted(text ?? anchor, lang), "” ", address ? make("a", { href: address.href }, source) : source);
}

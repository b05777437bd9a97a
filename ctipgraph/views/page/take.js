// @ts-check
// Taking away what is shown: pictures, tables, graphs and a bibliography, all made in the page.

import { bibtexOf } from "./bibtex.js";
import { onPaper } from "./colour.js";
import { csvOf } from "./csv.js";
import { byId, make } from "./dom.js";
import { gexfOf } from "./gexf.js";
import { pngOf } from "./png.js";
import { posterOf } from "./poster.js";
import { turtleOf } from "./turtle.js";
import { svgOf } from "./vector.js";
import { say, sayCount } from "./words.js";

/** @typedef {{name: string, mime: string, words: string, content: () => string | Promise<Blob | null>}} Parcel */

/**
 * What can be taken away.
 * @param {import("./picture.js").Picture} picture
 * @param {import("./filter.js").Shown} shown
 * @param {import("./state.js").State} state
 * @returns {Parcel[]}
 */
function parcels(picture, shown, state) {
  const { network } = picture;
  const facts = [...shown.facts.keys()].filter((fact) => shown.facts[fact]);
  const hasPicture = picture.width > 0;
  return [
    ...(hasPicture
      ? [
          { name: "picture.png", mime: "image/png", words: "takePng", content: () => asPicture(picture, shown, state, pngOf) },
          { name: "picture.svg", mime: "image/svg+xml", words: "takeSvg", content: () => asPicture(picture, shown, state, svgOf) },
        ]
      : []),
    { name: "facts.csv", mime: "text/csv", words: "takeCsv", content: () => csvOf(network, facts) },
    { name: "network.gexf", mime: "application/xml", words: "takeGexf", content: () => gexfOf(network, shown) },
    ...(network.view.rdf ? [{ name: "facts.ttl", mime: "text/turtle", words: "takeTurtle", content: () => turtleOf(network, facts) }] : []),
    { name: "documents.bib", mime: "application/x-bibtex", words: "takeBibtex", content: () => bibtexOf(network, shown) },
  ];
}

/**
 * @param {import("./picture.js").Picture} picture
 * @param {import("./filter.js").Shown} shown
 * @param {import("./state.js").State} state
 * @returns {Node[]}
 */
export function takePanel(picture, shown, state) {
  return [
    make("h2", { id: "panel-title", tabindex: "-1" }, say("take")),
    make("p", { class: "quiet" }, say("takeNote", { facts: sayCount("facts", shown.factCount) })),
    make(
      "ul",
      { class: "facts parcels" },
      ...parcels(picture, shown, state).map(({ name, mime, words, content }) =>
        make(
          "li",
          {},
          make(
            "button",
            {
              type: "button",
              class: "fact-line",
              "data-file": name,
              click: async () => {
                const made = await content();
                if (made === null) return;
                download(name, typeof made === "string" ? new Blob([made], { type: `${mime};charset=utf-8` }) : made);
                byId("live").textContent = say("taken", { name });
              },
            },
            make("b", {}, name),
            make("span", { class: "quiet block" }, say(words)),
          ),
        ),
      ),
    ),
  ];
}

/**
 * The picture with what stands around it, on light ground, with names placed as if no panel lay over it.
 * @template Made
 * @param {import("./picture.js").Picture} picture
 * @param {import("./filter.js").Shown} shown
 * @param {import("./state.js").State} state
 * @param {(picture: import("./picture.js").Picture, poster: import("./poster.js").Poster) => Made} form
 * @returns {Made}
 */
export function asPicture(picture, shown, state, form) {
  const { covered } = picture;
  picture.covered = { right: 0, below: 0 };
  picture.resting = picture.isStale = true;
  const made = onPaper(() => {
    picture.draw();
    return form(picture, posterOf(picture, shown, state));
  });
  picture.covered = covered;
  picture.rest();
  return made;
}

/** @param {string} name @param {Blob} blob */
function download(name, blob) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(address), 20000);
}

// @ts-check
// Taking away what is shown: pictures, tables, graphs and a bibliography, all made in the page.

import { rangeWords } from "./about.js";
import { bibtexOf } from "./bibtex.js";
import { palette } from "./colour.js";
import { csvOf } from "./csv.js";
import { byId, make } from "./dom.js";
import { gexfOf } from "./gexf.js";
import { visible } from "./text.js";
import { turtleOf } from "./turtle.js";
import { svgOf } from "./vector.js";
import { say, sayCount } from "./words.js";

/** @typedef {{name: string, mime: string, words: string, content: () => string | Promise<Blob | null>}} Parcel */

/**
 * What can be taken away.
 * @param {import("./picture.js").Picture} picture
 * @param {import("./filter.js").Shown} shown
 * @returns {Parcel[]}
 */
function parcels(picture, shown) {
  const { network } = picture;
  const facts = [...shown.facts.keys()].filter((fact) => shown.facts[fact]);
  const caption = captionOf(network, shown);
  const hasPicture = picture.width > 0;
  return [
    ...(hasPicture
      ? [
          { name: "picture.png", mime: "image/png", words: "takePng", content: () => uncovered(picture, () => pngOf(picture, caption)) },
          { name: "picture.svg", mime: "image/svg+xml", words: "takeSvg", content: () => uncovered(picture, () => svgOf(picture, caption)) },
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
 * @returns {Node[]}
 */
export function takePanel(picture, shown) {
  return [
    make("h2", { id: "panel-title", tabindex: "-1" }, say("take")),
    make("p", { class: "quiet" }, say("takeNote", { facts: sayCount("facts", shown.factCount) })),
    make(
      "ul",
      { class: "facts parcels" },
      ...parcels(picture, shown).map(({ name, mime, words, content }) =>
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
 * Do something while names stand as if no panel lay over the picture.
 * @template Made
 * @param {import("./picture.js").Picture} picture
 * @param {() => Made} deed
 * @returns {Made}
 */
function uncovered(picture, deed) {
  const { covered } = picture;
  picture.covered = { right: 0, below: 0 };
  picture.resting = picture.isStale = true;
  picture.draw();
  const made = deed();
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

/** What a picture says below itself. @param {import("./data.js").Network} network @param {import("./filter.js").Shown} shown */
function captionOf({ view }, shown) {
  return [
    say("takeCaption", { title: visible(view.title), facts: sayCount("facts", shown.factCount), range: rangeWords(view) }),
    [view.citation, view.licence].filter(Boolean).map(visible).join(" · "),
  ];
}

/**
 * The picture with twice the pixels, and its caption.
 * @param {import("./picture.js").Picture} picture
 * @param {string[]} caption
 * @returns {Promise<Blob | null>}
 */
function pngOf(picture, caption) {
  const scale = 2;
  const room = 46;
  const canvas = make("canvas");
  canvas.width = picture.width * scale;
  canvas.height = (picture.height + room) * scale;
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) return Promise.resolve(null);
  context.fillStyle = palette().ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const own = picture.context;
  picture.context = context;
  picture.draw(scale);
  picture.context = own;
  picture.draw();
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.fillStyle = palette().ground;
  context.fillRect(0, picture.height, picture.width, room);
  context.fillStyle = palette().quiet;
  context.font = "11px system-ui, sans-serif";
  context.textAlign = "start";
  context.textBaseline = "alphabetic";
  caption.forEach((line, n) => context.fillText(line, 12, picture.height + 16 + n * 16));
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

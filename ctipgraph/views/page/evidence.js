// @ts-check
// The panel of a line: every fact between two actors, each with all that it rests on.

import { factButton, hiddenNote, particular } from "./actor.js";
import { citationOf, pageLink, permalinkOf } from "./cite.js";
import { copyButton } from "./copy.js";
import { companions } from "./data.js";
import { make, named, outwardLink, quoted } from "./dom.js";
import { conflictBadge, qualifierWords, sentenceOf, statusBadge } from "./sentence.js";
import { visible } from "./text.js";
import { say, sayCount } from "./words.js";

/** @typedef {import("./data.js").Network} Network @typedef {import("./state.js").Store} Store */

/**
 * @param {Network} network
 * @param {import("./filter.js").Shown} shown
 * @param {Store} store
 * @param {number} chosen
 */
export function evidencePanel(network, shown, store, chosen) {
  const fact = network.view.facts[chosen];
  const all = companions(network, chosen);
  const facts = all.filter((n) => shown.facts[n] || n === chosen);
  const others = facts.filter((n) => n !== chosen);
  const ends = fact.object === null || fact.object === fact.subject ? [fact.subject] : [fact.subject, fact.object];
  return [
    make(
      "h2",
      { id: "panel-title", tabindex: "-1", class: "between" },
      make("span", { class: "quiet" }, say(ends.length === 1 ? "aboutOne" : "between")),
      " ",
      actorButton(network, store, ends[0]),
      ...(ends.length === 1 ? [] : [make("span", { class: "quiet" }, ` ${say("and")} `), actorButton(network, store, ends[1])]),
    ),
    make("p", { class: "quiet" }, sayCount("betweenCount", all.length)),
    ...[chosen, ...others].map((n) => factCard(network, store, n, n === chosen)),
    all.length > facts.length ? hiddenNote(store, all.length - facts.length) : null,
  ];
}

/** @param {Network} network @param {Store} store @param {number} actor */
function actorButton(network, store, actor) {
  return make(
    "button",
    { type: "button", class: "actor-link", click: () => store.select({ kind: "actor", at: actor }) },
    named(network.view.actors[actor]),
  );
}

/**
 * @param {Network} network
 * @param {Store} store
 * @param {number} n
 * @param {boolean} isChosen
 */
function factCard(network, store, n, isChosen) {
  const { view } = network;
  const fact = view.facts[n];
  const status = view.statuses[fact.status];
  const relation = view.relations[fact.relation];
  const [from, to] = fact.evidenced.map(visible);
  const days = from || to ? (from === to ? say("whenOne", { from }) : say("whenRange", { from, to })) : "";
  const daysNote = from === to ? say("whenNote") : say("whenNoteRange");
  return make(
    "article",
    { class: isChosen ? "fact chosen" : "fact", "data-fact": fact.id },
    make("h3", {}, sentenceOf(network, n)),
    make("p", { class: "signs" }, statusBadge(network, n), conflictBadge(network, n)),
    make(
      "dl",
      { class: "particulars" },
      ...particular(say("status"), [explained(status.label, status.definition)]),
      ...particular(say("speaker"), fact.speaker === null ? null : [actorButton(network, store, fact.speaker)]),
      ...fact.qualifiers.flatMap(([label, text]) => [make("dt", {}, quoted(label)), make("dd", {}, quoted(qualifierWords(text)))]),
      ...particular(say("when"), days ? [explained(days, daysNote)] : null),
      ...particular(say("relation"), [explained(relation.label, relation.definition)]),
      ...particular(say("note"), fact.note ? [quoted(fact.note)] : null),
      ...particular(say("rank"), fact.rank && fact.rank !== "normal" ? [quoted(fact.rank)] : null),
    ),
    fact.conflicts.length
      ? make(
          "div",
          { class: "conflicts" },
          make("h4", {}, say("conflicts")),
          ...fact.conflicts.map((other) => factButton(network, store, other)),
        )
      : null,
    fact.rests?.length
      ? make("div", {}, make("h4", {}, say("rests")), ...fact.rests.map((other) => factButton(network, store, other)))
      : null,
    make("h4", {}, say("evidence")),
    fact.passages.length ? null : make("p", { class: "quiet" }, say("noEvidence")),
    ...fact.passages.map((passage) => passageFigure(network, passage)),
    make("h4", {}, say("citePermalink")),
    make("p", { class: "permalink" }, quoted(permalinkOf(network, n))),
    make("p", { class: "deeds" }, copyButton(say("citeCopy"), () => citationOf(network, n)), copyButton(say("citePage"), () => pageLink(network, n))),
  );
}

/** @param {string} words @param {string} definition */
function explained(words, definition) {
  return make("span", {}, quoted(words), definition ? make("span", { class: "quiet block" }, quoted(definition)) : null);
}

/** @param {Network} network @param {import("./data.js").Passage} passage */
function passageFigure(network, passage) {
  const source = network.view.documents[passage.document];
  return make(
    "figure",
    { class: "passage" },
    make("blockquote", { dir: "auto", lang: source.lang || false }, visible(passage.text ?? passage.anchor)),
    passage.text === null ? make("p", { class: "quiet" }, say("anchorOnly")) : null,
    make(
      "figcaption",
      {},
      make("cite", {}, quoted(source.title, source.lang)),
      make("span", { class: "block" }, quoted(source.publisher), ", ", make("time", {}, visible(source.published))),
      make("span", { class: "block" }, outwardLink(passage.link, say("openPassage"))),
    ),
  );
}

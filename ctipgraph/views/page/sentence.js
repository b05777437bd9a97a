// @ts-check
// A fact as a sentence: subject, relation, object; and the signs that go with it.

import { standingOut } from "./colour.js";
import { make, named, quoted } from "./dom.js";
import { lineIcon } from "./shapes.js";
import { visible } from "./text.js";
import { say } from "./words.js";

/** @typedef {import("./data.js").Network} Network */

/**
 * @param {Network} network
 * @param {number} n
 */
export function sentenceOf(network, n) {
  const { facts, actors, relations } = network.view;
  const fact = facts[n];
  const object = fact.object === null ? quoted(fact.value) : make("b", {}, named(actors[fact.object]));
  return make(
    "span",
    { class: "sentence" },
    make("b", {}, named(actors[fact.subject])),
    " ",
    make("span", { class: "verb" }, quoted(relations[fact.relation].label)),
    " ",
    object,
  );
}

/**
 * @param {Network} network
 * @param {number} n
 */
export function sentenceText(network, n) {
  const { facts, actors, relations } = network.view;
  const fact = facts[n];
  const object = fact.object === null ? (fact.value ?? "") : actors[fact.object].label;
  return [actors[fact.subject].label, relations[fact.relation].label, object].map(visible).join(" ");
}

/**
 * Status as words with its line, in the colour of the relation's group.
 * @param {Network} network
 * @param {number} n
 */
export function statusBadge(network, n) {
  const { facts, statuses, relations, groups } = network.view;
  const status = statuses[facts[n].status];
  const colour = standingOut(groups[relations[facts[n].relation].group].colour, 3);
  const plain = status.line === "solid" ? "badge" : "badge unsure";
  return make("span", { class: plain }, lineIcon(status.line, colour), visible(status.label));
}

/** @param {Network} network @param {number} n */
export function conflictBadge(network, n) {
  if (!network.disputed[n]) return null;
  return make("span", { class: "badge conflict" }, make("span", { class: "alarm", "aria-hidden": "true" }, "!"), say("inConflict"));
}

/** The value of a qualifier, in words. @param {string} text */
export function qualifierWords(text) {
  return text === "true" ? say("yes") : text === "false" ? say("no") : visible(text);
}

/**
 * The days of the documents. Never "since": a document's day is no beginning.
 * @param {Network} network
 * @param {number} n
 */
export function evidencedWords(network, n) {
  const [from, to] = network.view.facts[n].evidenced.map(visible);
  if (!from && !to) return "";
  return from === to ? say("evidenced", { from }) : say("evidencedRange", { from, to });
}

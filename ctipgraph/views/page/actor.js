// @ts-check
// The panel of an actor: who it is, then its facts by relation, in time order.

import { alikeOf, mixesScripts } from "./alike.js";
import { inTimeOrder, isSymmetric } from "./data.js";
import { make, named, quoted } from "./dom.js";
import { standingOut } from "./colour.js";
import { conflictBadge, evidencedWords, sentenceOf, statusBadge } from "./sentence.js";
import { shapeIcon } from "./shapes.js";
import { visible } from "./text.js";
import { hasWord, say, sayCount } from "./words.js";

/**
 * @param {import("./data.js").Network} network
 * @param {import("./filter.js").Shown} shown
 * @param {import("./state.js").Store} store
 * @param {number} n
 */
export function actorPanel(network, shown, store, n) {
  const { actors, types } = network.view;
  const actor = actors[n];
  const type = types[actor.type];
  const facts = network.factsAt[n].filter((fact) => shown.facts[fact]);
  const hidden = network.factsAt[n].length - facts.length;
  const said = network.saidBy[n].filter((fact) => shown.facts[fact]);
  const alike = alikeOf(network, n);
  const other = actor.names.filter((name) => name.text !== actor.label);
  return [
    make(
      "h2",
      { id: "panel-title", tabindex: "-1" },
      shapeIcon(type.shape, standingOut(type.colour, 3)),
      named(actor),
    ),
    make("p", { class: "quiet" }, say("actorSummary", { type: visible(type.label), facts: sayCount("facts", network.factsAt[n].length) })),
    deeds(store, n),
    make(
      "dl",
      { class: "particulars" },
      ...particular(say("names"), other.length ? other.map((name) => nameItem(name)) : null),
      ...particular(say("alike"), alike.length ? alike.map((other) => alikeItem(network, store, other)) : null),
      ...particular(say("mixed"), mixesScripts(actor.label) ? [say("mixedNote")] : null),
      ...particular(say("country"), actor.country ? [quoted(countryWords(actor.country))] : null),
      ...particular(say("note"), actor.note ? [quoted(actor.note)] : null),
    ),
    ...byRelation(network, n, facts).map(([heading, list]) => group(network, store, heading, list)),
    facts.length ? null : make("p", { class: "quiet" }, say("noFacts")),
    hidden ? hiddenNote(store, hidden) : null,
    said.length ? group(network, store, say("asSpeaker"), inTimeOrder(network, said)) : null,
  ];
}

/**
 * What one can do with an actor in the picture.
 * @param {import("./state.js").Store} store
 * @param {number} n
 */
function deeds(store, n) {
  const { near, pinned, hiddenActors } = store.state;
  const deed = (/** @type {string} */ words, /** @type {() => void} */ click, hint = "") => make("button", { type: "button", class: "plain small", title: hint || false, click }, say(words));
  return make(
    "p",
    { class: "deeds" },
    near?.centres.length === 1 && near.centres[0] === n ? null : deed("deedNear", () => store.change({ near: { centres: [n], depth: 1 } })),
    near && !near.centres.includes(n) ? deed("deedExpand", () => store.change({ near: { ...near, centres: [...near.centres, n] } })) : null,
    deed("deedPath", () => store.change({ path: { from: n, to: null, sure: store.state.path?.sure ?? false } })),
    deed(pinned.has(n) ? "deedUnpin" : "deedPin", () => store.toggle("pinned", n), say("deedPinHint")),
    deed("deedHide", () => store.change({ hiddenActors: new Set([...hiddenActors, n]), selection: null, trail: [] })),
  );
}

/** An actor of a name that looks the same, told apart by its id. @param {import("./data.js").Network} network @param {import("./state.js").Store} store @param {number} other */
function alikeItem(network, store, other) {
  const { label, id } = network.view.actors[other];
  return make("button", { type: "button", class: "actor-link", click: () => store.select({ kind: "actor", at: other }) }, quoted(label), ` (${visible(id)})`);
}

/** The country's name in the language of the page, which the browser knows for codes of ISO 3166. @param {string} code */
function countryWords(code) {
  if (!/^[A-Z]{2}$/.test(code) || !("DisplayNames" in Intl)) return code;
  const name = new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "region", fallback: "none" }).of(code);
  return name ? `${name} (${code})` : code;
}

/**
 * A name of a definition list with its values, or nothing.
 * @param {string} term
 * @param {(Node | string)[] | null} values
 */
export function particular(term, values) {
  if (!values) return [];
  return [make("dt", {}, term), ...values.map((value) => make("dd", {}, value))];
}

/** @param {import("./data.js").Name} name */
function nameItem(name) {
  const kind = hasWord(`kind.${name.kind}`) ? say(`kind.${name.kind}`) : visible(name.kind);
  return make("span", {}, quoted(name.text, name.lang), " ", make("span", { class: "quiet" }, `(${kind})`));
}

/**
 * Facts under the words of their relation, as read from this actor; the order is the vocabulary's.
 * @param {import("./data.js").Network} network
 * @param {number} actor
 * @param {number[]} facts
 * @returns {[string, number[]][]}
 */
function byRelation(network, actor, facts) {
  const { view } = network;
  /** @type {Map<string, {order: number, heading: string, list: number[]}>} */
  const groups = new Map();
  for (const n of facts) {
    const fact = view.facts[n];
    const relation = view.relations[fact.relation];
    const isSubject = fact.subject === actor || isSymmetric(relation);
    const key = `${fact.relation} ${isSubject}`;
    const heading = isSubject ? relation.label : relation.inverse || relation.label;
    const order = (relation.group * view.relations.length + fact.relation) * 2 + (isSubject ? 0 : 1);
    const known = groups.get(key) ?? { order, heading, list: [] };
    known.list.push(n);
    groups.set(key, known);
  }
  return [...groups.values()]
    .sort((one, other) => one.order - other.order)
    .map(({ heading, list }) => [heading, inTimeOrder(network, list)]);
}

/**
 * @param {import("./data.js").Network} network
 * @param {import("./state.js").Store} store
 * @param {string} heading
 * @param {number[]} facts
 */
function group(network, store, heading, facts) {
  return make(
    "section",
    { class: "fact-group" },
    make("h3", {}, quoted(heading), " ", make("span", { class: "count" }, String(facts.length))),
    make("ul", { class: "facts" }, ...facts.map((n) => make("li", {}, factButton(network, store, n)))),
  );
}

/**
 * A fact in one line, which opens its evidence.
 * @param {import("./data.js").Network} network
 * @param {import("./state.js").Store} store
 * @param {number} n
 */
export function factButton(network, store, n) {
  return make(
    "button",
    { type: "button", class: "fact-line", "data-fact": network.view.facts[n].id, click: () => store.select({ kind: "fact", at: n }) },
    sentenceOf(network, n),
    make("span", { class: "signs" }, statusBadge(network, n), make("span", { class: "quiet" }, evidencedWords(network, n)), conflictBadge(network, n)),
  );
}

/** @param {import("./state.js").Store} store @param {number} hidden */
export function hiddenNote(store, hidden) {
  return make(
    "p",
    { class: "quiet hidden-note" },
    sayCount("hiddenFacts", hidden),
    " ",
    make("button", { type: "button", class: "plain small", click: () => store.unfilter() }, say("unfilter")),
  );
}

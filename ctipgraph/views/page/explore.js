// @ts-check
// What narrows the picture besides the legend: years, documents, pillar, place, how well a fact is supported;
// and what is compared and measured.

import { byId, make, quoted } from "./dom.js";
import { visible } from "./text.js";
import { say, sayCount } from "./words.js";
import { yearControl } from "./slider.js";
import { factsPerYear } from "./years.js";

/** @typedef {import("./state.js").State} State */

export class Explore {
  /**
   * @param {import("./data.js").Network} network
   * @param {import("./state.js").Store} store
   */
  constructor(network, store) {
    this.network = network;
    this.store = store;
    /** @type {((state: State, shown: import("./filter.js").Shown) => void)[]} what follows a change */
    this.followers = [];
    const years = factsPerYear(network);
    const slider = years.counts.length > 1 ? yearControl(years, store) : null;
    if (slider) this.followers.push(slider.follow);
    byId("explore").replaceChildren(
      ...[
        this.toggles(),
        slider?.element,
        this.choice("pillar", say("pillar"), say("pillarAny"), (network.view.pillars ?? []).map((pillar, n) => [n, pillar.label])),
        this.choice("place", say("place"), say("placeAny"), this.places()),
        this.documents(),
        years.counts.length > 1 ? this.comparison(years) : null,
        this.measure(),
      ].filter((part) => part instanceof Node),
    );
  }

  /** @param {State} state @param {import("./filter.js").Shown} shown */
  update(state, shown) {
    for (const follow of this.followers) follow(state, shown);
  }

  toggles() {
    const { statuses } = this.network.view;
    const ofKind = (/** @type {string} */ kind) => [...statuses.keys()].filter((n) => statuses[n].kind === kind);
    return make(
      "div",
      { class: "toggles" },
      ...[["withoutPlans", ofKind("plan")], ["withoutClaims", ofKind("claim")]].map(([words, members]) =>
        members.length ? this.without(/** @type {string} */ (words), /** @type {number[]} */ (members)) : null,
      ),
      this.pressed(say("onlySingle"), (state) => state.single, (isOn) => this.store.change({ single: isOn })),
    );
  }

  /** @param {string} words @param {number[]} members */
  without(words, members) {
    const isOn = (/** @type {State} */ state) => members.every((member) => state.hiddenStatuses.has(member));
    return this.pressed(say(words), isOn, (hide) => {
      const hidden = new Set(this.store.state.hiddenStatuses);
      for (const member of members) {
        if (hide) hidden.add(member);
        else hidden.delete(member);
      }
      this.store.change({ hiddenStatuses: hidden });
    });
  }

  /**
   * A button that is on or off.
   * @param {string} words
   * @param {(state: State) => boolean} isOn
   * @param {(isOn: boolean) => void} press
   */
  pressed(words, isOn, press) {
    const button = make("button", { type: "button", class: "plain small toggle", click: () => press(!isOn(this.store.state)) }, words);
    this.followers.push((state) => button.setAttribute("aria-pressed", String(isOn(state))));
    return button;
  }

  places() {
    const { actors, types } = this.network.view;
    return [...actors.keys()]
      .filter((n) => types[actors[n].type].place)
      .map((n) => /** @type {[number, string]} */ ([n, actors[n].label]))
      .sort((one, other) => one[1].localeCompare(other[1]));
  }

  /**
   * @param {"pillar" | "place"} name
   * @param {string} label
   * @param {string} any
   * @param {[number, string][]} options
   */
  choice(name, label, any, options) {
    if (!options.length) return null;
    const select = selectOf(label, [["", any], ...options.map(([n, words]) => /** @type {[string, string]} */ ([String(n), words]))]);
    select.addEventListener("change", () => this.store.change({ [name]: select.value === "" ? null : Number(select.value) }));
    this.followers.push((state) => (select.value = state[name] === null ? "" : String(state[name])));
    return field(label, select);
  }

  documents() {
    const { documents } = this.network.view;
    if (documents.length < 2) return null;
    const rows = documents.map((source, n) => {
      const count = make("span", { class: "count" });
      const button = make(
        "button",
        { type: "button", class: "row", title: visible(source.title), click: () => this.store.toggle("hiddenDocuments", n) },
        make("span", { class: "label" }, quoted(`${source.publisher}, ${source.published}`)),
        count,
      );
      this.followers.push((state, shown) => {
        button.setAttribute("aria-pressed", String(!state.hiddenDocuments.has(n)));
        count.textContent = String(shown.byDocument[n]);
      });
      return make("li", {}, button);
    });
    return make("div", { class: "field" }, make("span", { id: "documents-label" }, say("columnDocuments")), make("ul", { class: "rows scroll", "aria-labelledby": "documents-label" }, ...rows));
  }

  /** @param {{first: number, counts: number[]}} years */
  comparison({ first, counts }) {
    const present = counts.flatMap((count, n) => (count ? [first + n] : []));
    const options = present.map((year) => /** @type {[string, string]} */ ([String(year), String(year)]));
    const [before, after] = [selectOf(say("compareBefore"), options), selectOf(say("compareAfter"), options)];
    before.value = options[0][0];
    after.value = options[options.length - 1][0];
    const years = () => /** @type {[number, number]} */ ([Number(before.value), Number(after.value)]);
    const press = (/** @type {boolean} */ isOn) => this.store.change({ compare: isOn ? years() : null });
    for (const select of [before, after])
      select.addEventListener("change", () => this.store.state.compare && press(true));
    this.followers.push(({ compare }) => {
      if (compare) [before.value, after.value] = [String(Math.min(...compare)), String(Math.max(...compare))];
    });
    const button = this.pressed(say("compare"), (state) => state.compare !== null, press);
    return make("div", { class: "field" }, make("span", {}, say("compareYears")), make("div", { class: "pair" }, before, after, button));
  }

  measure() {
    const measures = /** @type {const} */ (["neighbours", "facts", "asserted"]);
    const select = selectOf(say("size"), measures.map((name) => [name, say(`size.${name}`)]));
    select.addEventListener("change", () => this.store.change({ size: /** @type {typeof measures[number]} */ (select.value) }));
    this.followers.push((state) => (select.value = state.size));
    return field(say("size"), select);
  }
}

/** @param {string} label @param {[string, string][]} options */
function selectOf(label, options) {
  return make("select", { "aria-label": label }, ...options.map(([value, words]) => make("option", { value }, visible(words))));
}

/** @param {string} label @param {HTMLElement} control */
function field(label, control) {
  return make("div", { class: "field" }, make("span", { "aria-hidden": "true" }, label), control);
}

/**
 * How many facts of a kind stand between two years, for the legend of the comparison.
 * @param {Uint8Array} changes
 * @param {Uint8Array} facts
 * @param {number} change
 */
export function changeCount(changes, facts, change) {
  let n = 0;
  for (let fact = 0; fact < facts.length; fact += 1) if (facts[fact] && changes[fact] === change) n += 1;
  return sayCount("facts", n);
}

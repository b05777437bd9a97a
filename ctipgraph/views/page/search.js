// @ts-check
// Finding an actor by any of its names, in any script: a combobox as ARIA describes it.

import { standingOut } from "./colour.js";
import { alikeOf } from "./alike.js";
import { byId, make, named, quoted } from "./dom.js";
import { shapeIcon } from "./shapes.js";
import { folded, visible } from "./text.js";
import { say, sayCount } from "./words.js";

const MOST = 12;

/** @typedef {{actor: number, name: string, rank: number}} Hit */

export class Search {
  /**
   * @param {import("./data.js").Network} network
   * @param {import("./state.js").Store} store
   */
  constructor(network, store) {
    this.network = network;
    this.store = store;
    this.input = /** @type {HTMLInputElement} */ (byId("search"));
    this.list = byId("found");
    /** @type {Hit[]} */
    this.hits = [];
    this.active = -1;
    /** @type {{actor: number, name: string, plain: string, folded: string}[]} made when it is first needed */
    this.index = [];
    this.input.addEventListener("input", () => {
      store.change({ search: this.input.value });
      this.look();
    });
    store.listen((state) => {
      if (this.input.value !== state.search) this.input.value = state.search;
    });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("focus", () => this.input.value && this.look());
    this.input.addEventListener("blur", () => this.close());
  }

  read() {
    this.index = this.network.view.actors.flatMap((actor, n) =>
      [actor.label, ...actor.names.map((name) => name.text), actor.id].map((name) => ({
        actor: n,
        name,
        plain: name.toLowerCase(),
        folded: folded(name),
      })),
    );
  }

  /**
   * The actors that bear the text in a name, those that begin with it first, then hubs.
   * @param {string} text
   * @returns {Hit[]}
   */
  find(text) {
    const plain = text.trim().toLowerCase();
    const wanted = folded(text);
    if (!plain) return [];
    if (!this.index.length) this.read();
    /** @type {Map<number, Hit>} */
    const best = new Map();
    for (const entry of this.index) {
      const at = wanted ? entry.folded.indexOf(wanted) : -1;
      const begins = at === 0 || entry.plain.startsWith(plain);
      const inside = at > 0 || entry.plain.includes(plain);
      if (!begins && !inside) continue;
      const whole = entry.folded === wanted || entry.plain === plain;
      const rank = whole ? 0 : begins ? 1 : entry.folded[at - 1] === " " ? 2 : 3;
      const known = best.get(entry.actor);
      if (!known || rank < known.rank) best.set(entry.actor, { actor: entry.actor, name: entry.name, rank });
    }
    const { degree } = this.network;
    return [...best.values()].sort(
      (one, other) => one.rank - other.rank || degree[other.actor] - degree[one.actor] || one.actor - other.actor,
    );
  }

  look() {
    const all = this.find(this.input.value);
    this.hits = all.slice(0, MOST);
    this.active = this.hits.length ? 0 : -1;
    const rows = this.hits.map((hit, n) => this.row(hit, n));
    if (!this.input.value.trim()) return this.close();
    const rest = all.length - this.hits.length;
    const note = !all.length ? say("foundNone") : rest ? say("foundMore", { n: rest }) : "";
    this.list.replaceChildren(...rows, ...(note ? [make("li", { class: "note", role: "option", "aria-disabled": "true", "aria-selected": "false" }, note)] : []));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    byId("live").textContent = all.length ? sayCount("foundCount", all.length) : say("foundNone");
    this.mark();
  }

  /** @param {Hit} hit @param {number} n */
  row(hit, n) {
    const { actors, types } = this.network.view;
    const actor = actors[hit.actor];
    const type = types[actor.type];
    const alias = hit.name !== actor.label && hit.name !== actor.id ? make("span", { class: "quiet" }, quoted(hit.name)) : null;
    return make(
      "li",
      {
        id: `found-${n}`,
        role: "option",
        mousedown: (event) => event.preventDefault(), // the input keeps the focus until the click is done
        click: () => this.choose(n),
      },
      shapeIcon(type.shape, standingOut(type.colour, 3)),
      make("span", { class: "label" }, named(actor), alias ? " " : null, alias),
      make("span", { class: "quiet" }, visible(type.label), alikeOf(this.network, hit.actor).length ? ` · ${visible(actor.id)}` : null),
    );
  }

  mark() {
    this.hits.forEach((_, n) => byId(`found-${n}`).setAttribute("aria-selected", String(n === this.active)));
    if (this.active >= 0) {
      this.input.setAttribute("aria-activedescendant", `found-${this.active}`);
      byId(`found-${this.active}`).scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} n */
  choose(n) {
    const hit = this.hits[n];
    this.close();
    if (!hit) return;
    this.store.change({ search: "" });
    this.store.select({ kind: "actor", at: hit.actor });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing) return;
    const isOpen = !this.list.hidden;
    if (event.key === "Enter" && isOpen && this.active >= 0) this.choose(this.active);
    else if (event.key === "Escape" && isOpen) this.close();
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && this.hits.length) {
      if (!isOpen) return this.look();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.active = (this.active + step + this.hits.length) % this.hits.length;
      this.mark();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

// @ts-check
// The legend, which is the filter: every row says what a sign means, how much of it there is, and hides it.

import { standingOut } from "./colour.js";
import { byId, make, quoted } from "./dom.js";
import { lineIcon, shapeIcon } from "./shapes.js";
import { say } from "./words.js";

/** @typedef {"hiddenTypes" | "hiddenRelations" | "hiddenStatuses"} Facet */

/**
 * @typedef {object} Row
 * @property {Facet} facet
 * @property {number[]} members what the row hides: one, or the relations of a group
 * @property {HTMLButtonElement} button
 * @property {HTMLElement} count
 * @property {number} total
 */

export class Legend {
  /**
   * @param {import("./data.js").Network} network
   * @param {import("./state.js").Store} store
   */
  constructor(network, store) {
    this.network = network;
    this.store = store;
    /** @type {Row[]} */
    this.rows = [];
    this.size = make("p", { class: "legend-note quiet" });
  }

  /**
   * Build it anew (colours follow the light).
   * @param {import("./filter.js").Shown} shown
   */
  build(shown) {
    const { types, groups, relations, statuses, actors, facts } = this.network.view;
    this.rows = [];
    const perType = tally(types.length, actors.map((actor) => actor.type));
    const perRelation = tally(relations.length, facts.map((fact) => fact.relation));
    const perStatus = tally(statuses.length, facts.map((fact) => fact.status));
    const typeRows = types.map((type, n) =>
      perType[n] ? this.row("hiddenTypes", [n], shapeIcon(type.shape, standingOut(type.colour, 3)), type.label, perType[n], "") : null,
    );
    const groupRows = groups.map((group, n) => this.group(group, [...relations.keys()].filter((one) => relations[one].group === n), perRelation));
    const ink = standingOut("#7a7a7a", 4.5);
    const statusRows = statuses.map((status, n) =>
      perStatus[n] ? this.row("hiddenStatuses", [n], lineIcon(status.line, ink), status.label, perStatus[n], status.definition) : null,
    );
    const conflict = this.network.disputed.includes(1)
      ? make("p", { class: "legend-note" }, make("span", { class: "alarm", "aria-hidden": "true" }, "!"), say("legendConflict"))
      : null;
    byId("legend").replaceChildren(
      this.section("hiddenRelations", say("legendRelations"), groupRows),
      this.section("hiddenStatuses", say("legendStatuses"), statusRows, conflict),
      this.section("hiddenTypes", say("legendActors"), typeRows, this.size),
    );
    this.update(this.store.state, shown);
  }

  /**
   * @param {Facet} facet
   * @param {string} title
   * @param {(HTMLElement | null)[]} rows
   * @param {HTMLElement | null} [note]
   */
  section(facet, title, rows, note = null) {
    const all = { hiddenTypes: "types", hiddenRelations: "relations", hiddenStatuses: "statuses" }[facet];
    const size = this.network.view[/** @type {"types" | "relations" | "statuses"} */ (all)].length;
    const button = (/** @type {string} */ words, /** @type {string} */ what, /** @type {number[]} */ hidden) =>
      make(
        "button",
        { type: "button", class: "plain small", "aria-label": say(what, { what: title }), click: () => this.store.change({ [facet]: new Set(hidden) }) },
        say(words),
      );
    return make(
      "section",
      { class: "legend-part" },
      make(
        "div",
        { class: "legend-head" },
        make("h2", {}, title),
        button("legendAll", "legendAllOf", []),
        button("legendNone", "legendNoneOf", [...Array(size).keys()]),
      ),
      make("ul", { class: "rows" }, ...rows),
      note,
    );
  }

  /**
   * A group of relations, which opens to the single ones.
   * @param {import("./data.js").Group} group
   * @param {number[]} members
   * @param {Uint32Array} totals
   */
  group(group, members, totals) {
    const present = members.filter((relation) => totals[relation]);
    if (!present.length) return null;
    const colour = standingOut(group.colour, 3);
    const total = present.reduce((sum, relation) => sum + totals[relation], 0);
    const single = make(
      "ul",
      { class: "rows inner", hidden: true },
      ...present.map((relation) => {
        const { label, definition } = this.network.view.relations[relation];
        return this.row("hiddenRelations", [relation], null, label, totals[relation], definition);
      }),
    );
    const opener = make(
      "button",
      {
        type: "button",
        class: "opener",
        "aria-expanded": "false",
        "aria-label": say("legendOpen", { what: group.label }),
        click: () => {
          single.hidden = !single.hidden;
          opener.setAttribute("aria-expanded", String(!single.hidden));
        },
      },
      make("span", { "aria-hidden": "true" }, "›"),
    );
    const item = this.row("hiddenRelations", present, lineIcon("solid", colour), group.label, total, "");
    item.append(opener, single);
    item.classList.add("group");
    return item;
  }

  /**
   * @param {Facet} facet
   * @param {number[]} members
   * @param {Element | null} icon
   * @param {string} label
   * @param {number} total
   * @param {string} definition
   */
  row(facet, members, icon, label, total, definition) {
    const count = make("span", { class: "count" });
    const button = make(
      "button",
      { type: "button", class: "row", title: definition || say("legendHint"), click: () => this.toggle(facet, members) },
      icon,
      make("span", { class: "label" }, quoted(label)),
      count,
    );
    this.rows.push({ facet, members, button, count, total });
    return make("li", {}, button);
  }

  /** @param {Facet} facet @param {number[]} members */
  toggle(facet, members) {
    const hidden = new Set(this.store.state[facet]);
    const hide = members.some((member) => !hidden.has(member));
    for (const member of members) {
      if (hide) hidden.add(member);
      else hidden.delete(member);
    }
    this.store.change({ [facet]: hidden });
  }

  /**
   * @param {import("./state.js").State} state
   * @param {import("./filter.js").Shown} shown
   */
  update(state, shown) {
    this.size.textContent = say("legendSize", { measure: say(`size.${state.size}`) });
    const counts = { hiddenTypes: shown.byType, hiddenRelations: shown.byRelation, hiddenStatuses: shown.byStatus };
    for (const { facet, members, button, count, total } of this.rows) {
      const hidden = members.filter((member) => state[facet].has(member)).length;
      button.setAttribute("aria-pressed", !hidden ? "true" : hidden === members.length ? "false" : "mixed");
      const n = members.reduce((sum, member) => sum + counts[facet][member], 0);
      count.textContent = n === total ? String(total) : say("countOf", { n, m: total });
    }
  }
}

/** How often each number below `length` occurs. @param {number} length @param {number[]} values */
export function tally(length, values) {
  const counts = new Uint32Array(length);
  for (const value of values) counts[value] += 1;
  return counts;
}

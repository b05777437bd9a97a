// @ts-check
// The facts as a table beside the picture: the same facts, filtered and selected together with it.

import { columnsOf, sortedBy } from "./columns.js";
import { byId, make, quoted } from "./dom.js";
import { sentenceText } from "./sentence.js";
import { visible } from "./text.js";
import { say } from "./words.js";

const AT_ONCE = 300; // rows on one leaf of the table: more make the page slow to lay out

export class Table {
  /**
   * @param {import("./data.js").Network} network
   * @param {import("./state.js").Store} store
   */
  constructor(network, store) {
    this.network = network;
    this.store = store;
    this.columns = columnsOf(network);
    /** @type {number[]} all facts of the selection, in the order of the table */
    this.rows = [];
    this.leaf = 0;
    this.frame = byId("table");
    byId("show-table").addEventListener("click", () => store.change({ table: !store.state.table }));
    byId("table-close").addEventListener("click", () => {
      store.change({ table: false });
      byId("show-table").focus();
    });
    this.frame.addEventListener("keydown", (event) => this.key(event));
  }

  /**
   * @param {import("./state.js").State} state
   * @param {import("./filter.js").Shown} shown
   * @param {Set<string>} changed
   */
  update(state, shown, changed) {
    this.frame.hidden = !state.table;
    document.body.classList.toggle("with-table", state.table);
    byId("show-table").setAttribute("aria-expanded", String(state.table));
    if (!state.table) return;
    const isOnlySelection = changed.size > 0 && [...changed].every((name) => ["selection", "trail", "hover", "search"].includes(name));
    if (!isOnlySelection) {
      const focused = /** @type {HTMLElement | null} */ (document.activeElement);
      const sort = this.frame.contains(focused) ? focused?.dataset.sort : undefined;
      const column = this.columns.find(({ id }) => id === state.sort.column) ?? this.columns[0];
      const facts = [...shown.facts.keys()].filter((fact) => shown.facts[fact]);
      this.rows = sortedBy(column, state.sort.down, facts);
      if (!changed.has("selection")) this.leaf = 0;
      this.build(state);
      if (sort) /** @type {HTMLElement | null} */ (this.frame.querySelector(`[data-sort="${sort}"]`))?.focus();
    }
    if (changed.has("selection") || !isOnlySelection) this.mark(state);
  }

  /** @param {import("./state.js").State} state */
  build(state) {
    const last = Math.max(Math.ceil(this.rows.length / AT_ONCE) - 1, 0);
    this.leaf = Math.min(this.leaf, last);
    const first = this.leaf * AT_ONCE;
    const rows = this.rows.slice(first, first + AT_ONCE);
    const turn = (/** @type {number} */ by, /** @type {string} */ words) =>
      make(
        "button",
        { type: "button", class: "plain small", disabled: this.leaf + by < 0 || this.leaf + by > last, click: () => this.turn(by) },
        words,
      );
    byId("table-leaves").replaceChildren(
      ...(last
        ? [turn(-1, say("tableBefore")), say("tableRows", { from: first + 1, to: first + rows.length, n: this.rows.length }), turn(1, say("tableAfter"))]
        : []),
    );
    byId("table-head").replaceChildren(make("tr", {}, ...this.columns.map((column) => this.heading(column, state.sort))));
    byId("table-rows").replaceChildren(...rows.map((fact) => this.row(fact)));
  }

  /** @param {number} by */
  turn(by) {
    this.leaf += by;
    this.build(this.store.state);
    this.mark(this.store.state);
    byId("table-scroll").scrollTop = 0;
    byId("table-scroll").focus();
  }

  /** @param {import("./columns.js").Column} column @param {import("./state.js").Sort} sort */
  heading(column, sort) {
    const isSorted = sort.column === column.id;
    const click = () => this.store.change({ sort: { column: column.id, down: isSorted && !sort.down } });
    return make(
      "th",
      { scope: "col", "aria-sort": !isSorted ? "none" : sort.down ? "descending" : "ascending" },
      make(
        "button",
        { type: "button", "data-sort": column.id, click },
        column.label,
        make("span", { "aria-hidden": "true", class: "arrow" }, isSorted ? (sort.down ? "▼" : "▲") : "↕"),
      ),
    );
  }

  /** A row: its button opens the evidence, and so does a click anywhere in it. @param {number} fact */
  row(fact) {
    const open = () => this.store.select({ kind: "fact", at: fact });
    const cells = this.columns.map(({ id, text }) => {
      const words = text(fact);
      if (id === "subject") return make("th", { scope: "row" }, quoted(words));
      if (id !== "relation") return make("td", {}, quoted(words));
      const name = sentenceText(this.network, fact);
      return make("td", {}, make("button", { type: "button", class: "actor-link", "aria-label": name }, quoted(words)), this.unsure(fact));
    });
    return make("tr", { "data-fact": String(fact), click: open }, ...cells);
  }

  /** What is not simply stated says so, also where there is no room for the column that does. @param {number} fact */
  unsure(fact) {
    const { facts, statuses } = this.network.view;
    const { label, line } = statuses[facts[fact].status];
    return line === "solid" ? null : make("span", { class: "narrow-words quiet" }, ` (${visible(label)})`);
  }

  /** Mark the rows of what is selected, and bring them into sight. @param {import("./state.js").State} state */
  mark({ selection }) {
    const { facts } = this.network.view;
    const chosen = selection?.kind === "fact" ? this.rows.indexOf(selection.at) : -1;
    if (chosen >= 0 && Math.floor(chosen / AT_ONCE) !== this.leaf) {
      this.leaf = Math.floor(chosen / AT_ONCE);
      this.build(this.store.state);
    }
    /** @type {HTMLElement | null} */
    let first = null;
    for (const row of /** @type {Iterable<HTMLElement>} */ (byId("table-rows").children)) {
      const at = Number(row.dataset.fact);
      const isChosen = selection?.kind === "fact" && selection.at === at;
      const { subject, object } = facts[at];
      const isTouched = selection?.kind === "actor" && (subject === selection.at || object === selection.at);
      if (isChosen) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
      row.classList.toggle("touched", isTouched);
      if (!first && (isChosen || isTouched)) first = row;
    }
    if (first && !first.contains(document.activeElement)) this.reveal(first);
  }

  /** Scroll the table alone, so far that a row is in sight and none is cut by the head. @param {HTMLElement} row */
  reveal(row) {
    const frame = byId("table-scroll");
    const head = byId("table-head").offsetHeight;
    const [top, bottom] = [row.offsetTop - head, row.offsetTop + row.offsetHeight];
    if (top < frame.scrollTop) frame.scrollTop = top;
    else if (bottom > frame.scrollTop + frame.clientHeight) {
      const rows = /** @type {HTMLElement[]} */ ([...byId("table-rows").children]);
      const first = rows.find(({ offsetTop }) => offsetTop - head >= bottom - frame.clientHeight) ?? row;
      frame.scrollTop = first.offsetTop - head;
    }
  }

  /** Up and down lead from row to row. @param {KeyboardEvent} event */
  key(event) {
    const row = /** @type {HTMLElement | null} */ (document.activeElement)?.closest("#table-rows tr");
    if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
    const rows = byId("table-rows");
    const goal = {
      ArrowDown: row.nextElementSibling,
      ArrowUp: row.previousElementSibling,
      Home: rows.firstElementChild,
      End: rows.lastElementChild,
    }[event.key];
    if (!goal) return;
    event.preventDefault();
    goal.querySelector("button")?.focus({ preventScroll: true });
    this.reveal(/** @type {HTMLElement} */ (goal));
  }
}

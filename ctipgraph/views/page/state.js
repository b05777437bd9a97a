// @ts-check
// What the reader has chosen, in one object: everything on screen follows from it and the network.

/**
 * @typedef {{kind: "actor", at: number} | {kind: "fact", at: number} | {kind: "about"} | {kind: "take"} |
 *   {kind: "path"} | {kind: "stories"}} Selection
 * @typedef {{from: number, to: number | null, sure: boolean}} Path `to` is null until the other end is chosen;
 *   `sure` leaves out what is not simply stated
 * @typedef {{centres: number[], depth: number}} Near
 * @typedef {{column: string, down: boolean}} Sort
 * @typedef {"neighbours" | "facts" | "asserted"} Measure
 * @typedef {object} State
 * @property {Set<number>} hiddenTypes
 * @property {Set<number>} hiddenRelations
 * @property {Set<number>} hiddenStatuses
 * @property {Set<number>} hiddenDocuments
 * @property {Set<number>} hiddenActors
 * @property {Set<number>} pinned actors in sight whatever narrows the rest
 * @property {[number, number] | null} years facts with evidence from these years
 * @property {number | null} pillar
 * @property {number | null} place an actor that is a place
 * @property {boolean} single only what a single document supports
 * @property {Near | null} near
 * @property {Path | null} path
 * @property {[number, number] | null} compare two years in one picture
 * @property {Measure} size what the size of an actor's figure tells
 * @property {boolean} table
 * @property {Sort} sort
 * @property {string} search
 * @property {{story: number, step: number} | null} story
 * @property {Selection | null} selection
 * @property {Selection[]} trail what was selected before, for going back
 * @property {Selection | null} hover
 */

/** @typedef {(state: State, changed: Set<keyof State>) => void} Listener */

/** @returns {State} */
export function freshState() {
  return {
    ...noFilter(),
    path: null,
    compare: null,
    size: "neighbours",
    table: false,
    sort: { column: "subject", down: false },
    search: "",
    story: null,
    selection: null,
    trail: [],
    hover: null,
  };
}

/** What lets every fact through. */
function noFilter() {
  return {
    hiddenTypes: new Set(/** @type {number[]} */ ([])),
    hiddenRelations: new Set(/** @type {number[]} */ ([])),
    hiddenStatuses: new Set(/** @type {number[]} */ ([])),
    hiddenDocuments: new Set(/** @type {number[]} */ ([])),
    hiddenActors: new Set(/** @type {number[]} */ ([])),
    pinned: new Set(/** @type {number[]} */ ([])),
    years: null,
    pillar: null,
    place: null,
    single: false,
    near: null,
  };
}

const FILTERS = /** @type {(keyof State)[]} */ ([...Object.keys(noFilter()), "compare"]);

/** The one holder of the state; `change` is the only way to alter it. */
export class Store {
  constructor() {
    this.state = freshState();
    /** @type {Listener[]} */
    this.listeners = [];
  }

  /** @param {Listener} listener */
  listen(listener) {
    this.listeners.push(listener);
  }

  /** @param {Partial<State>} patch */
  change(patch) {
    this.state = { ...this.state, ...patch };
    const changed = new Set(/** @type {(keyof State)[]} */ (Object.keys(patch)));
    for (const listener of this.listeners) listener(this.state, changed);
  }

  /** @param {Selection | null} selection */
  select(selection) {
    const { selection: before, trail, path } = this.state;
    if (selection?.kind === "actor" && path && path.to === null && selection.at !== path.from)
      return this.change({ path: { ...path, to: selection.at }, selection: { kind: "path" }, trail: [], hover: null });
    if (isSame(before, selection)) return;
    this.change({ selection, trail: selection && before ? [...trail, before] : [], hover: null });
  }

  back() {
    const trail = [...this.state.trail];
    const selection = trail.pop() ?? null;
    this.change({ selection, trail, hover: null });
  }

  unfilter() {
    this.change({ ...noFilter(), compare: null });
  }

  /**
   * Put a number into one of the sets, or take it out.
   * @param {"hiddenDocuments" | "hiddenActors" | "pinned"} name
   * @param {number} member
   */
  toggle(name, member) {
    const set = new Set(this.state[name]);
    if (!set.delete(member)) set.add(member);
    this.change({ [name]: set });
  }
}

/**
 * @param {Selection | null} one
 * @param {Selection | null} other
 */
export function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Whether a change touches what is shown.
 * @param {Set<keyof State>} changed
 */
export function isFilterChange(changed) {
  return FILTERS.some((name) => changed.has(name));
}

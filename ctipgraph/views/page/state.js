// @ts-check
// What the reader has chosen, in one object: everything on screen follows from it and the network.

/**
 * @typedef {{kind: "actor", at: number} | {kind: "fact", at: number} | {kind: "about"}} Selection
 * @typedef {object} State
 * @property {Set<number>} hiddenTypes
 * @property {Set<number>} hiddenRelations
 * @property {Set<number>} hiddenStatuses
 * @property {Selection | null} selection
 * @property {Selection[]} trail what was selected before, for going back
 * @property {Selection | null} hover
 */

/** @typedef {(state: State, changed: Set<keyof State>) => void} Listener */

/** @returns {State} */
function freshState() {
  return {
    hiddenTypes: new Set(),
    hiddenRelations: new Set(),
    hiddenStatuses: new Set(),
    selection: null,
    trail: [],
    hover: null,
  };
}

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
    const { selection: before, trail } = this.state;
    if (isSame(before, selection)) return;
    this.change({ selection, trail: selection && before ? [...trail, before] : [], hover: null });
  }

  back() {
    const trail = [...this.state.trail];
    const selection = trail.pop() ?? null;
    this.change({ selection, trail, hover: null });
  }

  unfilter() {
    this.change({ hiddenTypes: new Set(), hiddenRelations: new Set(), hiddenStatuses: new Set() });
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
  return changed.has("hiddenTypes") || changed.has("hiddenRelations") || changed.has("hiddenStatuses");
}

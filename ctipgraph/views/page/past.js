// @ts-check
// The state stands in the address: a view can be sent, Back and Forward walk through what was seen, Undo goes back.

import { fromAddress, parsed, toAddress } from "./address.js";
import { byId } from "./dom.js";
import { sayCount } from "./words.js";

const FLOWING = ["search", "years"]; // what changes with every letter or pixel is one step
const UNTOLD = ["hover", "trail"];

export class Past {
  /**
   * @param {import("./data.js").Network} network
   * @param {import("./state.js").Store} store
   * @param {{place: () => import("./address.js").Place | null, go: (place: import("./address.js").Place | null) => void}} sight
   */
  constructor(network, store, sight) {
    this.network = network;
    this.store = store;
    this.sight = sight;
    this.isReading = false;
    this.step = 0;
    this.last = ""; // what the step before changed
    store.listen((_, changed) => this.note(changed));
    window.addEventListener("popstate", () => this.read());
    byId("undo").addEventListener("click", () => this.undo());
    document.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      if (event.target instanceof HTMLInputElement && event.target.type === "text") return; // its own undoing
      event.preventDefault();
      this.undo();
    });
  }

  /** The address of what is seen now. */
  address() {
    return toAddress(this.network, this.store.state, this.sight.place());
  }

  /** The whole link, for sending. */
  link() {
    return `${window.location.href.split("#")[0]}#${this.address()}`;
  }

  /** @param {Set<string>} changed */
  note(changed) {
    const told = [...changed].filter((name) => !UNTOLD.includes(name));
    if (this.isReading || !told.length) return;
    const what = told.join(" ");
    const flows = told.length === 1 && FLOWING.includes(what) && what === this.last;
    this.write(flows);
    this.last = what;
  }

  /** After the picture was moved: no step of its own. */
  moved() {
    if (!this.isReading) this.write(true);
  }

  /** @param {boolean} inPlace */
  write(inPlace) {
    const address = `#${this.address()}`;
    if (address === (window.location.hash || "#")) return;
    if (!inPlace) this.step += 1;
    try {
      // a page inside another one, as in a notebook, may be refused this
      if (inPlace) window.history.replaceState({ step: this.step }, "", address);
      else window.history.pushState({ step: this.step }, "", address);
    } catch {
      this.step = 0;
    }
    this.offer();
  }

  offer() {
    const undo = /** @type {HTMLButtonElement} */ (byId("undo"));
    const hadFocus = document.activeElement === undo;
    undo.disabled = this.step < 1;
    if (hadFocus && undo.disabled) byId("picture").focus();
  }

  undo() {
    if (this.step > 0) window.history.back();
  }

  /** Show what the address says. */
  read() {
    if (window.location.hash && !window.location.hash.includes("=")) return; // a place in the page
    const { state, place, missing } = fromAddress(this.network, parsed(window.location.hash));
    this.isReading = true;
    this.step = Number(window.history.state?.step) || 0;
    this.last = "";
    this.store.change(differing(this.store.state, state));
    this.sight.go(place);
    this.isReading = false;
    this.offer();
    if (missing) byId("live").textContent = sayCount("addressMissing", missing);
  }
}

/**
 * The part of a state that differs from another: only that is built anew.
 * @param {import("./state.js").State} now
 * @param {import("./state.js").State} wanted
 * @returns {Partial<import("./state.js").State>}
 */
function differing(now, wanted) {
  const plain = (/** @type {unknown} */ value) => JSON.stringify(value instanceof Set ? [...value].sort() : value);
  const names = /** @type {(keyof import("./state.js").State)[]} */ (Object.keys(wanted));
  return Object.fromEntries(names.filter((name) => plain(now[name]) !== plain(wanted[name])).map((name) => [name, wanted[name]]));
}

// @ts-check
// Hands on the picture: mouse, touch, pen, wheel, and the keys while the picture has the focus.

import { enterCommunity } from "./communities.js";
import { isSame } from "./state.js";

const SLIP = 5; // pixels that a click may slip before it is a drag

export class Hands {
  /**
   * @param {import("./picture.js").Picture} picture
   * @param {import("./state.js").Store} store
   * @param {() => void} fit
   */
  constructor(picture, store, fit) {
    this.picture = picture;
    this.store = store;
    this.fit = fit;
    /** @type {Map<number, {x: number, y: number}>} */
    this.down = new Map();
    this.slipped = false;
    const { canvas } = picture;
    canvas.addEventListener("pointerdown", (event) => this.press(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    canvas.addEventListener("pointerup", (event) => this.release(event));
    canvas.addEventListener("pointercancel", (event) => this.lose(event));
    canvas.addEventListener("pointerleave", () => this.point(null));
    canvas.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    canvas.addEventListener("keydown", (event) => this.key(event));
  }

  /** @param {MouseEvent} event */
  place(event) {
    const box = this.picture.canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  /**
   * What is under a point: an actor, its name, or an edge.
   * @param {number} x @param {number} y @param {boolean} touch
   * @returns {import("./state.js").Selection | null}
   */
  under(x, y, touch) {
    const { picture } = this;
    if (!picture.shown) return null;
    // from afar an actor is a point: a click means its community
    let actor = picture.isFar ? -1 : picture.geometry.actorUnder(x, y, touch ? 10 : 3, picture.shown.actors);
    if (actor < 0) actor = picture.nameUnder(x, y);
    if (actor >= 0) return { kind: "actor", at: actor };
    if (picture.isFar) return null;
    const edge = picture.geometry.edgeUnder(x, y, touch ? 14 : 7, (one) => picture.isEdgeShown(one));
    return edge >= 0 ? { kind: "fact", at: picture.network.edges[edge] } : null;
  }

  /** @param {number} x @param {number} y */
  communityUnder(x, y) {
    return this.picture.isFar ? this.picture.crowd.under(x, y) : -1;
  }

  /** @param {PointerEvent} event */
  press(event) {
    if (event.button !== 0) return;
    this.picture.canvas.setPointerCapture(event.pointerId);
    this.down.set(event.pointerId, this.place(event));
    if (this.down.size === 1) this.slipped = false;
    else this.slipped = true;
  }

  /** @param {PointerEvent} event */
  move(event) {
    const now = this.place(event);
    const before = this.down.get(event.pointerId);
    if (!before) {
      if (event.pointerType === "touch") return;
      this.point(this.under(now.x, now.y, false));
      if (!this.store.state.hover) this.picture.canvas.classList.toggle("pointing", this.communityUnder(now.x, now.y) >= 0);
      return;
    }
    if (!this.slipped && Math.hypot(now.x - before.x, now.y - before.y) < SLIP) return;
    this.slipped = true;
    const { camera } = this.picture.geometry;
    if (this.down.size === 1) camera.pan(now.x - before.x, now.y - before.y);
    else {
      const other = [...this.down].find(([id]) => id !== event.pointerId)?.[1] ?? now;
      const apart = Math.hypot(before.x - other.x, before.y - other.y) || 1;
      camera.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
      camera.zoom(Math.hypot(now.x - other.x, now.y - other.y) / apart, (now.x + other.x) / 2, (now.y + other.y) / 2);
    }
    this.down.set(event.pointerId, now);
    this.picture.canvas.classList.add("dragging");
    this.picture.move();
  }

  /** @param {PointerEvent} event */
  release(event) {
    const held = this.down.has(event.pointerId);
    this.lose(event);
    if (!held || this.slipped || this.down.size) return;
    const { x, y } = this.place(event);
    const found = this.under(x, y, event.pointerType === "touch");
    const community = this.communityUnder(x, y);
    if (found) this.store.select(found);
    else if (community >= 0) enterCommunity(this.picture, community);
    else if (this.store.state.selection?.kind !== "about") this.store.select(null);
  }

  /** @param {PointerEvent} event */
  lose(event) {
    this.down.delete(event.pointerId);
    if (!this.down.size) this.picture.canvas.classList.remove("dragging");
  }

  /** @param {import("./state.js").Selection | null} what */
  point(what) {
    if (isSame(what, this.store.state.hover)) return;
    this.picture.canvas.classList.toggle("pointing", what !== null);
    this.store.change({ hover: what });
  }

  /** @param {WheelEvent} event */
  wheel(event) {
    event.preventDefault();
    const { x, y } = this.place(event);
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const strength = event.ctrlKey ? 0.01 : 0.0016; // a pinch on a touch pad comes as a wheel with Ctrl
    this.picture.geometry.camera.zoom(Math.exp(-event.deltaY * lines * strength), x, y);
    this.picture.move();
  }

  /** Zoom about the middle. @param {number} factor */
  zoom(factor) {
    this.picture.geometry.camera.zoom(factor, this.picture.width / 2, this.picture.height / 2);
    this.picture.move();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = 60;
    const { camera } = this.picture.geometry;
    const deeds = /** @type {Record<string, () => void>} */ ({
      "+": () => this.zoom(1.3),
      "=": () => this.zoom(1.3),
      "-": () => this.zoom(1 / 1.3),
      0: () => this.fit(),
      ArrowLeft: () => camera.pan(step, 0),
      ArrowRight: () => camera.pan(-step, 0),
      ArrowUp: () => camera.pan(0, step),
      ArrowDown: () => camera.pan(0, -step),
    });
    if (!Object.hasOwn(deeds, event.key)) return;
    event.preventDefault();
    deeds[event.key]();
    this.picture.move();
  }
}

// @ts-check
// Names beside their actors, where there is room: never over each other or over another actor.

import { Density } from "./density.js";
import { visible, pieces, direction } from "./text.js";
import { pointAt } from "./geometry.js";

/**
 * A name that found room, as offsets from its actor, so that it moves with the picture.
 * @typedef {{actor: number, lines: string[], dx: number, dy: number, width: number, height: number, rtl: boolean}} Placed
 */

export const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Lao", "Phetsarath OT", "Lao UI", sans-serif';
const SIZE = 12;
const LINE = 14;
const WIDEST = 136;
const NARROW = 88;
const MOST_LINES = 4;
const MOST_NAMES = 400;
const CELL = 48;

/** @param {boolean} strong */
export function nameFont(strong) {
  return `${strong ? 600 : 500} ${SIZE}px ${FONT}`;
}

export function wordFont() {
  return `10.5px ${FONT}`;
}

export const nameLine = LINE;

/** Boxes on the screen, found by the cells of a grid that they touch. */
export class Occupied {
  constructor() {
    /** @type {Map<number, number[][]>} */
    this.cells = new Map();
  }

  /** @param {number[]} box left, top, right, bottom, owner @param {(list: number[][], key: number) => boolean | void} visit */
  touch(box, visit) {
    for (let i = Math.floor(box[0] / CELL); i <= Math.floor(box[2] / CELL); i += 1)
      for (let j = Math.floor(box[1] / CELL); j <= Math.floor(box[3] / CELL); j += 1) {
        const key = i * 65536 + j;
        if (visit(this.cells.get(key) ?? [], key)) return true;
      }
    return false;
  }

  /** @param {number[]} box */
  add(box) {
    this.touch(box, (list, key) => {
      list.push(box);
      this.cells.set(key, list);
    });
  }

  /** @param {number[]} box */
  hits(box) {
    return this.touch(box, (list) =>
      list.some((b) => b[4] !== box[4] && b[0] < box[2] && b[2] > box[0] && b[1] < box[3] && b[3] > box[1]),
    );
  }
}

export class Names {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import("./geometry.js").Geometry} geometry
   */
  constructor(context, geometry) {
    this.context = context;
    this.geometry = geometry;
    const { actors } = geometry.network.view;
    this.text = (/** @type {number} */ n) => visible(actors[n].label);
    this.short = (/** @type {number} */ n) => {
      const actor = actors[n];
      const acronym = actor.names.find((name) => name.kind === "acronym" && name.text.length < actor.label.length);
      return acronym ? visible(acronym.text) : "";
    };
    /** @type {Map<string, {lines: string[], width: number, rtl: boolean}>} */
    this.wrapped = new Map();
    this.widths = [new Map(), new Map()]; // of words, and of words in strong names
    this.strong = Float32Array.from(geometry.network.degree, (degree) => (degree >= 6 ? 1 : 0));
  }

  /** @param {number} actor @param {string} text @param {number} widest */
  wrap(actor, text, widest) {
    const key = `${this.strong[actor]} ${widest} ${text}`;
    let found = this.wrapped.get(key);
    if (!found) this.wrapped.set(key, (found = this.wrapText(text, this.strong[actor] > 0, widest)));
    return found;
  }

  /** @param {string} text @param {boolean} strong @param {number} widest */
  wrapText(text, strong, widest) {
    const wide = (/** @type {string} */ piece) => this.widthOf(piece, strong);
    const lines = [""];
    const widths = [0]; // without the space at the end
    let reach = 0; // of the last line, with it
    for (const piece of pieces(text, (one) => wide(one.trimEnd()) <= widest)) {
      const last = lines.length - 1;
      const end = wide(piece.trimEnd());
      if (!lines[last] || reach + end <= widest) {
        lines[last] += piece;
        widths[last] = reach + end;
        reach += wide(piece);
      } else if (lines.length < MOST_LINES) {
        lines.push(piece);
        widths.push(end);
        reach = wide(piece);
      } else {
        lines[last] = `${lines[last].trimEnd()}…`;
        widths[last] += wide("…");
        break;
      }
    }
    return { lines: lines.map((line) => line.trim()), width: Math.max(...widths), rtl: direction(text) === "rtl" };
  }

  /** Words come again and again, and measuring is slow. @param {string} piece @param {boolean} strong */
  widthOf(piece, strong) {
    const known = this.widths[strong ? 1 : 0];
    let width = known.get(piece);
    if (width === undefined) {
      this.context.font = nameFont(strong);
      known.set(piece, (width = this.context.measureText(piece).width));
    }
    return width;
  }

  /**
   * Find room for names: for those pointed at first, whatever they hide, then their neighbours, then hubs.
   * @param {Uint8Array} shown
   * @param {Set<number>} centre
   * @param {Set<number>} neighbours
   * @param {(edge: number) => boolean} isEdgeShown
   * @param {number} width the part of the picture that nothing covers
   * @param {number} height
   * @param {number[][]} kept boxes that names keep clear of
   * @returns {{names: Placed[], occupied: Occupied}}
   */
  place(shown, centre, neighbours, isEdgeShown, width, height, kept) {
    const first = new Set([...centre, ...neighbours]);
    const { geometry } = this;
    const { hubsLast, edges, disputed, disputedAt } = geometry.network;
    const occupied = new Occupied();
    for (const box of kept) occupied.add(box);
    const lines = new Density(width, height);
    /** @type {number[]} */
    const wanting = [];
    for (let n = hubsLast.length - 1; n >= 0; n -= 1) {
      const actor = hubsLast[n];
      const [x, y, r] = [geometry.screenX(actor), geometry.screenY(actor), geometry.radius(actor) + 1];
      if (!shown[actor] || x < -40 || x > width + 40 || y < -40 || y > height + 40) continue;
      occupied.add([x - r, y - r, x + r, y + r, actor]);
      if (disputedAt[actor]) occupied.add([x + r * 0.9 - 7, y - r * 0.9 - 7, x + r * 0.9 + 7, y - r * 0.9 + 7, -1]);
      if (shown[actor] === 1 && !first.has(actor)) wanting.push(actor);
    }
    for (let edge = 0; edge < edges.length && edges.length <= 3000; edge += 1) {
      if (!isEdgeShown(edge)) continue;
      const curve = geometry.curveOf(edge);
      const steps = Math.min(Math.ceil(curve.length / 10), 120);
      for (let n = 0; n <= steps; n += 1) {
        const { x, y } = pointAt(curve, n / steps);
        lines.add(x, y);
      }
      const { x, y } = pointAt(curve, 0.5);
      if (disputed[edges[edge]]) occupied.add([x - 7, y - 7, x + 7, y + 7, -1]);
    }
    /** @type {Placed[]} */
    const names = [];
    for (const actor of [...first, ...wanting]) {
      if (!shown[actor]) continue;
      if (names.length >= MOST_NAMES) break;
      const placed = this.placeOne(actor, centre.has(actor), [occupied], lines, width, height);
      if (!placed) continue;
      names.push(placed);
      occupied.add(this.boxOf(placed));
    }
    return { names, occupied };
  }

  /**
   * Names for actors that are pointed at and have none, while all others stay where they are.
   * @param {import("./picture.js").Lit} lit
   * @param {Placed[]} names
   * @param {Occupied} occupied
   * @param {number} width
   * @param {number} height
   */
  lift(lit, names, occupied, width, height) {
    const known = new Set(names.map((name) => name.actor));
    const lifted = new Occupied();
    /** @type {Placed[]} */
    const found = [];
    for (const actor of new Set([...lit.centre, ...lit.actors])) {
      if (known.has(actor)) continue;
      const placed = this.placeOne(actor, lit.centre.has(actor), [occupied, lifted], new Density(0, 0), width, height);
      if (!placed) continue;
      found.push(placed);
      lifted.add(this.boxOf(placed));
    }
    return found;
  }

  /**
   * The whole name, or wrapped narrower, or the acronym; the whole name at any price if it must be.
   * @param {number} actor
   * @param {boolean} must
   * @param {Occupied[]} occupied
   * @param {Density} lines
   * @param {number} width
   * @param {number} height
   */
  placeOne(actor, must, occupied, lines, width, height) {
    const [text, short] = [this.text(actor), this.short(actor)];
    const whole = this.beside(actor, text, WIDEST);
    const tried = whole[0].width > NARROW ? [whole, this.beside(actor, text, NARROW)] : [whole];
    if (short) tried.push(this.beside(actor, short, WIDEST));
    for (const places of tried) {
      const placed = this.best(places, occupied, lines, width, height);
      if (placed) return placed;
    }
    return must ? whole[0] : null;
  }

  /**
   * Where a name may stand, the best place first.
   * @param {number} actor
   * @param {string} text
   * @param {number} widest
   * @returns {Placed[]}
   */
  beside(actor, text, widest) {
    const { lines, width, rtl } = this.wrap(actor, text, widest);
    const height = lines.length * LINE;
    const r = this.geometry.radius(actor) + 3;
    const slant = r * 0.6;
    const middle = [-width / 2, -height / 2];
    const places = [
      [middle[0], r],
      [middle[0], -r - height],
      [r + 2, middle[1]],
      [-r - 2 - width, middle[1]],
      [slant, slant],
      [-slant - width, slant],
      [slant, -slant - height],
      [-slant - width, -slant - height],
      [-width * 0.25, r],
      [-width * 0.75, r],
      [-width * 0.25, -r - height],
      [-width * 0.75, -r - height],
    ];
    return places.map(([dx, dy]) => ({ actor, lines, dx, dy, width, height, rtl }));
  }

  /**
   * The free place that hides the least of the lines; a name does not run out of the picture.
   * @param {Placed[]} places
   * @param {Occupied[]} occupied
   * @param {Density} lines
   * @param {number} width
   * @param {number} height
   * @returns {Placed | null}
   */
  best(places, occupied, lines, width, height) {
    const { actor } = places[0];
    const [x, y] = [this.geometry.screenX(actor), this.geometry.screenY(actor)];
    const isInside = x > 0 && x < width && y > 0 && y < height;
    /** @type {Placed | null} */
    let best = null;
    let least = Infinity;
    for (const [rank, placed] of places.entries()) {
      if (rank * 1.5 >= least) break; // no later one can be better
      const box = this.boxOf(placed);
      const isCut = box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height;
      if ((isInside && isCut) || occupied.some((boxes) => boxes.hits(box))) continue;
      const cost = lines.count(box) + rank * 1.5;
      if (cost < least) [best, least] = [placed, cost];
    }
    return best;
  }

  /** @param {Placed} placed */
  boxOf(placed) {
    const left = this.geometry.screenX(placed.actor) + placed.dx;
    const top = this.geometry.screenY(placed.actor) + placed.dy;
    return [left - 2, top - 1, left + placed.width + 2, top + placed.height + 1, placed.actor];
  }
}

// @ts-check
// A network too large to be drawn line by line: from afar every actor is a point in its community, and a band
// stands for all facts between two communities; from near only what is in sight is drawn.

import { blended, standingOut } from "./colour.js";
import { byId } from "./dom.js";
import { Points, inkOf } from "./points.js";
import { say } from "./words.js";

const MOST_SINGLE = 2000; // actors in sight that are drawn one by one
const SQUARE = 400;
const LARGEST_SQUARE = 2.2; // half of its side; a disc would look the same
const WIDTHS = 8; // of bands

/** @typedef {{x: number, y: number, size: number, actors: number, inside: number, hub: number}} Community */
/** @typedef {{one: number, other: number, facts: number}} Band */

export class Crowd {
  /** @param {import("./geometry.js").Geometry} geometry */
  constructor(geometry) {
    this.geometry = geometry;
    this.network = geometry.network;
    const { actors } = this.network.view;
    this.points = new Points();
    this.isLarge = actors.length > MOST_SINGLE;
    this.typeOf = this.isLarge ? Uint8Array.from(actors, (actor) => actor.type) : new Uint8Array(0);
    this.community = this.isLarge ? Uint32Array.from(actors, (actor) => actor.community ?? 0) : new Uint32Array(0);
    /** @type {Map<number, number[]>} the actors by cells of a grid, hubs last */
    this.cells = new Map();
    if (this.isLarge)
      for (const actor of this.network.hubsLast) {
        const key = this.cellOf(this.network.x[actor], this.network.y[actor]);
        const list = this.cells.get(key);
        if (list) list.push(actor);
        else this.cells.set(key, [actor]);
      }
    /** @type {import("./filter.js").Shown | null} */
    this.counted = null;
    /** @type {Community[]} */
    this.communities = [];
    /** @type {Band[]} */
    this.bands = [];
    this.hubs = new Uint8Array(actors.length);
  }

  /** @param {number} x @param {number} y */
  cellOf(x, y) {
    return Math.floor(x / SQUARE) * 65536 + Math.floor(y / SQUARE);
  }

  /**
   * The shown actors in sight, hubs last; null where they are too many to be drawn one by one.
   * @param {import("./filter.js").Shown} shown
   * @param {number} width
   * @param {number} height
   * @returns {number[] | null}
   */
  inSight(shown, width, height) {
    const { camera } = this.geometry;
    const [left, top] = [(-40 - camera.x) / camera.k, (-40 - camera.y) / camera.k];
    const [right, bottom] = [(width + 40 - camera.x) / camera.k, (height + 40 - camera.y) / camera.k];
    /** @type {number[]} */
    const found = [];
    const { x, y, degree } = this.network;
    const visit = (/** @type {number[]} */ list) => {
      for (const actor of list)
        if (shown.actors[actor] && x[actor] >= left && x[actor] <= right && y[actor] >= top && y[actor] <= bottom) found.push(actor);
    };
    const columns = Math.floor(right / SQUARE) - Math.floor(left / SQUARE) + 1;
    const rows = Math.floor(bottom / SQUARE) - Math.floor(top / SQUARE) + 1;
    if (columns * rows > this.cells.size) for (const list of this.cells.values()) visit(list);
    else
      for (let i = Math.floor(left / SQUARE); i <= Math.floor(right / SQUARE); i += 1)
        for (let j = Math.floor(top / SQUARE); j <= Math.floor(bottom / SQUARE); j += 1) visit(this.cells.get(i * 65536 + j) ?? []);
    return found.length > MOST_SINGLE ? null : found.sort((one, other) => degree[one] - degree[other] || one - other);
  }

  /** Communities and bands of what is shown; once for each filter. @param {import("./filter.js").Shown} shown */
  count(shown) {
    if (this.counted === shown) return;
    this.counted = shown;
    const { x, y, degree, from, to, edges } = this.network;
    const { community } = this;
    this.communities = [];
    for (let n = 0; n < community.length; n += 1) {
      if (!shown.actors[n]) continue;
      const own = (this.communities[community[n]] ??= { x: 0, y: 0, size: 0, actors: 0, inside: 0, hub: n });
      own.x += x[n];
      own.y += y[n];
      own.actors += 1;
      if (degree[n] > degree[own.hub]) own.hub = n;
    }
    this.hubs.fill(0);
    for (const own of this.communities) {
      if (!own) continue;
      own.x /= own.actors;
      own.y /= own.actors;
      if (own.actors > 3) this.hubs[own.hub] = 1;
    }
    for (let n = 0; n < community.length; n += 1) {
      const own = this.communities[community[n]];
      if (own && shown.actors[n]) own.size = Math.max(own.size, Math.hypot(x[n] - own.x, y[n] - own.y));
    }
    /** @type {Map<number, Band>} */
    const bands = new Map();
    const most = this.communities.length;
    for (let edge = 0; edge < edges.length; edge += 1) {
      if (!shown.facts[edges[edge]]) continue;
      const [one, other] = [community[from[edge]], community[to[edge]]];
      if (one === other) {
        this.communities[one].inside += 1;
        continue;
      }
      const key = Math.min(one, other) * most + Math.max(one, other);
      const band = bands.get(key);
      if (band) band.facts += 1;
      else bands.set(key, { one, other, facts: 1 });
    }
    this.bands = [...bands.values()].sort((one, other) => one.facts - other.facts);
  }

  /** How wide a band is, in eight steps, as a share of the widest. @param {number} facts */
  share(facts) {
    const most = this.bands.length ? this.bands[this.bands.length - 1].facts : 1;
    return Math.min(Math.floor((WIDTHS * facts) / most), WIDTHS - 1) / WIDTHS;
  }

  /**
   * Draw all that is shown, from afar.
   * @param {CanvasRenderingContext2D} context
   * @param {import("./filter.js").Shown} shown
   * @param {import("./colour.js").Palette} colours
   * @param {number} strength less than 1 where something else is pointed at
   */
  draw(context, shown, colours, strength) {
    this.count(shown);
    const { camera } = this.geometry;
    this.drawBands(context, colours, strength);
    for (const own of this.communities) {
      if (!own) continue;
      context.beginPath();
      context.arc(camera.toScreenX(own.x), camera.toScreenY(own.y), own.size * camera.k + 4, 0, 7);
      context.globalAlpha = 0.85;
      context.fillStyle = colours.ground;
      context.fill();
      context.globalAlpha = strength * 0.13;
      context.fillStyle = colours.quiet;
      context.fill();
    }
    context.globalAlpha = strength;
    this.drawActors(context, shown);
    context.globalAlpha = 1;
  }

  /**
   * Bands, the narrow ones first, in opaque colours, so that where many cross it does not grow dark.
   * @param {CanvasRenderingContext2D} context
   * @param {import("./colour.js").Palette} colours
   * @param {number} strength
   */
  drawBands(context, colours, strength) {
    const { camera } = this.geometry;
    const styles = Array.from({ length: WIDTHS }, (_, step) => blended(colours.quiet, colours.ground, strength * (0.16 + (0.4 * step) / WIDTHS)));
    context.lineCap = "butt"; // quicker than round ones, and hidden
    for (const { one, other, facts } of this.bands) {
      const [a, b, share] = [this.communities[one], this.communities[other], this.share(facts)];
      context.strokeStyle = styles[share * WIDTHS];
      context.lineWidth = 0.6 + 8 * share;
      context.beginPath(); // line by line: one path of them all takes twice as long
      context.moveTo(camera.toScreenX(a.x), camera.toScreenY(a.y));
      context.lineTo(camera.toScreenX(b.x), camera.toScreenY(b.y));
      context.stroke();
    }
  }

  /** Actors as points, and above them the larger ones as discs. @param {CanvasRenderingContext2D} context @param {import("./filter.js").Shown} shown */
  drawActors(context, shown) {
    const { geometry, network, points } = this;
    const { width, height } = context.canvas;
    const ratio = context.getTransform().a;
    const colours = network.view.types.map((type) => standingOut(type.colour, 3));
    const inks = colours.map((colour) => inkOf(context, colour));
    /** @type {number[][]} */
    const discs = colours.map(() => []);
    points.clear(width, height);
    for (const actor of network.hubsLast) {
      if (!shown.actors[actor]) continue;
      const r = this.pointSize(actor);
      const [x, y] = [geometry.screenX(actor), geometry.screenY(actor)];
      if (x < -r || y < -r || x * ratio > width + r * ratio || y * ratio > height + r * ratio) continue;
      if (r < LARGEST_SQUARE) points.add(x * ratio, y * ratio, r * ratio, inks[this.typeOf[actor]]);
      else discs[this.typeOf[actor]].push(actor);
    }
    points.paint(context);
    discs.forEach((actors, kind) => {
      context.fillStyle = colours[kind];
      context.beginPath();
      for (const actor of actors) {
        const [x, y, r] = [geometry.screenX(actor), geometry.screenY(actor), this.pointSize(actor)];
        context.moveTo(x + r, y);
        context.arc(x, y, r, 0, 7);
      }
      context.fill();
    });
  }

  /** @param {number} actor */
  pointSize(actor) {
    return Math.max(0.7, 0.55 * this.geometry.radius(actor));
  }

  /**
   * The edges to be drawn one by one: from near those of the actors in sight, from afar what is pointed at.
   * @param {number[] | null} seen
   * @param {import("./picture.js").Lit | null} lit
   * @returns {number[]}
   */
  edgesOf(seen, lit) {
    const found = new Set(lit?.edges ?? []);
    for (const actor of seen ?? []) for (const edge of this.network.edgesAt[actor]) found.add(edge);
    return [...found].sort((one, other) => one - other);
  }

  /**
   * Say what the picture shows of how much.
   * @param {import("./filter.js").Shown} shown
   * @param {number[] | null} seen
   * @param {number} edges
   */
  tell(shown, seen, edges) {
    const note = byId("crowd");
    note.hidden = false;
    const between = this.bands.reduce((sum, band) => sum + band.facts, 0);
    const count = { actors: shown.actorCount, edges: shown.edgeCount };
    note.textContent = seen
      ? say("crowdNear", { ...count, seen: seen.length, drawn: edges })
      : say("crowdFar", { ...count, communities: this.communities.filter((own) => own?.actors > 1).length, between, inside: shown.edgeCount - between });
  }

  /** @param {number} community @param {import("./filter.js").Shown} shown */
  membersOf(community, shown) {
    return Array.from(this.community.keys()).filter((actor) => this.community[actor] === community && shown.actors[actor]);
  }

  /** The community under a point of the screen, where circles overlap the one whose middle is nearest; -1 is none. @param {number} px @param {number} py */
  under(px, py) {
    const { camera } = this.geometry;
    let [best, nearest] = [-1, 1];
    this.communities.forEach(({ x, y, size }, n) => {
      const away = Math.hypot(camera.toScreenX(x) - px, camera.toScreenY(y) - py) / (size * camera.k + 4);
      if (away < nearest) [best, nearest] = [n, away];
    });
    return best;
  }
}

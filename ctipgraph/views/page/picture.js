// @ts-check
// The drawing: edges, the words along them, actors, names. It follows from the state; it keeps none of its own
// but the places of names, which are found anew when the picture rests.

import { palette, standingOut } from "./colour.js";
import { Crowd } from "./crowd.js";
import { isSymmetric } from "./data.js";
import { drawGuides, guideMarks, wordBoxes } from "./guides.js";
import { pointAt } from "./geometry.js";
import { DASHES, lookOf } from "./look.js";
import { addArrow, drawAlarm, drawSign } from "./marks.js";
import { Names, Occupied, nameFont, nameLine } from "./names.js";
import { shapePath } from "./shapes.js";
import { Still } from "./still.js";
import { drawWords, edgeWords } from "./wording.js";

const NEAR_ENOUGH = 0.6; // the scale from which words stand along the edges
export const SIGN_AT = 0.36; // where on a line the sign of its change stands
const AT_REST = 90; // milliseconds without movement

/**
 * What is pointed at: the rest steps back.
 * @typedef {{actors: Set<number>, edges: Set<number>, centre: Set<number>}} Lit
 */

export class Picture {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {import("./geometry.js").Geometry} geometry
   */
  constructor(canvas, geometry) {
    this.canvas = canvas;
    this.geometry = geometry;
    this.network = geometry.network;
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) throw new Error("no canvas");
    this.context = context;
    this.namer = new Names(context, geometry);
    this.width = 0;
    this.height = 0;
    /** What the panel and the hint cover, so that names keep clear of them. */
    this.covered = { right: 0, below: 0 };
    /** @type {number[][]} what stands on it, so that names keep clear of it */
    this.kept = [];
    /** @type {import("./names.js").Placed[]} */
    this.names = [];
    /** @type {import("./names.js").Placed[]} names only of what is pointed at */
    this.lifted = [];
    this.occupied = new Occupied();
    this.isStale = true; // names are to be placed anew
    /** @type {import("./filter.js").Shown | null} */
    this.shown = null;
    /** @type {Lit | null} */
    this.lit = null;
    this.guides = this.network.view.guides ?? [];
    this.crowd = new Crowd(geometry);
    this.isFar = false; // communities are drawn, not single actors
    this.still = new Still(canvas);
    this.frame = 0;
    this.restTimer = 0;
    this.onMoved = () => {};
    this.resting = false;
    this.edgesDrawn = 0;
    /** @type {import("./wording.js").Word[]} */
    this.wordsPlaced = [];
    this.words = edgeWords(this.network);
  }

  resize() {
    const ratio = window.devicePixelRatio || 1;
    this.width = this.canvas.clientWidth;
    this.height = this.canvas.clientHeight;
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = Math.round(this.height * ratio);
    this.still.drop();
    this.rest();
  }

  /** Draw soon; places of names stay until the picture rests. */
  move() {
    this.resting = false;
    window.clearTimeout(this.restTimer);
    this.restTimer = window.setTimeout(() => {
      this.rest();
      this.onMoved();
    }, AT_REST);
    this.ask();
  }

  /** Draw soon, with names placed anew. */
  rest() {
    window.clearTimeout(this.restTimer);
    this.resting = true;
    this.isStale = true;
    this.ask();
  }

  /** Draw soon, with names added for what is pointed at; the others stay, so that they can be clicked. */
  lift() {
    const [width, height] = this.free();
    this.lifted = this.lit ? this.namer.lift(this.lit, this.names, this.occupied, width, height) : [];
    this.ask();
  }

  ask() {
    if (!this.frame)
      this.frame = requestAnimationFrame(() => {
        this.draw();
      });
  }

  /** @param {number} edge */
  isEdgeShown(edge) {
    return this.shown !== null && this.shown.facts[this.network.edges[edge]] === 1;
  }

  /** @param {number} [ratio] pixels drawn for each of the page's */
  draw(ratio = window.devicePixelRatio || 1) {
    const { context, geometry, shown } = this;
    window.cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (!shown || !this.width) return;
    const colours = palette();
    if (!this.resting && this.still.show(context, geometry.camera, ratio, colours.ground)) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = colours.ground;
    context.fillRect(0, 0, this.width, this.height);
    drawGuides(context, this.guideMarks(), colours);
    const { crowd, lit } = this;
    const seen = crowd.isLarge ? crowd.inSight(shown, this.width, this.height) : null;
    this.isFar = crowd.isLarge && !seen;
    if (this.isFar) crowd.draw(context, shown, colours, lit ? 0.35 : 1);
    if (this.resting && this.isStale) this.placeNames(shown);
    this.edgesDrawn = 0;
    const edges = (crowd.isLarge ? crowd.edgesOf(seen, lit) : Array.from(this.network.edges.keys())).filter((edge) => this.isEdgeShown(edge));
    if (lit) {
      this.drawEdges(edges.filter((edge) => !lit.edges.has(edge)), 0.16, 1.3);
      this.drawEdges(edges.filter((edge) => lit.edges.has(edge)), 1, 2.3);
    } else this.drawEdges(edges, 0.85, 1.5);
    const near = !lit && geometry.camera.k >= NEAR_ENOUGH;
    const chosen = lit ? edges.filter((edge) => lit.edges.has(edge)) : near ? edges : [];
    this.wordsPlaced = drawWords(context, geometry, this.words, chosen, this.occupied, shown.changes);
    this.drawActors(shown, colours, this.isFar ? (lit?.actors ?? []) : (seen ?? this.network.hubsLast));
    this.drawNames(colours);
    this.still.keep(geometry.camera, this.isFar ? Infinity : edges.length);
    if (crowd.isLarge) crowd.tell(shown, seen, edges.length);
  }

  guideMarks() {
    return guideMarks(this.guides, this.geometry.camera, this.width, this.height);
  }

  /** @param {import("./filter.js").Shown} shown */
  placeNames(shown) {
    const { centre, actors } = this.lit ?? { centre: new Set(), actors: new Set() };
    const isShown = (/** @type {number} */ edge) => this.isEdgeShown(edge);
    const [width, height] = this.free();
    const placed = this.namer.place(this.isFar ? this.crowd.hubs : shown.actors, centre, actors, isShown, width, height, [...this.kept, ...wordBoxes(this.context, this.guideMarks())]);
    this.names = placed.names;
    this.lifted = [];
    this.occupied = placed.occupied;
    this.isStale = false;
  }

  /** Width and height of what nothing covers. */
  free() {
    return [this.width - this.covered.right, this.height - this.covered.below];
  }

  /**
   * Edges that look alike, so that colours and dashes are set once for all of them.
   * @param {number[]} edges
   */
  byLook(edges) {
    /** @type {Map<string, import("./look.js").Look & {edges: number[]}>} */
    const looks = new Map();
    for (const edge of edges) {
      const look = lookOf(this.network, this.shown?.changes ?? null, this.network.edges[edge]);
      const known = looks.get(look.key);
      if (known) known.edges.push(edge);
      else looks.set(look.key, { ...look, edges: [edge] });
    }
    return looks.values();
  }

  /** @param {number[]} edges @param {number} alpha @param {number} width */
  drawEdges(edges, alpha, width) {
    const { context, geometry } = this;
    const { facts, relations } = this.network.view;
    const thin = Math.min(Math.max(geometry.camera.k * 1.4, 0.5), 1);
    for (const look of this.byLook(edges)) {
      context.globalAlpha = look.isFaint ? alpha * 0.45 : alpha;
      context.strokeStyle = context.fillStyle = look.colour;
      context.lineWidth = (look.line === "dotted" ? width * 1.35 : width) * thin;
      context.lineCap = look.line === "dotted" ? "round" : "butt";
      context.setLineDash(DASHES[look.line]);
      const arrows = new Path2D();
      for (const edge of look.edges) {
        const curve = geometry.curveOf(edge);
        this.edgesDrawn += 1;
        if (this.isOutside(curve)) continue;
        context.beginPath();
        context.moveTo(curve.ax, curve.ay);
        context.quadraticCurveTo(curve.cx, curve.cy, curve.bx, curve.by);
        context.stroke();
        if (!isSymmetric(relations[facts[this.network.edges[edge]].relation])) addArrow(arrows, curve, geometry.arrowSize(curve));
      }
      context.fill(arrows);
      if (look.sign && geometry.camera.k > 0.25)
        for (const edge of look.edges) {
          const { x, y } = pointAt(geometry.curveOf(edge), SIGN_AT);
          drawSign(context, x, y, look.sign, look.colour);
        }
    }
    context.setLineDash([]);
    context.globalAlpha = alpha < 0.5 ? alpha * 1.6 : 1;
    for (const edge of edges)
      if (this.network.disputed[this.network.edges[edge]]) {
        const { x, y } = pointAt(geometry.curveOf(edge), 0.5);
        drawAlarm(context, x, y);
      }
  }

  /** Whether no part of a curve can be seen. @param {import("./geometry.js").Curve} curve */
  isOutside({ ax, ay, bx, by, cx, cy }) {
    return (
      Math.max(ax, bx, cx) < 0 || Math.min(ax, bx, cx) > this.width ||
      Math.max(ay, by, cy) < 0 || Math.min(ay, by, cy) > this.height
    );
  }

  /** @param {import("./filter.js").Shown} shown @param {import("./colour.js").Palette} colours @param {Iterable<number>} which */
  drawActors(shown, colours, which) {
    const { context, geometry, lit } = this;
    const { actors, types } = this.network.view;
    for (const actor of which) {
      if (!shown.actors[actor]) continue;
      const type = types[actors[actor].type];
      const [x, y, r] = [geometry.screenX(actor), geometry.screenY(actor), geometry.radius(actor)];
      context.globalAlpha = shown.actors[actor] === 2 ? 0.3 : lit && !lit.actors.has(actor) ? 0.3 : 1;
      context.save();
      context.translate(x, y);
      context.scale(r, r);
      const path = shapePath(type.shape);
      context.lineJoin = "round";
      context.strokeStyle = colours.ground;
      context.lineWidth = 4 / r;
      context.stroke(path);
      context.fillStyle = standingOut(type.colour, 3);
      context.fill(path, "evenodd");
      if (lit?.centre.has(actor)) {
        context.strokeStyle = colours.ink;
        context.lineWidth = 2.4 / r;
        context.stroke(path);
      }
      context.restore();
      if (this.network.disputedAt[actor]) drawAlarm(context, x + r * 0.9, y - r * 0.9);
    }
    context.globalAlpha = 1;
  }

  /** @param {import("./colour.js").Palette} colours */
  drawNames(colours) {
    const { context, geometry, lit } = this;
    context.textAlign = "center";
    context.textBaseline = "alphabetic";
    context.lineJoin = "round";
    for (const name of [...this.names, ...this.lifted]) {
      const x = geometry.screenX(name.actor) + name.dx + name.width / 2;
      const y = geometry.screenY(name.actor) + name.dy + nameLine - 3.5;
      context.font = nameFont(this.namer.strong[name.actor] > 0);
      context.direction = name.rtl ? "rtl" : "ltr";
      context.globalAlpha = lit && !lit.actors.has(name.actor) ? 0.45 : 1;
      context.strokeStyle = colours.ground;
      context.lineWidth = 4;
      name.lines.forEach((line, n) => context.strokeText(line, x, y + n * nameLine));
      context.fillStyle = colours.ink;
      name.lines.forEach((line, n) => context.fillText(line, x, y + n * nameLine));
    }
    context.direction = "ltr";
    context.globalAlpha = 1;
  }

  /**
   * The actor whose name is under a point.
   * @param {number} px @param {number} py
   */
  nameUnder(px, py) {
    for (const name of [...this.lifted, ...this.names]) {
      const [left, top, right, bottom] = this.namer.boxOf(name);
      if (px >= left && px <= right && py >= top && py <= bottom) return name.actor;
    }
    return -1;
  }
}

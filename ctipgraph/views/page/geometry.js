// @ts-check
// Where actors and edges lie on the screen: radii, bent parallels, and what is under a point.

/**
 * An edge on the screen: a quadratic curve from (ax, ay) by (cx, cy) to (bx, by).
 * @typedef {{ax: number, ay: number, cx: number, cy: number, bx: number, by: number, length: number}} Curve
 */

const ARROW = 7;

export class Geometry {
  /**
   * @param {import("./data.js").Network} network
   * @param {import("./camera.js").Camera} camera
   */
  constructor(network, camera) {
    this.network = network;
    this.camera = camera;
    this.size = new Float32Array(network.degree.length);
    this.measure("neighbours");
    /** @type {Curve} */
    this.curve = { ax: 0, ay: 0, cx: 0, cy: 0, bx: 0, by: 0, length: 0 };
  }

  /**
   * An actor's figure grows with what is counted, by area.
   * @param {import("./state.js").Measure} what
   */
  measure(what) {
    const { network } = this;
    const { facts, statuses } = network.view;
    const isPlain = (/** @type {number} */ fact) => statuses[facts[fact].status].line === "solid";
    const seenFrom = new Int32Array(this.size.length).fill(-1);
    const count = {
      neighbours: (/** @type {number} */ actor) => {
        let found = 0;
        for (const edge of network.edgesAt[actor]) {
          const other = network.from[edge] === actor ? network.to[edge] : network.from[edge];
          if (other === actor || seenFrom[other] === actor) continue;
          seenFrom[other] = actor;
          found += 1;
        }
        return found;
      },
      facts: (/** @type {number} */ actor) => network.factsAt[actor].length,
      asserted: (/** @type {number} */ actor) => network.factsAt[actor].filter(isPlain).length,
    }[what];
    for (let n = 0; n < this.size.length; n += 1) this.size[n] = 6.5 + 1.9 * Math.sqrt(Math.min(count(n), 40));
  }

  /** @param {number} actor */
  screenX(actor) {
    return this.camera.toScreenX(this.network.x[actor]);
  }

  /** @param {number} actor */
  screenY(actor) {
    return this.camera.toScreenY(this.network.y[actor]);
  }

  /**
   * Figures grow slower than the picture does when one comes nearer.
   * @param {number} actor
   */
  radius(actor) {
    return this.size[actor] * Math.min(Math.max(Math.sqrt(this.camera.k), 0.28), 1.7);
  }

  /** How far parallel edges lie from each other. */
  gap() {
    return Math.min(Math.max(20 * this.camera.k, 6), 26);
  }

  /**
   * The curve of an edge, from rim to rim. The same object each time: copy what is to be kept.
   * @param {number} edge
   * @returns {Curve}
   */
  curveOf(edge) {
    const { network, curve } = this;
    const [a, b] = [network.from[edge], network.to[edge]];
    const [ax, ay, bx, by] = [this.screenX(a), this.screenY(a), this.screenX(b), this.screenY(b)];
    if (a === b) return this.loop(edge, ax, ay, this.radius(a));
    const [dx, dy] = [bx - ax, by - ay];
    const length = Math.hypot(dx, dy) || 1;
    const many = network.parallels[edge];
    const gap = many > 1 ? Math.min(this.gap(), (0.8 * length) / (many - 1)) : 0;
    const off = 2 * network.lane[edge] * gap; // a curve's middle goes half the way to its control point
    curve.cx = (ax + bx) / 2 - (dy / length) * off;
    curve.cy = (ay + by) / 2 + (dx / length) * off;
    this.cut(curve, ax, ay, bx, by, this.radius(a) + 1.5, this.radius(b) + 2.5);
    curve.length = length;
    return curve;
  }

  /** @param {Curve} curve @param {number} ax @param {number} ay @param {number} bx @param {number} by @param {number} ra @param {number} rb */
  cut(curve, ax, ay, bx, by, ra, rb) {
    const [ux, uy, vx, vy] = [curve.cx - ax, curve.cy - ay, curve.cx - bx, curve.cy - by];
    const [u, v] = [Math.hypot(ux, uy) || 1, Math.hypot(vx, vy) || 1];
    curve.ax = ax + (ux / u) * Math.min(ra, u);
    curve.ay = ay + (uy / u) * Math.min(ra, u);
    curve.bx = bx + (vx / v) * Math.min(rb, v);
    curve.by = by + (vy / v) * Math.min(rb, v);
  }

  /** @param {number} edge @param {number} x @param {number} y @param {number} r */
  loop(edge, x, y, r) {
    const { curve } = this;
    const reach = r * 2.6 + this.network.lane[edge] * this.gap() * 1.6;
    curve.ax = x - r * 0.8;
    curve.ay = y - r * 0.8;
    curve.bx = x + r * 0.8;
    curve.by = y - r * 0.8;
    curve.cx = x;
    curve.cy = y - r - reach * 1.6;
    curve.length = reach * 2;
    return curve;
  }

  /** @param {Curve} curve */
  arrowSize(curve) {
    return Math.min(ARROW * Math.min(Math.max(Math.sqrt(this.camera.k), 0.45), 1.4), curve.length / 4);
  }

  /**
   * The actor whose figure is under a point; those drawn last come first.
   * @param {number} px @param {number} py @param {number} slack
   * @param {Uint8Array} shown
   */
  actorUnder(px, py, slack, shown) {
    const { hubsLast } = this.network;
    let [best, nearest] = [-1, Infinity];
    for (let n = hubsLast.length - 1; n >= 0; n -= 1) {
      const actor = hubsLast[n];
      if (!shown[actor]) continue;
      const away = Math.hypot(this.screenX(actor) - px, this.screenY(actor) - py) - this.radius(actor);
      if (away <= slack && away < nearest) [best, nearest] = [actor, away];
    }
    return best;
  }

  /**
   * The edge nearest to a point.
   * @param {number} px @param {number} py @param {number} slack
   * @param {(edge: number) => boolean} isShown
   */
  edgeUnder(px, py, slack, isShown) {
    let [best, nearest] = [-1, slack];
    for (let edge = 0; edge < this.network.edges.length; edge += 1) {
      if (!isShown(edge)) continue;
      const c = this.curveOf(edge);
      const outside =
        px < Math.min(c.ax, c.bx, c.cx) - slack || px > Math.max(c.ax, c.bx, c.cx) + slack ||
        py < Math.min(c.ay, c.by, c.cy) - slack || py > Math.max(c.ay, c.by, c.cy) + slack;
      if (outside) continue;
      const away = distanceTo(c, px, py);
      if (away < nearest) [best, nearest] = [edge, away];
    }
    return best;
  }
}

/** @param {Curve} c @param {number} t */
export function pointAt(c, t) {
  const s = 1 - t;
  return {
    x: s * s * c.ax + 2 * s * t * c.cx + t * t * c.bx,
    y: s * s * c.ay + 2 * s * t * c.cy + t * t * c.by,
  };
}

/** @param {Curve} curve @param {number} px @param {number} py */
function distanceTo(curve, px, py) {
  const { ax, ay, bx, by, cx, cy } = curve;
  const isStraight = Math.abs((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) < 1;
  const steps = isStraight ? 1 : 12;
  let nearest = Infinity;
  let before = pointAt(curve, 0);
  for (let n = 1; n <= steps; n += 1) {
    const next = pointAt(curve, n / steps);
    const [dx, dy] = [next.x - before.x, next.y - before.y];
    const along = ((px - before.x) * dx + (py - before.y) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.min(Math.max(along, 0), 1);
    nearest = Math.min(nearest, Math.hypot(before.x + t * dx - px, before.y + t * dy - py));
    before = next;
  }
  return nearest;
}

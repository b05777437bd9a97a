// @ts-check
// From places in the network to places on the screen and back.

export class Camera {
  constructor() {
    this.k = 1;
    this.x = 0;
    this.y = 0;
    this.fitK = 1;
    this.isFitted = true; // all of it is in sight, as at the start
  }

  /** @param {number} x */
  toScreenX(x) {
    return x * this.k + this.x;
  }

  /** @param {number} y */
  toScreenY(y) {
    return y * this.k + this.y;
  }

  /**
   * @param {number} dx
   * @param {number} dy
   */
  pan(dx, dy) {
    if (dx || dy) this.isFitted = false;
    this.x += dx;
    this.y += dy;
  }

  /**
   * Zoom so that the place under (px, py) stays under it.
   * @param {number} factor
   * @param {number} px
   * @param {number} py
   */
  zoom(factor, px, py) {
    const k = Math.min(Math.max(this.k * factor, this.fitK / 3), Math.max(6, this.fitK * 12));
    this.isFitted = false;
    this.x = px - ((px - this.x) * k) / this.k;
    this.y = py - ((py - this.y) * k) / this.k;
    this.k = k;
  }

  /**
   * Show all, with room at the rim for names.
   * @param {Float32Array} xs
   * @param {Float32Array} ys
   * @param {number} width
   * @param {number} height
   */
  fit(xs, ys, width, height) {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let n = 0; n < xs.length; n += 1) {
      left = Math.min(left, xs[n]);
      right = Math.max(right, xs[n]);
      top = Math.min(top, ys[n]);
      bottom = Math.max(bottom, ys[n]);
    }
    if (!xs.length) [left, right, top, bottom] = [0, 1, 0, 1];
    const rim = Math.min(64, width / 7);
    const [above, below] = [Math.min(54, height / 10), Math.min(84, height / 6)]; // the hint stands below
    const k = Math.min((width - 2 * rim) / (right - left || 1), (height - above - below) / (bottom - top || 1), 1.6);
    this.isFitted = true;
    this.k = this.fitK = Math.max(k, 1e-4);
    this.x = width / 2 - ((left + right) / 2) * this.k;
    this.y = (above + height - below) / 2 - ((top + bottom) / 2) * this.k;
  }

  /**
   * What stands in the middle of a picture of this size, and the scale.
   * @param {number} width
   * @param {number} height
   */
  middle(width, height) {
    return { x: (width / 2 - this.x) / this.k, y: (height / 2 - this.y) / this.k, k: this.k };
  }

  /**
   * @param {{x: number, y: number, k: number}} place
   * @param {number} width
   * @param {number} height
   */
  look(place, width, height) {
    this.isFitted = false;
    this.k = Math.min(Math.max(place.k, this.fitK / 3), Math.max(6, this.fitK * 12));
    this.x = width / 2 - place.x * this.k;
    this.y = height / 2 - place.y * this.k;
  }
}

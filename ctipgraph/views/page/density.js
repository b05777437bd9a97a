// @ts-check
// How much of the lines a box on the screen would hide: points counted in a grid, and summed once, so that each
// question is four look-ups (a summed-area table).

const CELL_SIZE = 2;

export class Density {
  /** @param {number} width of what is looked at, in pixels @param {number} height */
  constructor(width, height) {
    this.columns = Math.max(Math.ceil(width / CELL_SIZE), 0) + 1;
    this.rows = Math.max(Math.ceil(height / CELL_SIZE), 0) + 1;
    this.sums = new Uint32Array(this.columns * this.rows);
    this.isSummed = false;
  }

  /** Count a point, if it can be seen. @param {number} x @param {number} y */
  add(x, y) {
    const [i, j] = [Math.floor(x / CELL_SIZE) + 1, Math.floor(y / CELL_SIZE) + 1];
    if (i > 0 && j > 0 && i < this.columns && j < this.rows) this.sums[j * this.columns + i] += 1;
  }

  /** The points in a box, to a grid cell. @param {number[]} box left, top, right, bottom */
  count([left, top, right, bottom]) {
    if (!this.isSummed) this.sum();
    const [l, r] = [this.clamp(left, this.columns), this.clamp(right + CELL_SIZE, this.columns)];
    const [t, b] = [this.clamp(top, this.rows) * this.columns, this.clamp(bottom + CELL_SIZE, this.rows) * this.columns];
    return this.sums[b + r] - this.sums[b + l] - this.sums[t + r] + this.sums[t + l];
  }

  /** @param {number} place @param {number} cells */
  clamp(place, cells) {
    return Math.min(Math.max(Math.floor(place / CELL_SIZE), 0), cells - 1);
  }

  sum() {
    const { sums, columns } = this;
    for (let n = columns + 1; n < sums.length; n += 1) {
      if (n % columns) sums[n] += sums[n - 1] + sums[n - columns] - sums[n - columns - 1];
    }
    this.isSummed = true;
  }
}

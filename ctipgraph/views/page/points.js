// @ts-check
// Squares of a few pixels by the ten thousand, set in a picture of their own: the canvas takes a tenth of a second to
// fill so many, one by one or as one path. Places and sizes are in the screen's own pixels.

import { channels } from "./colour.js";

export class Points {
  constructor() {
    this.canvas = document.createElement("canvas");
    this.image = new ImageData(1, 1);
    this.pixels = new Uint32Array(this.image.data.buffer);
  }

  /** Begin anew, with nothing to be seen. @param {number} width @param {number} height */
  clear(width, height) {
    if (this.image.width !== width || this.image.height !== height) {
      this.image = new ImageData(width, height);
      this.pixels = new Uint32Array(this.image.data.buffer);
      this.canvas.width = width;
      this.canvas.height = height;
    }
    this.pixels.fill(0);
  }

  /** @param {number} x the middle @param {number} y @param {number} r half of the side @param {number} ink */
  add(x, y, r, ink) {
    const { width, height } = this.image;
    const side = Math.max(Math.round(2 * r), 1);
    const [left, top] = [Math.round(x - side / 2), Math.round(y - side / 2)];
    const [right, bottom] = [Math.min(left + side, width), Math.min(top + side, height)];
    for (let j = Math.max(top, 0); j < bottom; j += 1)
      for (let i = Math.max(left, 0); i < right; i += 1) this.pixels[j * width + i] = ink;
  }

  /** Lay what was set over a drawing, as strong as its other lines. @param {CanvasRenderingContext2D} context */
  paint(context) {
    this.canvas.getContext("2d")?.putImageData(this.image, 0, 0);
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.canvas, 0, 0);
    context.restore();
  }
}

/** A colour as a pixel holds it. @param {CanvasRenderingContext2D} context @param {string} colour */
export function inkOf(context, colour) {
  context.fillStyle = colour; // and reads as #rrggbb
  return new Uint32Array(Uint8Array.of(...channels(String(context.fillStyle)), 255).buffer)[0];
}

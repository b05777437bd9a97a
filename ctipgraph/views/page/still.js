// @ts-check
// The last sharp picture of a large network, moved and stretched while the hand moves.

const LARGE = 1200; // edges; up to here every frame is drawn anew

export class Still {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.copy = document.createElement("canvas");
    this.isCopied = false;
    this.k = 0;
    this.x = 0;
    this.y = 0;
  }

  /**
   * What stands on the canvas is sharp, and is kept if it is too much to draw for every frame.
   * @param {import("./camera.js").Camera} camera
   * @param {number} edges
   */
  keep(camera, edges) {
    this.isCopied = false;
    this.k = 0;
    if (edges > LARGE) ({ k: this.k, x: this.x, y: this.y } = camera);
  }

  /** What stands on the canvas is of no use any more. */
  drop() {
    this.k = 0;
  }

  /** The copy is made when it is first needed: making it would delay the picture itself. */
  take() {
    if (this.isCopied) return;
    this.copy.width = this.canvas.width;
    this.copy.height = this.canvas.height;
    this.copy.getContext("2d", { alpha: false })?.drawImage(this.canvas, 0, 0);
    this.isCopied = true;
  }

  /**
   * Show it where the camera is now, on a ground of one colour.
   * @param {CanvasRenderingContext2D} context
   * @param {import("./camera.js").Camera} camera
   * @param {number} ratio device pixels in a pixel
   * @param {string} ground
   * @returns {boolean} whether there was one
   */
  show(context, camera, ratio, ground) {
    if (!this.k) return false;
    this.take();
    const scale = camera.k / this.k;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = ground;
    context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(scale, 0, 0, scale, (camera.x - this.x * scale) * ratio, (camera.y - this.y * scale) * ratio);
    context.drawImage(this.copy, 0, 0);
    context.restore();
    return true;
  }
}

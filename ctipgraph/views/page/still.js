// @ts-check
// The last sharp picture of a large network, moved and stretched while the hand moves.

const LARGE = 1200; // edges; up to here every frame is drawn anew

export class Still {
  constructor() {
    this.copy = document.createElement("canvas");
    this.k = 0;
    this.x = 0;
    this.y = 0;
  }

  /**
   * Keep what was drawn, if it is too much to draw for every frame.
   * @param {HTMLCanvasElement} canvas
   * @param {import("./camera.js").Camera} camera
   * @param {number} edges
   */
  keep(canvas, camera, edges) {
    this.k = 0;
    if (edges <= LARGE) return;
    this.copy.width = canvas.width;
    this.copy.height = canvas.height;
    this.copy.getContext("2d")?.drawImage(canvas, 0, 0);
    ({ k: this.k, x: this.x, y: this.y } = camera);
  }

  /**
   * Show it where the camera is now.
   * @param {CanvasRenderingContext2D} context
   * @param {import("./camera.js").Camera} camera
   * @param {number} ratio device pixels in a pixel
   * @returns {boolean} whether there was one
   */
  show(context, camera, ratio) {
    if (!this.k) return false;
    const scale = camera.k / this.k;
    context.save();
    context.setTransform(scale, 0, 0, scale, (camera.x - this.x * scale) * ratio, (camera.y - this.y * scale) * ratio);
    context.drawImage(this.copy, 0, 0);
    context.restore();
    return true;
  }
}

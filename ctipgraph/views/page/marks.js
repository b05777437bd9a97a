// @ts-check
// Small signs on the picture: heads of arrows, and the mark of a fact in conflict.

import { palette } from "./colour.js";

/**
 * The corners of an arrow's head.
 * @param {import("./geometry.js").Curve} curve
 * @param {number} size
 */
export function arrowPoints(curve, size) {
  const [dx, dy] = [curve.bx - curve.cx, curve.by - curve.cy];
  const length = Math.hypot(dx, dy) || 1;
  const [cos, sin] = [dx / length, dy / length];
  return [
    [curve.bx + cos, curve.by + sin],
    [curve.bx - cos * size - sin * size * 0.5, curve.by - sin * size + cos * size * 0.5],
    [curve.bx - cos * size + sin * size * 0.5, curve.by - sin * size - cos * size * 0.5],
  ];
}

/**
 * @param {Path2D} path
 * @param {import("./geometry.js").Curve} curve
 * @param {number} size
 */
export function addArrow(path, curve, size) {
  if (size < 2) return;
  const [tip, left, right] = arrowPoints(curve, size);
  path.moveTo(tip[0], tip[1]);
  path.lineTo(left[0], left[1]);
  path.lineTo(right[0], right[1]);
  path.closePath();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 */
export function drawAlarm(context, x, y) {
  drawSign(context, x, y, "!", palette().alarm);
}

/**
 * A small disc with a sign in it.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {string} sign
 * @param {string} colour
 */
export function drawSign(context, x, y, sign, colour) {
  const { ground } = palette();
  context.setLineDash([]);
  context.beginPath();
  context.arc(x, y, 6.5, 0, 7);
  context.fillStyle = colour;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = ground;
  context.stroke();
  context.fillStyle = ground;
  context.font = "bold 10px system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(sign, x, y + 0.5);
}

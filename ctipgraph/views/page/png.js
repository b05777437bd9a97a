// @ts-check
// The picture with twice the pixels of the screen, and what stands around it.

import { palette } from "./colour.js";
import { dashesOf } from "./look.js";
import { drawSign } from "./marks.js";
import { make } from "./dom.js";
import { shapePath } from "./shapes.js";

const SCALE = 2;

/**
 * @param {import("./picture.js").Picture} picture
 * @param {import("./poster.js").Poster} poster
 * @returns {Promise<Blob | null>} null where the browser has no room for so large a picture
 */
export function pngOf(picture, { above, below }) {
  const { width, height } = picture;
  const inner = canvasOf(width, height);
  const whole = canvasOf(width, above.bottom + height + below.bottom);
  const own = picture.context;
  picture.context = inner;
  picture.draw(SCALE);
  picture.context = own;
  whole.fillStyle = palette().ground;
  whole.fillRect(0, 0, whole.canvas.width, whole.canvas.height);
  whole.drawImage(inner.canvas, 0, Math.round(above.bottom * SCALE));
  whole.setTransform(SCALE, 0, 0, SCALE, 0, 0);
  for (const mark of above.marks) paint(whole, mark);
  whole.translate(0, above.bottom + height);
  for (const mark of below.marks) paint(whole, mark);
  return new Promise((resolve) => whole.canvas.toBlob(resolve, "image/png"));
}

/** @param {number} width @param {number} height */
function canvasOf(width, height) {
  const canvas = make("canvas");
  canvas.width = Math.round(width * SCALE);
  canvas.height = Math.round(height * SCALE);
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Error("no canvas");
  return context;
}

/** @param {CanvasRenderingContext2D} context @param {import("./poster.js").Mark} mark */
function paint(context, mark) {
  const { x, y, colour } = mark;
  context.save();
  context.fillStyle = context.strokeStyle = colour;
  if (mark.kind === "sign") drawSign(context, x, y, mark.sign, colour);
  else if (mark.kind === "figure") {
    context.translate(x, y);
    context.scale(6, 6);
    context.fill(shapePath(mark.shape), "evenodd");
  } else if (mark.kind === "line") {
    const isDotted = mark.line === "dotted";
    context.lineWidth = isDotted ? 2.7 : 2;
    context.lineCap = isDotted ? "round" : "butt";
    context.setLineDash(dashesOf(mark.line));
    context.beginPath();
    context.moveTo(x - 13, y);
    context.lineTo(x + 13, y);
    context.stroke();
  } else {
    context.font = mark.font;
    context.textAlign = "start";
    context.textBaseline = "alphabetic";
    context.direction = mark.rtl ? "rtl" : "ltr";
    context.fillText(mark.text, x, y);
  }
  context.restore();
}

// @ts-check
// What marks the rows, columns or rings of a layout: bands in turn darker and lighter, rings as thin lines, and their
// words at the rim of the picture, so that they stay in sight.

import { FONT } from "./names.js";
import { visible } from "./text.js";
import { say, sayCount } from "./words.js";

/**
 * @typedef {{kind: string, text?: string, year?: string, from?: number, to?: number, steps?: number, x?: number, y?: number, wide?: number, high?: number}} Guide
 * @typedef {{kind: "band", x: number, y: number, width: number, height: number, isDark: boolean}
 *   | {kind: "ring", x: number, y: number, wide: number, high: number}
 *   | {kind: "words", x: number, y: number, text: string, middle: boolean}} GuideMark
 */

const OUTSIDE = 1e5; // the first and the last band go on beyond the picture

/** The guides of a picture laid on its side: rows are columns. @param {Guide[]} guides @returns {Guide[]} */
export function turnedGuides(guides) {
  return guides.map(({ kind, text, year, from, to, steps, x, y, wide, high }) =>
    kind === "ring" ? { kind, steps, x: y, y: x, wide: high, high: wide } : { kind: kind === "row" ? "column" : "row", text, year, from, to },
  );
}

/**
 * Where the guides are on the screen.
 * @param {Guide[]} guides
 * @param {import("./camera.js").Camera} camera
 * @param {number} width
 * @param {number} height
 * @returns {GuideMark[]}
 */
export function guideMarks(guides, camera, width, height) {
  return guides.flatMap((guide, n) => {
    if (guide.kind === "ring") return ringMarks(guide, camera);
    const isRow = guide.kind === "row";
    const place = (/** @type {number} */ at) => (isRow ? camera.toScreenY(at) : camera.toScreenX(at));
    const start = n ? place(guide.from ?? 0) : -OUTSIDE;
    const end = n < guides.length - 1 ? place(guide.to ?? 0) : OUTSIDE;
    const isDark = n % 2 === 1;
    const text = wordsFor(guide);
    const [first, last] = [Math.max(start, 0), Math.min(end, isRow ? height : width)];
    const isSeen = last - first > 24;
    return [
      /** @type {GuideMark} */ (isRow ? { kind: "band", x: 0, y: start, width, height: end - start, isDark } : { kind: "band", x: start, y: 0, width: end - start, height, isDark }),
      ...(isSeen ? [/** @type {GuideMark} */ (isRow ? { kind: "words", x: 10, y: first + 17, text, middle: false } : { kind: "words", x: (first + last) / 2, y: 20, text, middle: true })] : []),
    ];
  });
}

/** The year in which a document first wrote of somebody is not when it came about. @param {Guide} guide */
function wordsFor({ text, year }) {
  if (year === undefined) return visible(text ?? "");
  return year ? say("guideYear", { year: visible(year) }) : say("guideNoYear");
}

/** @param {Guide} guide @param {import("./camera.js").Camera} camera @returns {GuideMark[]} */
function ringMarks({ x = 0, y = 0, wide = 0, high = 0, steps = 1 }, camera) {
  const [middle, top] = [camera.toScreenX(x), camera.toScreenY(y - high)];
  return [
    { kind: "ring", x: middle, y: camera.toScreenY(y), wide: wide * camera.k, high: high * camera.k },
    { kind: "words", x: middle, y: top - 6, text: sayCount("steps", steps), middle: true },
  ];
}

export const GUIDE_FONT = `650 13px ${FONT}`;
export const BAND_STRENGTH = 0.045;
export const RING_STRENGTH = 0.3;

/** The boxes of the words, as names keep clear of them. @param {CanvasRenderingContext2D} context @param {GuideMark[]} marks */
export function wordBoxes(context, marks) {
  context.font = GUIDE_FONT;
  return marks.flatMap((mark) => {
    if (mark.kind !== "words") return [];
    const width = context.measureText(mark.text).width;
    const left = mark.x - (mark.middle ? width / 2 : 0);
    return [[left - 4, mark.y - 14, left + width + 4, mark.y + 4, -1]];
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {GuideMark[]} marks
 * @param {import("./colour.js").Palette} colours
 */
export function drawGuides(context, marks, colours) {
  context.fillStyle = context.strokeStyle = colours.quiet;
  context.lineWidth = 1;
  context.font = GUIDE_FONT;
  context.textBaseline = "alphabetic";
  for (const mark of marks) {
    context.globalAlpha = mark.kind === "band" ? BAND_STRENGTH : mark.kind === "ring" ? RING_STRENGTH : 1;
    if (mark.kind === "band" && mark.isDark) context.fillRect(mark.x, mark.y, mark.width, mark.height);
    else if (mark.kind === "ring") {
      context.beginPath();
      context.ellipse(mark.x, mark.y, mark.wide, mark.high, 0, 0, 7);
      context.stroke();
    } else if (mark.kind === "words") {
      context.textAlign = mark.middle ? "center" : "left";
      context.fillText(mark.text, mark.x, mark.y);
    }
  }
  context.globalAlpha = 1;
}

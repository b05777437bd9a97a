// @ts-check
// Figures for the types of actors, as paths in a box from -1 to 1: on the canvas and in the legend alike.

/** @type {Record<string, string>} */
const PATHS = {
  circle: "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z",
  square: "M-.84-.84H.84V.84H-.84Z",
  gable: "M0-1.2 1.02-.36V.9H-1.02V-.36Z",
  frame: "M-.9-.9H.9V.9H-.9ZM-.44-.44V.44H.44V-.44Z",
  bar: "M-1.2-.58H1.2V.58H-1.2Z",
  octagon: "M-.42-1.02H.42L1.02-.42V.42L.42 1.02H-.42L-1.02 .42V-.42Z",
  trapezium: "M-.52-.82H.52L1.16.82H-1.16Z",
  bowl: "M-1.16-.82H1.16L.52.82H-.52Z",
  slant: "M-.5-.78H1.2L.5.78H-1.2Z",
  openDiamond: "M0-1.2 1.2 0 0 1.2-1.2 0ZM0-.56-.56 0 0 .56.56 0Z",
  openTriangle: "M0-1.16 1.18.88H-1.18ZM0-.3-.5.48H.5Z",
  downTriangle: "M0 1.08-1.1-.84H1.1Z",
  openPin: "M0 1.2C-.3.7-.86.26-.86-.3A.86.86 0 1 1 .86-.3C.86.26.3.7 0 1.2ZM-.36-.32A.36.36 0 1 0 .36-.32A.36.36 0 1 0-.36-.32Z",
  diamond: "M0-1.12 1.12 0 0 1.12-1.12 0Z",
  triangle: "M0-1.08 1.1.84H-1.1Z",
  hexagon: "M-.56-.97H.56L1.12 0 .56.97H-.56L-1.12 0Z",
  pentagon: "M0-1.08 1.06-.31.65.93H-.65L-1.06-.31Z",
  star: "M0-1.22.32-.42 1.16-.38.51.17.72.99 0 .53-.72.99-.51.17-1.16-.38-.32-.42Z",
  cross: "M-.36-1.04H.36V-.36H1.04V.36H.36V1.04H-.36V.36H-1.04V-.36H-.36Z",
  ring: "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0ZM-.5 0A.5.5 0 1 0 .5 0A.5.5 0 1 0-.5 0Z",
  pin: "M0 1.2C-.3.7-.86.26-.86-.3A.86.86 0 1 1 .86-.3C.86.26.3.7 0 1.2Z",
  shield: "M-.9-.9H.9V.1C.9.66.42.98 0 1.16C-.42.98-.9.66-.9.1Z",
};

/** @type {Map<string, Path2D>} */
const paths = new Map();

/** @param {string} shape */
export function shapePath(shape) {
  const name = Object.hasOwn(PATHS, shape) ? shape : "circle";
  let path = paths.get(name);
  if (!path) paths.set(name, (path = new Path2D(PATHS[name])));
  return path;
}

export const SVG = "http://www.w3.org/2000/svg";

/**
 * A drawing for the legend and the panels; it says nothing to a screen reader, the words beside it do.
 * @param {string} width
 * @param {Record<string, string>} attributes
 * @param {string} path
 */
function drawing(width, attributes, path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", width === "wide" ? "-2.6 -1 5.2 2" : "-1.35 -1.35 2.7 2.7");
  svg.setAttribute("class", `icon ${width}`);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  for (const [name, value] of Object.entries(attributes)) line.setAttribute(name, value);
  svg.append(line);
  return svg;
}

/** @param {string} shape */
export function shapeOutline(shape) {
  return PATHS[Object.hasOwn(PATHS, shape) ? shape : "circle"];
}

/** @param {string} shape @param {string} colour */
export function shapeIcon(shape, colour) {
  return drawing("small", { fill: colour }, shapeOutline(shape));
}

/** @param {string} line @param {string} colour */
export function lineIcon(line, colour) {
  const dash = { dashed: "1.1 .7", dotted: ".1 .75", dashdot: "1 .45 .3 .45", sparse: ".5 1.1" }[line] ?? "none";
  const cap = line === "dotted" ? "round" : "butt";
  const attributes = { stroke: colour, "stroke-width": ".5", "stroke-dasharray": dash, "stroke-linecap": cap };
  return drawing("wide", attributes, "M-2.5 0H2.5");
}

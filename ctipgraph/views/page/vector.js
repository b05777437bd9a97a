// @ts-check
// The picture as it stands, drawn again in SVG: the same lines, figures, names and words, not a copy of pixels.

import { palette, standingOut } from "./colour.js";
import { isSymmetric } from "./data.js";
import { pointAt } from "./geometry.js";
import { DASHES, lookOf } from "./look.js";
import { arrowPoints } from "./marks.js";
import { FONT, nameFont, nameLine } from "./names.js";
import { SIGN_AT } from "./picture.js";
import { SVG, shapeOutline } from "./shapes.js";
import { visible } from "./text.js";

const CAPTION = 46;

/** @param {number} value */
const short = (value) => String(Math.round(value * 100) / 100);

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
function drawn(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, typeof value === "number" ? short(value) : value);
  element.append(...children);
  return element;
}

/**
 * @param {import("./picture.js").Picture} picture
 * @param {string[]} caption
 */
export function svgOf(picture, caption) {
  const { width, height, network } = picture;
  const { ground, ink, quiet } = palette();
  const svg = drawn("svg", { viewBox: `0 0 ${width} ${height + CAPTION}`, width, height: height + CAPTION, "font-family": FONT });
  svg.append(
    drawn("title", {}, visible(network.view.title)),
    drawn("desc", {}, caption.join(" ")),
    drawn("rect", { width, height: height + CAPTION, fill: ground }),
    drawn("g", { id: "facts", fill: "none" }, ...edgesOf(picture)),
    drawn("g", { id: "actors", stroke: ground, "stroke-linejoin": "round" }, ...actorsOf(picture)),
    drawn("g", { id: "words", "font-size": 10.5, "text-anchor": "middle" }, ...wordsOf(picture, ground)),
    drawn("g", { id: "names", "font-size": 12, "text-anchor": "middle", fill: ink }, ...namesOf(picture, ground)),
    drawn("g", { id: "caption", "font-size": 11, fill: quiet }, ...caption.map((line, n) => drawn("text", { x: 12, y: height + 16 + n * 16 }, line))),
  );
  return new XMLSerializer().serializeToString(svg);
}

/** @param {import("./picture.js").Picture} picture */
function edgesOf(picture) {
  const { geometry, network, shown, lit } = picture;
  const { relations, facts } = network.view;
  return Array.from(network.edges.keys()).filter((edge) => picture.isEdgeShown(edge)).map((edge) => {
    const fact = network.edges[edge];
    const { colour, line, isFaint, sign } = lookOf(network, shown?.changes ?? null, fact);
    const curve = geometry.curveOf(edge);
    const d = `M${short(curve.ax)} ${short(curve.ay)}Q${short(curve.cx)} ${short(curve.cy)} ${short(curve.bx)} ${short(curve.by)}`;
    const parts = [drawn("path", { d, stroke: colour, "stroke-width": line === "dotted" ? 2 : 1.5, "stroke-dasharray": DASHES[line].join(" ") || "none", "stroke-linecap": line === "dotted" ? "round" : "butt" })];
    if (!isSymmetric(relations[facts[fact].relation])) {
      const points = arrowPoints(curve, geometry.arrowSize(curve)).map(([x, y]) => `${short(x)},${short(y)}`).join(" ");
      parts.push(drawn("polygon", { points, fill: colour }));
    }
    if (sign) parts.push(signAt(pointAt(curve, SIGN_AT), sign, colour));
    if (network.disputed[fact]) parts.push(signAt(pointAt(curve, 0.5), "!", palette().alarm));
    const opacity = (lit && !lit.edges.has(edge) ? 0.16 : 0.85) * (isFaint ? 0.45 : 1);
    return drawn("g", { "data-fact": visible(facts[fact].id), opacity }, ...parts);
  });
}

/** @param {{x: number, y: number}} place @param {string} sign @param {string} colour */
function signAt({ x, y }, sign, colour) {
  const { ground } = palette();
  return drawn(
    "g",
    {},
    drawn("circle", { cx: x, cy: y, r: 6.5, fill: colour, stroke: ground, "stroke-width": 1.5 }),
    drawn("text", { x, y: y + 3.5, fill: ground, "font-size": 10, "font-weight": "bold", "text-anchor": "middle" }, sign),
  );
}

/** @param {import("./picture.js").Picture} picture */
function actorsOf(picture) {
  const { geometry, network, shown, lit } = picture;
  const { actors, types } = network.view;
  return Array.from(network.hubsLast).filter((actor) => shown?.actors[actor]).map((actor) => {
    const r = geometry.radius(actor);
    const type = types[actors[actor].type];
    return drawn("path", {
      "data-actor": visible(actors[actor].id),
      d: shapeOutline(type.shape),
      transform: `translate(${short(geometry.screenX(actor))} ${short(geometry.screenY(actor))}) scale(${short(r)})`,
      fill: standingOut(type.colour, 3),
      "fill-rule": "evenodd",
      "stroke-width": 2 / r,
      "paint-order": "stroke",
      opacity: shown?.actors[actor] === 2 || (lit && !lit.actors.has(actor)) ? 0.3 : 1,
    });
  });
}

/** @param {import("./picture.js").Picture} picture @param {string} ground */
function wordsOf(picture, ground) {
  return picture.wordsPlaced.map(({ text, x, y, angle, colour }) =>
    drawn("text", { transform: `translate(${short(x)} ${short(y)}) rotate(${short((angle * 180) / Math.PI)})`, dy: 3.5, fill: colour, stroke: ground, "stroke-width": 3, "paint-order": "stroke" }, text),
  );
}

/** @param {import("./picture.js").Picture} picture @param {string} ground */
function namesOf(picture, ground) {
  const { geometry, namer } = picture;
  return [...picture.names, ...picture.lifted].map((name) => {
    const x = geometry.screenX(name.actor) + name.dx + name.width / 2;
    const y = geometry.screenY(name.actor) + name.dy + nameLine - 3.5;
    const lines = name.lines.map((line, n) => drawn("tspan", { x, y: y + n * nameLine }, line));
    return drawn("text", { "font-weight": nameFont(namer.strong[name.actor] > 0).slice(0, 3), direction: name.rtl ? "rtl" : "ltr", stroke: ground, "stroke-width": 4, "paint-order": "stroke", "stroke-linejoin": "round" }, ...lines);
  });
}

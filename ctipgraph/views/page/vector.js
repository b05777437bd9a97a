// @ts-check
// The picture as it stands, drawn again in SVG: the same lines, figures, names and words, not a copy of pixels.

import { palette, standingOut } from "./colour.js";
import { isSymmetric } from "./data.js";
import { pointAt } from "./geometry.js";
import { BAND_STRENGTH, GUIDE_FONT, RING_STRENGTH } from "./guides.js";
import { dashesOf, lookOf } from "./look.js";
import { arrowPoints } from "./marks.js";
import { FONT, nameFont, nameLine } from "./names.js";
import { SIGN_AT } from "./picture.js";
import { SVG, shapeOutline } from "./shapes.js";
import { visible } from "./text.js";

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
 * @param {import("./poster.js").Poster} poster
 */
export function svgOf(picture, poster) {
  return new XMLSerializer().serializeToString(svgElement(picture, poster));
}

/**
 * @param {import("./picture.js").Picture} picture
 * @param {import("./poster.js").Poster} poster
 */
export function svgElement(picture, { above, below }) {
  const { width, height, network } = picture;
  const { ground, ink } = palette();
  const whole = above.bottom + height + below.bottom;
  const svg = drawn("svg", { viewBox: `0 0 ${width} ${short(whole)}`, width, height: whole, "font-family": FONT });
  svg.append(
    drawn("title", {}, visible(network.view.title)),
    drawn("rect", { width, height: whole, fill: ground }),
    drawn(
      "svg", // what runs out of the picture is cut off
      { y: above.bottom, width, height },
      drawn("g", { id: "guides" }, ...picture.guideMarks().flatMap(guideOf)),
      ...(picture.isFar
        ? crowdOf(picture)
        : [
            drawn("g", { id: "facts", fill: "none" }, ...edgesOf(picture)),
            drawn("g", { id: "actors", stroke: ground, "stroke-linejoin": "round" }, ...actorsOf(picture)),
          ]),
      drawn("g", { id: "words", "font-size": 10.5, "text-anchor": "middle" }, ...wordsOf(picture, ground)),
      drawn("g", { id: "names", "font-size": 12, "text-anchor": "middle", fill: ink }, ...namesOf(picture, ground)),
    ),
    drawn("g", { id: "head" }, ...above.marks.map(markOf)),
    drawn("g", { id: "legend", transform: `translate(0 ${short(above.bottom + height)})` }, ...below.marks.map(markOf)),
  );
  return svg;
}

/** @param {import("./guides.js").GuideMark} mark */
function guideOf(mark) {
  const { quiet } = palette();
  const { x, y } = mark;
  if (mark.kind === "band") return mark.isDark ? [drawn("rect", { x, y, width: mark.width, height: mark.height, fill: quiet, opacity: String(BAND_STRENGTH) })] : [];
  if (mark.kind === "ring") return [drawn("ellipse", { cx: x, cy: y, rx: mark.wide, ry: mark.high, fill: "none", stroke: quiet, opacity: RING_STRENGTH })];
  const [weight, size] = GUIDE_FONT.split(" ");
  return [drawn("text", { x, y, fill: quiet, "font-weight": weight, "font-size": size, "text-anchor": mark.middle ? "middle" : "start" }, mark.text)];
}

/** @param {import("./poster.js").Mark} mark */
function markOf(mark) {
  const { x, y, colour } = mark;
  if (mark.kind === "sign") return signAt(mark, mark.sign, colour);
  if (mark.kind === "figure") return drawn("path", { d: shapeOutline(mark.shape), transform: `translate(${short(x)} ${short(y)}) scale(6)`, fill: colour, "fill-rule": "evenodd" });
  if (mark.kind === "line") return drawn("path", { d: `M${short(x - 13)} ${short(y)}h26`, stroke: colour, ...strokeOf(mark.line, 2) });
  const [weight, size] = mark.font.split(" ");
  return drawn("text", { x, y, fill: colour, "font-weight": weight, "font-size": size, direction: mark.rtl ? "rtl" : "ltr" }, mark.text);
}

/** @param {string} line @param {number} width */
function strokeOf(line, width) {
  const isDotted = line === "dotted";
  return { "stroke-width": isDotted ? width * 1.35 : width, "stroke-dasharray": dashesOf(line).join(" ") || "none", "stroke-linecap": isDotted ? "round" : "butt" };
}

/** A large network from afar: bands, communities, and all actors of a type as one path. @param {import("./picture.js").Picture} picture */
function crowdOf({ crowd, geometry, network, shown }) {
  const { camera } = geometry;
  const { quiet } = palette();
  const at = (/** @type {{x: number, y: number}} */ place) => `${short(camera.toScreenX(place.x))} ${short(camera.toScreenY(place.y))}`;
  const bands = crowd.bands.map(({ one, other, facts }) =>
    drawn("path", { d: `M${at(crowd.communities[one])}L${at(crowd.communities[other])}`, "data-facts": facts, opacity: 0.16 + 0.4 * crowd.share(facts), "stroke-width": 0.6 + 8 * crowd.share(facts) }),
  );
  const circles = crowd.communities.flatMap((own) => (own ? [drawn("circle", { cx: camera.toScreenX(own.x), cy: camera.toScreenY(own.y), r: own.size * camera.k + 4, opacity: 0.13 })] : []));
  const points = network.view.types.map(({ colour }, type) => {
    const members = Array.from(network.hubsLast).filter((actor) => shown?.actors[actor] && crowd.typeOf[actor] === type);
    const d = members.map((actor) => `M${at({ x: network.x[actor], y: network.y[actor] })}h0`).join("");
    return drawn("path", { d, stroke: standingOut(colour, 3), "stroke-width": 1.1 * Math.max(1.3, geometry.radius(members[0] ?? 0)), "stroke-linecap": "round" });
  });
  return [drawn("g", { id: "bands", stroke: quiet }, ...bands), drawn("g", { id: "communities", fill: quiet }, ...circles), drawn("g", { id: "actors" }, ...points)];
}

/** @param {import("./picture.js").Picture} picture */
function edgesOf(picture) {
  const { geometry, network, shown, lit } = picture;
  const { relations, facts } = network.view;
  return Array.from(network.edges.keys()).filter((edge) => picture.isEdgeShown(edge) && !picture.isOutside(geometry.curveOf(edge))).map((edge) => {
    const fact = network.edges[edge];
    const { colour, line, isFaint, sign } = lookOf(network, shown?.changes ?? null, fact);
    const curve = geometry.curveOf(edge);
    const d = `M${short(curve.ax)} ${short(curve.ay)}Q${short(curve.cx)} ${short(curve.cy)} ${short(curve.bx)} ${short(curve.by)}`;
    const parts = [drawn("path", { d, stroke: colour, ...strokeOf(line, 1.5) })];
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
  return Array.from(network.hubsLast).filter((actor) => shown?.actors[actor]).flatMap((actor) => {
    const r = geometry.radius(actor);
    const type = types[actors[actor].type];
    const [x, y] = [geometry.screenX(actor), geometry.screenY(actor)];
    if (x < -r || y < -r || x > picture.width + r || y > picture.height + r) return [];
    const figure = drawn("path", {
      "data-actor": visible(actors[actor].id),
      d: shapeOutline(type.shape),
      transform: `translate(${short(x)} ${short(y)}) scale(${short(r)})`,
      fill: standingOut(type.colour, 3),
      "fill-rule": "evenodd",
      "stroke-width": 2 / r,
      "paint-order": "stroke",
      opacity: shown?.actors[actor] === 2 || (lit && !lit.actors.has(actor)) ? 0.3 : 1,
    });
    return network.disputedAt[actor] ? [figure, signAt({ x: x + r * 0.9, y: y - r * 0.9 }, "!", palette().alarm)] : [figure];
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

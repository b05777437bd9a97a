// @ts-check
// What stands around a picture that is taken away: its title and how much of how much it shows above it; below it
// what its signs mean, how to read it, how to cite it, its licence. As marks, which a canvas and an SVG draw alike.

import { rangeWords, shownOf } from "./about.js";
import { narrowings } from "./chips.js";
import { palette, standingOut } from "./colour.js";
import { CHANGES, CHANGE_LOOKS } from "./compare.js";
import { changeCount } from "./explore.js";
import { tally } from "./legend.js";
import { FONT } from "./names.js";
import { direction, linesOf, visible } from "./text.js";
import { say } from "./words.js";

const RIM = 16;
const COLUMN = 230; // at least so wide is a column of the legend
const LINE_HEIGHT = 1.45;

/**
 * A text, a figure, a line or a sign. `x` and `y` are its middle; of a text the start of its baseline.
 * @typedef {{kind: "text", x: number, y: number, text: string, font: string, colour: string, rtl: boolean}
 *   | {kind: "figure", x: number, y: number, shape: string, colour: string}
 *   | {kind: "line", x: number, y: number, line: string, colour: string}
 *   | {kind: "sign", x: number, y: number, sign: string, colour: string}} Mark
 * @typedef {{kind: "figure", shape: string, colour: string} | {kind: "line", line: string, colour: string}
 *   | {kind: "sign", sign: string, colour: string}} Sign
 * @typedef {{sign: Sign, label: string, count: string}} Entry
 * @typedef {{above: Sheet, below: Sheet}} Poster
 */

/** Marks from above to below, each line of text where the one before it ends. */
class Sheet {
  /** @param {number} width @param {CanvasRenderingContext2D} context to measure with */
  constructor(width, context) {
    this.width = width;
    this.context = context;
    this.bottom = RIM / 2;
    /** @type {Mark[]} */
    this.marks = [];
  }

  /** @param {string} text @param {string} font */
  measure(text, font) {
    this.context.font = font;
    return this.context.measureText(text).width;
  }

  /**
   * A paragraph over the whole width.
   * @param {string} text
   * @param {number} size
   * @param {string} colour
   * @param {number} [weight]
   */
  write(text, size, colour, weight = 400) {
    const font = fontOf(size, weight);
    const rtl = direction(text) === "rtl";
    for (const line of linesOf(text, (one) => this.measure(one, font) <= this.width - 2 * RIM)) {
      this.marks.push({ kind: "text", x: rtl ? this.width - RIM : RIM, y: this.bottom + size, text: line, font, colour, rtl });
      this.bottom += size * LINE_HEIGHT;
    }
  }

  /**
   * A heading and its entries, in columns.
   * @param {string} title
   * @param {Entry[]} entries
   */
  list(title, entries) {
    if (!entries.length) return;
    const { ink, quiet } = palette();
    const [font, size] = [fontOf(12, 400), 12];
    this.bottom += 6;
    this.write(title, size, ink, 650);
    const columns = Math.max(1, Math.floor((this.width - 2 * RIM) / COLUMN));
    const room = (this.width - 2 * RIM) / columns;
    const rows = Math.ceil(entries.length / columns);
    entries.forEach(({ sign, label, count }, n) => {
      const x = RIM + Math.floor(n / rows) * room;
      const y = this.bottom + ((n % rows) + 0.5) * size * 1.55;
      this.marks.push({ ...sign, x: x + 15, y });
      const text = this.cut(visible(label), room - 50 - this.measure(count, font), font);
      const words = { kind: /** @type {const} */ ("text"), y: y + size * 0.36, font, rtl: false };
      this.marks.push({ ...words, x: x + 38, text, colour: ink });
      if (count) this.marks.push({ ...words, x: x + 44 + this.measure(text, font), text: count, colour: quiet });
    });
    this.bottom += rows * size * 1.55;
  }

  /** @param {string} text @param {number} room @param {string} font */
  cut(text, room, font) {
    if (this.measure(text, font) <= room) return text;
    const [first] = linesOf(text, (line) => this.measure(`${line}…`, font) <= room);
    return `${first}…`;
  }
}

/** @param {number} size @param {number} weight */
function fontOf(size, weight) {
  return `${weight} ${size}px ${FONT}`;
}

/**
 * @param {import("./picture.js").Picture} picture
 * @param {import("./filter.js").Shown} shown
 * @param {import("./state.js").State} state
 * @returns {Poster}
 */
export function posterOf({ network, width, context }, shown, state) {
  const { view } = network;
  const { ink, quiet } = palette();
  const above = new Sheet(width, context);
  const below = new Sheet(width, context);
  above.write(visible(view.title), 17, ink, 650);
  above.write(say("takeShown", { ...shownOf(view, shown.factCount, shown.actorCount), edges: shown.edgeCount, range: rangeWords(view) }), 12, quiet);
  for (const words of narrowingWords(network, state)) above.write(words, 12, quiet);
  if (shown.changes) below.list(say("changesKey"), changeEntries(shown.changes, shown));
  else below.list(say("legendRelations"), groupEntries(network, shown));
  below.list(say("legendStatuses"), statusEntries(network, shown));
  below.list(say("legendActors"), typeEntries(network, shown));
  below.bottom += 6;
  below.write(`${say("aboutReadingText")} ${say("legendSize", { measure: say(`size.${state.size}`) })}.`, 11, quiet);
  if (view.citation) below.write(`${say("aboutCite")}: ${visible(view.citation)}`, 11, quiet);
  if (view.licence) below.write(`${say("aboutLicence")}: ${visible(view.licence)}`, 11, quiet);
  below.bottom += RIM / 2;
  return { above, below };
}

/** What narrows the picture, and what the legend hides. @param {import("./data.js").Network} network @param {import("./state.js").State} state */
function narrowingWords(network, state) {
  const { relations, statuses, types } = network.view;
  const hidden = [
    ...[...state.hiddenRelations].map((n) => relations[n].label),
    ...[...state.hiddenStatuses].map((n) => statuses[n].label),
    ...[...state.hiddenTypes].map((n) => types[n].label),
  ];
  const narrowed = narrowings(network, state).map(({ words }) => words);
  return [
    narrowed.length ? `${say("chips")}: ${narrowed.join("; ")}` : "",
    hidden.length ? say("takeLeftOut", { what: hidden.map(visible).join(", ") }) : "",
  ].filter(Boolean);
}

/**
 * The entries of what there is some of.
 * @template Thing
 * @param {Thing[]} things
 * @param {ArrayLike<number>} now how many of each are shown
 * @param {ArrayLike<number>} all
 * @param {(thing: Thing) => {sign: Sign, label: string}} entry
 * @returns {Entry[]}
 */
function entries(things, now, all, entry) {
  return things.flatMap((thing, n) => (now[n] ? [{ ...entry(thing), count: now[n] === all[n] ? String(all[n]) : say("countOf", { n: now[n], m: all[n] }) }] : []));
}

/** @param {import("./data.js").Network} network @param {import("./filter.js").Shown} shown */
function groupEntries({ view }, { byRelation }) {
  const all = tally(view.relations.length, view.facts.map((fact) => fact.relation));
  const ofGroups = (/** @type {Uint32Array} */ counts) => view.groups.map((_, group) => view.relations.reduce((sum, relation, n) => sum + (relation.group === group ? counts[n] : 0), 0));
  return entries(view.groups, ofGroups(byRelation), ofGroups(all), ({ label, colour }) => ({ sign: { kind: "line", line: "solid", colour: standingOut(colour, 3) }, label }));
}

/** @param {import("./data.js").Network} network @param {import("./filter.js").Shown} shown */
function statusEntries({ view }, { byStatus, disputedCount }) {
  const all = tally(view.statuses.length, view.facts.map((fact) => fact.status));
  const rows = entries(view.statuses, byStatus, all, ({ label, line }) => ({ sign: { kind: "line", line, colour: standingOut("#7a7a7a", 4.5) }, label }));
  if (disputedCount) rows.push({ sign: { kind: "sign", sign: "!", colour: palette().alarm }, label: say("legendConflict"), count: "" });
  return rows;
}

/** @param {import("./data.js").Network} network @param {import("./filter.js").Shown} shown */
function typeEntries({ view }, { byType }) {
  const all = tally(view.types.length, view.actors.map((actor) => actor.type));
  return entries(view.types, byType, all, ({ label, shape, colour }) => ({ sign: { kind: "figure", shape, colour: standingOut(colour, 3) }, label }));
}

/** While two years are compared, colours say what became of a fact. @param {Uint8Array} changes @param {import("./filter.js").Shown} shown @returns {Entry[]} */
function changeEntries(changes, { facts }) {
  return CHANGES.flatMap((name, n) => {
    if (!name) return [];
    const { sign, colour } = CHANGE_LOOKS[name];
    return [{ sign: { kind: "sign", sign, colour: standingOut(colour, 3) }, label: say(`change.${name}`), count: changeCount(changes, facts, n) }];
  });
}

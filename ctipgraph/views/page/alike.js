// @ts-check
// Names that look the same and are not: of two actors, or of letters from several scripts in one word.

import { folded } from "./text.js";

// Cyrillic and Greek letters beside the Latin ones that they look like, in small letters.
const TWINS = /** @type {Record<string, string>} */ ({
  а: "a", в: "b", е: "e", к: "k", м: "m", н: "h", о: "o", р: "p", с: "c", т: "t", у: "y", х: "x", і: "i", ј: "j", ѕ: "s", ԁ: "d", һ: "h",
  α: "a", β: "b", ε: "e", η: "n", ι: "i", κ: "k", μ: "u", ν: "v", ο: "o", ρ: "p", τ: "t", υ: "u", χ: "x", ζ: "z",
  "0": "o", "1": "l",
});

/**
 * What a name looks like: names of the same look are easily taken for each other.
 * @param {string} text
 */
function lookOfName(text) {
  return folded(text).replace(/./gu, (one) => TWINS[one] ?? one);
}

/** Whether a word mixes scripts that look alike. @param {string} text */
export function mixesScripts(text) {
  return text.split(/[^\p{L}\p{M}]+/u).some((word) => {
    const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
    return scripts.filter((script) => script.test(word)).length > 1;
  });
}

/** @type {WeakMap<import("./data.js").Network, Map<string, number[]>>} */
const looks = new WeakMap();

/**
 * The other actors whose name looks like this one's.
 * @param {import("./data.js").Network} network
 * @param {number} actor
 * @returns {number[]}
 */
export function alikeOf(network, actor) {
  let known = looks.get(network);
  if (!known) {
    known = new Map();
    for (const [n, { label }] of network.view.actors.entries()) {
      const look = lookOfName(label);
      const list = known.get(look);
      if (list) list.push(n);
      else known.set(look, [n]);
    }
    looks.set(network, known);
  }
  return (known.get(lookOfName(network.view.actors[actor].label)) ?? []).filter((other) => other !== actor);
}

// @ts-check
// The first script of a packed page takes the program out of its letters and starts it. The page's policy names the
// digests of both, so that neither can be any other.

import { inflated } from "./letters.js";

/** @param {string} id */
async function unfold(id) {
  const element = /** @type {HTMLElement} */ (document.getElementById(id));
  element.textContent = new TextDecoder().decode(await inflated(element));
  return element;
}

await unfold("words");
const packed = await unfold("program");
const program = document.createElement("script");
program.type = "module";
program.textContent = packed.textContent;
packed.replaceWith(program);

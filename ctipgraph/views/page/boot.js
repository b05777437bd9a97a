// @ts-check
// The first script of a packed page takes the program out of its letters and starts it. The page's policy names the
// digests of both, so that neither can be any other.

import { inflated } from "./letters.js";

/** @param {string} id */
async function textOf(id) {
  const element = /** @type {HTMLElement} */ (document.getElementById(id));
  element.textContent = new TextDecoder().decode(await inflated(element));
  return element.textContent;
}

await textOf("words");
const program = document.createElement("script");
program.type = "module";
program.textContent = await textOf("program");
document.body.append(program);

// @ts-check
// The first script of a packed page takes words and program out of their letters and starts the program. The page's
// policy names the digests of both scripts, so that neither can be any other.

import { inflated } from "./letters.js";

async function start() {
  const packed = /** @type {HTMLElement} */ (document.getElementById("program"));
  const text = new TextDecoder().decode(await inflated(packed));
  const end = text.indexOf("\n"); // of the words
  const words = /** @type {HTMLElement} */ (document.getElementById("words"));
  words.textContent = text.slice(0, end);
  const program = document.createElement("script");
  program.type = "module";
  program.textContent = text.slice(end + 1);
  packed.replaceWith(program);
}

await start();

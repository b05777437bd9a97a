// @ts-check
// Copying text, also where the browser keeps the clipboard to itself.

import { byId, make } from "./dom.js";
import { say } from "./words.js";

/**
 * A button that copies; where it can't, the text stands selected beside it.
 * @param {string} words
 * @param {() => string} text
 */
export function copyButton(words, text) {
  const button = make("button", { type: "button", class: "plain small copy", click: () => copy(button, text()) }, words);
  return button;
}

/** @param {HTMLElement} button @param {string} text */
export async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(text);
    byId("live").textContent = say("copied");
    showCopied(button);
  } catch {
    const field = make("textarea", { class: "copy-field", readonly: true, rows: "3", "aria-label": say("copyByHand") }, text);
    field.addEventListener("blur", () => field.remove());
    button.after(field);
    field.focus();
    field.select();
    byId("live").textContent = say("copyByHand");
  }
}

/** @param {HTMLElement} button */
function showCopied(button) {
  if (button.dataset.words) return;
  button.dataset.words = button.textContent ?? "";
  button.textContent = say("copied");
  window.setTimeout(() => {
    button.textContent = button.dataset.words ?? "";
    delete button.dataset.words;
  }, 1400);
}

// @ts-check
// Elements made of text nodes. No markup is ever parsed: whatever stands in data stays text.

import { say } from "./words.js";
import { visible } from "./text.js";

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * An element with attributes and children; a string becomes a text node.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | ((event: Event) => void)>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * Text from data, in its own direction, with unseen characters shown.
 * @param {unknown} text
 * @param {string} [lang]
 */
export function quoted(text, lang) {
  return make("bdi", lang ? { lang, dir: "auto" } : { dir: "auto" }, visible(text));
}

/**
 * The preferred name of an actor, in the language that the data give it.
 * @param {import("./data.js").Actor} actor
 */
export function named({ label, names }) {
  return quoted(label, names.find(({ text }) => text === label)?.lang);
}

/** Whether the screen is as narrow as page.css means it. */
export function isNarrow() {
  return window.matchMedia("(max-width: 760px)").matches;
}

/**
 * The element that page.html declares.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`page.html has no #${id}`);
  return element;
}

/** Where an element stands on another: left, top, right, bottom. @param {HTMLElement} element @param {HTMLElement} ground */
export function boxWithin(element, ground) {
  const [own, below] = [element.getBoundingClientRect(), ground.getBoundingClientRect()];
  return [own.left - below.left, own.top - below.top, own.right - below.left, own.bottom - below.top];
}

/**
 * A link to a web address; anything else is said, not linked.
 * @param {string} url
 * @param {string} words
 * @returns {HTMLElement}
 */
export function outwardLink(url, words) {
  const address = webAddress(url);
  if (!address) return make("span", { class: "quiet" }, say("badLink", { url: visible(url) }));
  const hint = say("newTab", { host: address.host });
  return make(
    "a",
    { href: address.href, target: "_blank", rel: "noopener noreferrer", title: hint },
    words,
    make("span", { class: "unseen" }, ` (${hint})`),
    make("span", { "aria-hidden": "true" }, " ↗"),
  );
}

/** The address if it is one of the web, else null. @param {string} url */
export function webAddress(url) {
  try {
    const address = new URL(url);
    return address.protocol === "https:" || address.protocol === "http:" ? address : null;
  } catch {
    return null;
  }
}

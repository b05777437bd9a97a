// @ts-check
// Every word of the interface comes from words.json: a translation is one more such file.

/** @type {Record<string, string>} */
const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

const plurals = new Intl.PluralRules(words.lang || "en");

/**
 * The interface's words for a key, with `{name}` replaced.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  const template = words[key] ?? key;
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * The words for a number of things: the plural form is the language's own.
 * @param {string} key
 * @param {number} n
 */
export function sayCount(key, n) {
  const form = `${key}.${plurals.select(n)}`;
  return say(form in words ? form : `${key}.other`, { n });
}

/** @param {string} key */
export function hasWord(key) {
  return Object.hasOwn(words, key);
}

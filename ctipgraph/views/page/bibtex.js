// @ts-check
// The documents that are shown, for a bibliography.

import { visible } from "./text.js";

const SPECIAL = /** @type {Record<string, string>} */ ({
  "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "%": "\\%", "&": "\\&", "#": "\\#", _: "\\_", $: "\\$",
  "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
});

/**
 * @param {import("./data.js").Network} network
 * @param {import("./filter.js").Shown} shown
 */
export function bibtexOf(network, shown) {
  return network.view.documents
    .filter((_, n) => shown.byDocument[n])
    .map(({ id, title, publisher, published, url }) => {
      const rows = [
        ["title", `{${tex(title)}}`], // the second braces keep the capitals
        ["publisher", tex(publisher)],
        ["year", tex(published.slice(0, 4))],
        ["date", tex(published)],
        ["url", visible(url).replace(/[{}\\\s]/g, encodeURIComponent)],
      ];
      const fields = rows.filter(([, text]) => text).map(([field, text]) => `  ${field} = {${text}}`);
      return `@misc{${visible(id).replace(/[^\w:.-]+/g, "-")},\n${fields.join(",\n")}\n}\n`;
    })
    .join("\n");
}

/** @param {string} text */
function tex(text) {
  return visible(text).replace(/[\\{}%&#_$~^]/g, (one) => SPECIAL[one]);
}

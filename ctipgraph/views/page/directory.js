// @ts-check
// The actors as a list of buttons: what the canvas holds, for the keyboard and the screen reader.

import { standingOut } from "./colour.js";
import { byId, make, named } from "./dom.js";
import { shapeIcon } from "./shapes.js";
import { visible } from "./text.js";
import { say, sayCount } from "./words.js";

const MOST_ROWS = 2000; // more make the page slow to lay out
const collate = new Intl.Collator();

/**
 * @param {import("./data.js").Network} network
 * @param {import("./filter.js").Shown} shown
 * @param {import("./state.js").Store} store
 */
export function buildDirectory(network, shown, store) {
  const fold = /** @type {HTMLDetailsElement} */ (byId("directory-fold"));
  fold.ontoggle = () => fold.open && !byId("actors").childElementCount && buildDirectory(network, shown, store);
  if (network.view.actors.length > MOST_ROWS && !fold.open) return byId("actors").replaceChildren(); // made when it is opened
  const { actors, types } = network.view;
  const order = [...actors.keys()].filter((n) => shown.actors[n]);
  order.sort((one, other) => collate.compare(actors[one].label, actors[other].label) || one - other);
  byId("actors").replaceChildren(
    ...order.slice(0, MOST_ROWS).map((n) => {
      const type = types[actors[n].type];
      const facts = network.factsAt[n].filter((fact) => shown.facts[fact]).length;
      return make(
        "li",
        {},
        make(
          "button",
          {
            type: "button",
            class: "row",
            click: () => store.select({ kind: "actor", at: n }),
            focus: () => store.change({ hover: { kind: "actor", at: n } }),
            blur: () => store.change({ hover: null }),
          },
          shapeIcon(type.shape, standingOut(type.colour, 3)),
          make("span", { class: "label" }, named(actors[n]), make("span", { class: "unseen" }, `, ${visible(type.label)}, `)),
          make("span", { class: "count", "aria-hidden": "true" }, String(facts)),
          make("span", { class: "unseen" }, sayCount("facts", facts)),
        ),
      );
    }),
    ...(order.length > MOST_ROWS ? [make("li", { class: "note" }, say("directoryMore", { n: MOST_ROWS, m: order.length }))] : []),
  );
}

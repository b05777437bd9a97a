// @ts-check
// The actors as a list of buttons: what the canvas holds, for the keyboard and the screen reader.

import { standingOut } from "./colour.js";
import { byId, make, quoted } from "./dom.js";
import { shapeIcon } from "./shapes.js";
import { visible } from "./text.js";
import { sayCount } from "./words.js";

/**
 * @param {import("./data.js").Network} network
 * @param {import("./filter.js").Shown} shown
 * @param {import("./state.js").Store} store
 */
export function buildDirectory(network, shown, store) {
  const { actors, types } = network.view;
  const order = [...actors.keys()].filter((n) => shown.actors[n]);
  order.sort((one, other) => actors[one].label.localeCompare(actors[other].label) || one - other);
  byId("actors").replaceChildren(
    ...order.map((n) => {
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
          make("span", { class: "label" }, quoted(actors[n].label), make("span", { class: "unseen" }, `, ${visible(type.label)}, `)),
          make("span", { class: "count", "aria-hidden": "true" }, String(facts)),
          make("span", { class: "unseen" }, sayCount("facts", facts)),
        ),
      );
    }),
  );
}

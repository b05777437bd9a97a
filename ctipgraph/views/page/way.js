// @ts-check
// The panel of a path: each step as sentences, with what they rest on one click away.

import { factButton } from "./actor.js";
import { inTimeOrder } from "./data.js";
import { make, named } from "./dom.js";
import { wayOf } from "./reach.js";
import { say, sayCount } from "./words.js";

/**
 * @param {import("./data.js").Network} network
 * @param {import("./filter.js").Shown} shown
 * @param {import("./state.js").Store} store
 * @returns {(Node | null)[]}
 */
export function pathPanel(network, shown, store) {
  const { path } = store.state;
  if (!path || path.to === null) return [make("h2", { id: "panel-title", tabindex: "-1" }, say("path"))];
  const { actors } = network.view;
  const way = wayOf(network, shown, path);
  const name = (/** @type {number} */ at) =>
    make("button", { type: "button", class: "actor-link", click: () => store.select({ kind: "actor", at }) }, named(actors[at]));
  const sure = make(
    "button",
    { type: "button", class: "plain small toggle", "aria-pressed": String(path.sure), click: () => store.change({ path: { ...path, sure: !path.sure } }) },
    say("pathSure"),
  );
  return [
    make("h2", { id: "panel-title", tabindex: "-1", class: "between" }, make("span", { class: "quiet" }, say("pathFrom")), " ", name(path.from), make("span", { class: "quiet" }, ` ${say("pathTo")} `), name(path.to)),
    make("p", { class: "quiet" }, way ? sayCount("steps", way.steps.length) : say("pathNone")),
    make("p", { class: "deeds" }, sure),
    ...(way?.steps ?? []).map((edges, n) =>
      make(
        "section",
        { class: "fact-group" },
        make("h3", {}, say("pathStep", { n: n + 1 }), ": ", named(actors[way?.actors[n] ?? 0]), " – ", named(actors[way?.actors[n + 1] ?? 0])),
        make("ul", { class: "facts" }, ...inTimeOrder(network, edges.map((edge) => network.edges[edge])).map((fact) => make("li", {}, factButton(network, store, fact)))),
      ),
    ),
    make("p", { class: "quiet" }, say("pathNote")),
  ];
}

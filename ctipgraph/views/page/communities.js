// @ts-check
// The communities of a large network: one goes into them by a click in the picture or from a list.

import { byId, make, quoted } from "./dom.js";
import { visible } from "./text.js";
import { say, sayCount } from "./words.js";

const CLOSEST = 1.2; // the scale at which a small community is shown
const NEARER = 1.4;

/**
 * Bring the members of a community into sight, so near that they are drawn one by one.
 * @param {import("./picture.js").Picture} picture
 * @param {number} community
 */
export function enterCommunity(picture, community) {
  const { crowd, geometry, network, shown } = picture;
  if (!shown) return;
  const [width, height] = picture.free();
  const members = crowd.membersOf(community, shown);
  const [xs, ys] = [network.x, network.y].map((places) => members.map((actor) => places[actor]));
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const place = { x: (left + right) / 2, y: (top + bottom) / 2, k: Math.min((width - 120) / (right - left || 1), (height - 120) / (bottom - top || 1), CLOSEST) };
  geometry.camera.look(place, width, height);
  for (let steps = 0; steps < 9 && !crowd.inSight(shown, width, height); steps += 1) geometry.camera.zoom(NEARER, width / 2, height / 2);
  picture.move();
  byId("live").textContent = say("liveCommunity", { name: hubName(picture, community), actors: sayCount("actors", members.length) });
}

/** @param {import("./picture.js").Picture} picture @param {number} community */
function hubName({ crowd, network }, community) {
  return visible(network.view.actors[crowd.communities[community].hub].label);
}

/**
 * The communities as a list of buttons, the largest first; made when it is opened.
 * @param {import("./picture.js").Picture} picture
 */
export function listCommunities(picture) {
  const { crowd, shown } = picture;
  const fold = /** @type {HTMLDetailsElement} */ (byId("communities-fold"));
  fold.hidden = !crowd.isLarge;
  fold.ontoggle = () => listCommunities(picture);
  if (!crowd.isLarge || !shown || !fold.open) return;
  crowd.count(shown);
  const order = [...crowd.communities.keys()].filter((n) => crowd.communities[n]?.actors > 1);
  order.sort((one, other) => crowd.communities[other].actors - crowd.communities[one].actors || one - other);
  byId("communities").replaceChildren(
    ...order.map((n) =>
      make(
        "li",
        {},
        make(
          "button",
          { type: "button", class: "row", click: () => enterCommunity(picture, n) },
          make("span", { class: "label" }, quoted(hubName(picture, n))),
          make("span", { class: "count", "aria-hidden": "true" }, String(crowd.communities[n].actors)),
          make("span", { class: "unseen" }, sayCount("actors", crowd.communities[n].actors)),
        ),
      ),
    ),
  );
}

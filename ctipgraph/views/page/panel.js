// @ts-check
// The frame of the panel: what it shows, where the focus goes, and how it closes.

import { aboutPanel } from "./about.js";
import { actorPanel } from "./actor.js";
import { byId } from "./dom.js";
import { evidencePanel } from "./evidence.js";
import { sentenceText } from "./sentence.js";
import { visible } from "./text.js";
import { companions } from "./data.js";
import { storiesPanel } from "./story.js";
import { takePanel } from "./take.js";
import { wayOf } from "./reach.js";
import { pathPanel } from "./way.js";
import { say, sayCount } from "./words.js";

export class Panel {
  /**
   * @param {import("./data.js").Network} network
   * @param {import("./state.js").Store} store
   * @param {import("./picture.js").Picture} picture
   */
  constructor(network, store, picture) {
    this.network = network;
    this.picture = picture;
    this.store = store;
    this.frame = byId("panel");
    this.body = byId("panel-body");
    /** @type {HTMLElement | null} where the focus was before the panel opened */
    this.cameFrom = null;
    byId("panel-close").addEventListener("click", () => store.select(null));
    byId("panel-back").addEventListener("click", () => store.back());
  }

  /**
   * @param {import("./state.js").State} state
   * @param {import("./filter.js").Shown} shown
   * @param {boolean} isNew whether the selection has changed, and not only the filter
   */
  show(state, shown, isNew) {
    const { selection } = state;
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    const wasInside = this.frame.contains(active);
    if (!selection) {
      if (this.frame.hidden) return;
      this.frame.hidden = true;
      this.body.replaceChildren();
      byId("live").textContent = say("liveClosed");
      if (wasInside) (this.cameFrom?.isConnected ? this.cameFrom : byId("picture")).focus();
      return;
    }
    if (this.frame.hidden) this.cameFrom = active && active !== document.body ? active : null;
    this.frame.hidden = false;
    byId("panel-back").hidden = !state.trail.length;
    const focused = wasInside ? active?.textContent : null;
    this.body.replaceChildren(...this.content(selection, shown).filter((part) => part !== null));
    if (!isNew) {
      if (wasInside && !this.frame.contains(document.activeElement)) this.refocus(focused ?? "");
      return;
    }
    this.body.scrollTop = 0;
    byId("live").textContent = this.announcement(selection, shown);
    // A hand on the picture or on a story stays there; everybody else goes on reading in the panel.
    if (active !== byId("picture") && !active?.closest("#story")) byId("panel-title").focus({ preventScroll: true });
  }

  /**
   * @param {import("./state.js").Selection} selection
   * @param {import("./filter.js").Shown} shown
   * @returns {(Node | null)[]}
   */
  content(selection, shown) {
    if (selection.kind === "actor") return actorPanel(this.network, shown, this.store, selection.at);
    if (selection.kind === "fact") return evidencePanel(this.network, shown, this.store, selection.at);
    if (selection.kind === "path") return pathPanel(this.network, shown, this.store);
    if (selection.kind === "take") return takePanel(this.picture, shown, this.store.state);
    if (selection.kind === "stories") return storiesPanel(this.network, this.store);
    return aboutPanel(this.network);
  }

  /** The panel was built anew under the focus: it goes to the button of the same words. @param {string} words */
  refocus(words) {
    const same = [...this.frame.querySelectorAll("button")].find((button) => button.textContent === words);
    (same ?? byId("panel-title")).focus({ preventScroll: true });
  }

  /** @param {import("./state.js").Selection} selection @param {import("./filter.js").Shown} shown */
  announcement(selection, shown) {
    const { actors, types } = this.network.view;
    if (selection.kind === "path") {
      const way = wayOf(this.network, shown, this.store.state.path);
      return say("livePath", { steps: way ? sayCount("steps", way.steps.length) : say("pathNone") });
    }
    if (selection.kind === "take" || selection.kind === "stories") return say(selection.kind);
    if (!("at" in selection)) return say("liveAbout");
    if (selection.kind === "fact") {
      const facts = sayCount("betweenCount", companions(this.network, selection.at).length);
      return say("liveFacts", { sentence: sentenceText(this.network, selection.at), facts });
    }
    const actor = actors[selection.at];
    const facts = sayCount("facts", this.network.factsAt[selection.at].length);
    return say("liveActor", { name: visible(actor.label), type: visible(types[actor.type].label), facts });
  }
}

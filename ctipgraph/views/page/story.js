// @ts-check
// A story told in steps: a sentence, what to look at meanwhile, and the facts that the sentence rests on.

import { fromAddress } from "./address.js";
import { byId, isNarrow, make, quoted } from "./dom.js";
import { sentenceText } from "./sentence.js";
import { visible } from "./text.js";
import { say, sayCount } from "./words.js";

/** @typedef {import("./data.js").Network} Network @typedef {import("./state.js").Store} Store */

export class Teller {
  /**
   * @param {Network} network
   * @param {Store} store
   * @param {(place: null) => void} lookAtAll
   */
  constructor(network, store, lookAtAll) {
    this.network = network;
    this.store = store;
    this.lookAtAll = lookAtAll;
    this.frame = byId("story");
    const button = byId("show-stories");
    button.hidden = !network.view.stories?.length;
    button.addEventListener("click", () => store.select({ kind: "stories" }));
    this.frame.addEventListener("keydown", (event) => this.key(event));
    store.listen((state, changed) => {
      if (changed.has("story")) this.show(state.story);
    });
  }

  /** @param {import("./state.js").State["story"]} at */
  show(at) {
    const wasOpen = !this.frame.hidden;
    const focused = this.frame.contains(document.activeElement) ? document.activeElement?.id : "";
    this.frame.hidden = at === null;
    if (!at) {
      this.frame.replaceChildren();
      if (focused) byId("show-stories").focus();
      return;
    }
    const story = this.network.view.stories?.[at.story];
    if (!story) return;
    this.lookAtAll(null);
    const step = story.steps[at.step];
    const where = say("storyStep", { n: at.step + 1, m: story.steps.length });
    const turn = (/** @type {string} */ id, /** @type {string} */ words, /** @type {number} */ by) =>
      make("button", { type: "button", id, class: "plain", disabled: !story.steps[at.step + by], click: () => this.turn(by) }, words);
    this.frame.replaceChildren(
      make("h2", { id: "story-title" }, quoted(story.title), ` · ${where}`),
      make("p", { class: "told" }, quoted(step.text)),
      make(
        "p",
        { class: "deeds" },
        turn("story-before", say("storyBefore"), -1),
        turn("story-next", say("storyNext"), 1),
        make("button", { type: "button", id: "story-end", class: "plain", click: () => this.end() }, say("storyEnd")),
        make("span", { class: "quiet" }, say("storyRests")),
        ...step.facts.map((fact, n) =>
          make(
            "button",
            { type: "button", class: "actor-link", "aria-label": `${say("storyFact", { n: n + 1 })}: ${sentenceText(this.network, fact)}`, title: sentenceText(this.network, fact), click: () => this.store.select({ kind: "fact", at: fact }) },
            say("storyFact", { n: n + 1 }),
          ),
        ),
      ),
    );
    const next = /** @type {HTMLButtonElement} */ (byId("story-next"));
    if (focused || !wasOpen) (next.disabled ? byId("story-end") : next).focus();
    byId("live").textContent = say("liveStory", { step: where, sentence: visible(step.text) });
  }

  /** @param {number} by */
  turn(by) {
    const at = this.store.state.story;
    if (at && this.network.view.stories?.[at.story].steps[at.step + by]) tell(this.network, this.store, at.story, at.step + by);
  }

  end() {
    this.store.change({ story: null });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === "ArrowRight") this.turn(1);
    else if (event.key === "ArrowLeft") this.turn(-1);
    else if (event.key === "Escape") this.end();
    else return;
    event.preventDefault();
  }
}

/** @param {Network} network @param {Store} store @param {number} story @param {number} step */
function tell(network, store, story, step) {
  const view = network.view.stories?.[story].steps[step].view ?? {};
  const { state } = fromAddress(network, new Map(Object.entries(view)));
  const { size, table, sort } = store.state;
  const selection = isNarrow() ? null : state.selection; // on a phone a panel would cover the picture
  store.change({ ...state, size, sort, selection, table: state.table || table, story: { story, step } });
}

/**
 * The stories to choose from.
 * @param {Network} network
 * @param {Store} store
 */
export function storiesPanel(network, store) {
  return [
    make("h2", { id: "panel-title", tabindex: "-1" }, say("stories")),
    make("p", { class: "quiet" }, say("storiesNote")),
    make(
      "ul",
      { class: "facts" },
      ...(network.view.stories ?? []).map((story, n) =>
        make(
          "li",
          {},
          make("button", { type: "button", class: "fact-line", click: () => tell(network, store, n, 0) }, make("b", {}, quoted(story.title)), make("span", { class: "quiet block" }, sayCount("storySteps", story.steps.length))),
        ),
      ),
    ),
  ];
}

// @ts-check
// Two handles on a row of years, over columns that tell how many facts have evidence from each year.

import { make } from "./dom.js";
import { say, sayCount } from "./words.js";

/**
 * @param {{first: number, last: number, counts: number[]}} years
 * @param {import("./state.js").Store} store
 */
export function yearControl({ first, last, counts }, store) {
  const most = Math.max(...counts, 1);
  const columns = counts.map((count, n) => {
    const column = make("span", { title: `${first + n}: ${sayCount("facts", count)}` });
    column.style.height = `${count ? Math.max(12, (100 * count) / most) : 3}%`;
    return column;
  });
  const handle = (/** @type {string} */ label, /** @type {number} */ value) => {
    const input = make("input", { type: "range", min: String(first), max: String(last), step: "1", "aria-label": label });
    input.value = String(value);
    return input;
  };
  const [from, to] = [handle(say("yearFrom"), first), handle(say("yearTo"), last)];
  const words = make("output", { class: "quiet" });
  const read = (/** @type {HTMLInputElement} */ moved) => {
    // a handle pushes the other along
    if (Number(from.value) > Number(to.value)) (moved === from ? to : from).value = moved.value;
    const pair = /** @type {[number, number]} */ ([Number(from.value), Number(to.value)]);
    store.change({ years: pair[0] === first && pair[1] === last ? null : pair });
  };
  for (const input of [from, to]) input.addEventListener("input", () => read(input));
  /** @param {import("./state.js").State} state */
  const follow = ({ years }) => {
    const [low, high] = years ?? [first, last];
    from.value = String(low);
    to.value = String(high);
    let n = 0;
    counts.forEach((count, at) => {
      const isIn = first + at >= low && first + at <= high;
      columns[at].classList.toggle("out", !isIn);
      if (isIn) n += count;
    });
    words.textContent = say("yearWords", { from: low, to: high, facts: sayCount("facts", n) });
  };
  const element = make(
    "div",
    { class: "field years", role: "group", "aria-label": say("years") },
    make("span", { "aria-hidden": "true" }, say("years")),
    make("div", { class: "columns", "aria-hidden": "true" }, ...columns),
    from,
    to,
    words,
  );
  return { element, follow };
}

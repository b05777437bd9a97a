// @ts-check
// The view as it stands in the file: plain JSON, or packed by views/packed.py, which says how. Packed lists are
// read where they are asked for: a hundred thousand records are not made to draw the first picture.

const ROW = Symbol("row");

/** @typedef {{length: number, at: (n: number) => any}} Column */
/** @typedef {Record<string, any>} Packed */

/**
 * @param {HTMLElement} element
 * @returns {Promise<import("./data.js").View>}
 */
export async function readView(element) {
  const text = element.textContent ?? "";
  if (element.dataset.form !== "packed") return JSON.parse(text || "{}");
  if (typeof DecompressionStream === "undefined") {
    const told = document.getElementById("too-old");
    if (told) told.hidden = false;
  }
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let n = 0; n < letters.length; n += 1) bytes[n] = letters.charCodeAt(n);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const [texts, value] = JSON.parse(await new Response(stream).text());
  element.textContent = ""; // the letters are not needed twice
  return unpack(value, texts);
}

/** @param {Packed} packed @param {string[]} texts @returns {any} */
function unpack(packed, texts) {
  if ("d" in packed) return Object.fromEntries(Object.entries(packed.d).map(([key, inner]) => [key, unpack(inner, texts)]));
  if ("r" in packed) return packed.r;
  const column = columnOf(packed, texts);
  return Array.from({ length: column.length }, (_, n) => column.at(n));
}

/** @param {Packed} packed @param {string[]} texts @returns {Column} */
function columnOf(packed, texts) {
  if ("t" in packed) return { length: packed.n, at: (n) => texts[packed.t + n] };
  if ("f" in packed) return { length: packed.f.length / packed.w, at: (n) => packed.p + packed.f.slice(n * packed.w, (n + 1) * packed.w) };
  if ("s" in packed) return { length: packed.s.length, at: (n) => (packed.s[n] === null ? null : texts[packed.s[n]]) };
  if ("o" in packed) return recordsOf(packed, texts);
  if ("l" in packed) return listsOf(packed.l, columnOf(packed.v, texts));
  const values = packed.i ?? packed.r;
  return { length: values.length, at: (n) => values[n] };
}

/** Records whose values are looked up when they are asked for. @param {Packed} packed @param {string[]} texts @returns {Column} */
function recordsOf(packed, texts) {
  const keys = Object.keys(packed.c);
  class PackedRecord {
    /** @param {number} place */
    constructor(place) {
      /** @type {any} */ (this)[ROW] = place;
    }

    toJSON() {
      return Object.fromEntries(keys.map((key) => [key, /** @type {any} */ (this)[key]]));
    }
  }
  for (const key of keys) {
    const column = columnOf(packed.c[key], texts);
    Object.defineProperty(PackedRecord.prototype, key, {
      /** @this {any} */
      get() {
        return column.at(this[ROW]);
      },
    });
  }
  return { length: packed.o, at: (n) => new PackedRecord(n) };
}

/** @param {number[]} lengths @param {Column} values @returns {Column} */
function listsOf(lengths, values) {
  const starts = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, n) => {
    starts[n + 1] = starts[n] + length;
  });
  return {
    length: lengths.length,
    at: (n) => {
      const list = [];
      for (let m = starts[n]; m < starts[n + 1]; m += 1) list.push(values.at(m));
      return list;
    },
  };
}

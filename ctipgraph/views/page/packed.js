// @ts-check
// The view as it stands in the file: plain JSON, or packed by views/packed.py, which says how. Packed lists are
// read where they are asked for: a hundred thousand records are not made to draw the first picture.

import { inflated } from "./letters.js";

const ROW = Symbol("row");
const NONE = /** @type {never[]} */ (Object.freeze([]));

/** @typedef {{length: number, at: (n: number) => any}} Column */
/** @typedef {Record<string, any>} Packed */

/**
 * @param {HTMLElement} element
 * @returns {Promise<import("./data.js").View>}
 */
export async function readView(element) {
  if (!element.dataset.bytes) return JSON.parse(element.textContent || "{}");
  const bytes = await inflated(element);
  const end = bytes.indexOf(10);
  const [texts, value] = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  return new Unpacker(texts, bytes.subarray(end + 1)).value(value);
}

class Unpacker {
  /** @param {any[]} texts @param {Uint8Array} bytes */
  constructor(texts, bytes) {
    this.texts = texts;
    this.bytes = bytes;
  }

  /** @param {Packed} packed @returns {any} */
  value(packed) {
    if ("d" in packed) return Object.fromEntries(Object.entries(packed.d).map(([key, inner]) => [key, this.value(inner)]));
    if ("r" in packed) return packed.r;
    const column = this.column(packed);
    return Array.from({ length: column.length }, (_, n) => column.at(n));
  }

  /** @param {Packed} packed @returns {Column} */
  column(packed) {
    if ("i" in packed) return this.numbers(packed);
    if ("s" in packed) {
      const places = this.column(packed.s);
      return { length: places.length, at: (n) => this.texts[places.at(n)] };
    }
    if ("f" in packed) return { length: packed.f, at: (n) => packed.p + this.letters(packed, n) };
    if ("o" in packed) return this.records(packed);
    if ("l" in packed) return this.lists(this.column(packed.l), this.column(packed.v));
    return { length: packed.r.length, at: (n) => packed.r[n] };
  }

  /** Numbers, put together when the first is asked for. @param {Packed} packed @returns {Column} */
  numbers({ i: length, m: least, w: width, a: start, d: first, z: hasNull }) {
    /** @type {Int32Array | Float64Array | null} */
    let values = null;
    const read = () => {
      values = width < 4 && Math.abs(least) < 2 ** 30 && first === undefined ? new Int32Array(length) : new Float64Array(length);
      for (let plane = 0; plane < width; plane += 1) {
        const [weight, from] = [256 ** plane, start + plane * length];
        for (let n = 0; n < length; n += 1) values[n] += weight * this.bytes[from + n];
      }
      for (let n = 0; n < length; n += 1) values[n] += least;
      if (first === undefined) return values;
      values[0] = first;
      for (let n = 1; n < length; n += 1) values[n] += values[n - 1];
      return values;
    };
    if (!hasNull) return { length, at: (n) => (values ?? read())[n] };
    return { length, at: (n) => { const value = (values ?? read())[n]; return value === least ? null : value; } };
  }

  /** @param {Packed} packed @param {number} n */
  letters({ f: length, w: width, a: start }, n) {
    let text = "";
    for (let plane = 0; plane < width; plane += 1) text += String.fromCharCode(this.bytes[start + plane * length + n]);
    return text;
  }

  /** Records whose values are looked up when they are asked for. @param {Packed} packed @returns {Column} */
  records(packed) {
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
      const column = this.column(packed.c[key]);
      Object.defineProperty(PackedRecord.prototype, key, {
        /** @this {any} */
        get() {
          return column.at(this[ROW]);
        },
      });
    }
    return { length: packed.o, at: (n) => new PackedRecord(n) };
  }

  /** @param {Column} lengths @param {Column} values @returns {Column} */
  lists(lengths, values) {
    /** @type {Uint32Array | null} */
    let starts = null;
    const read = () => {
      starts = new Uint32Array(lengths.length + 1);
      for (let n = 0; n < lengths.length; n += 1) starts[n + 1] = starts[n] + lengths.at(n);
      return starts;
    };
    return {
      length: lengths.length,
      at: (n) => {
        const [first, end] = [(starts ?? read())[n], (starts ?? read())[n + 1]];
        if (first === end) return NONE;
        const list = [];
        for (let m = first; m < end; m += 1) list.push(values.at(m));
        return list;
      },
    };
  }
}

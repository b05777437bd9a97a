// @ts-check
// Colours come with the data; here they are made to stand out from the ground they lie on.

/**
 * @typedef {object} Palette
 * @property {string} ground
 * @property {string} ink
 * @property {string} quiet
 * @property {string} accent
 * @property {string} alarm
 */

// The same values stand in page.css: a canvas cannot inherit them, and what is taken away is always light.
/** @type {Palette} */
const LIGHT = { ground: "#fcfcfa", ink: "#1b2430", quiet: "#5b6673", accent: "#0a58a8", alarm: "#b3261e" };
/** @type {Palette} */
const DARK = { ground: "#12161c", ink: "#e9edf2", quiet: "#a3aebb", accent: "#7db8f5", alarm: "#ff8a80" };

const darkness = window.matchMedia("(prefers-color-scheme: dark)");
let isPaper = false;

/** @returns {Palette} */
export function palette() {
  return darkness.matches && !isPaper ? DARK : LIGHT;
}

/**
 * Do something in the colours of paper: what is taken away is read anywhere.
 * @template Made
 * @param {() => Made} deed
 * @returns {Made}
 */
export function onPaper(deed) {
  isPaper = true;
  try {
    return deed();
  } finally {
    isPaper = false;
  }
}

/** @param {() => void} listener */
export function onPaletteChange(listener) {
  darkness.addEventListener("change", listener);
}

/** @param {string} hex @returns {[number, number, number]} */
export function channels(hex) {
  const sound = /^#[0-9a-f]{6}$/i.test(hex) ? hex : "#7a7a7a";
  const at = (/** @type {number} */ n) => parseInt(sound.slice(n, n + 2), 16);
  return [at(1), at(3), at(5)];
}

/** A colour laid over another as if it let it through. @param {string} over @param {string} under @param {number} share of the first */
export function blended(over, under, share) {
  const [one, other] = [channels(over), channels(under)];
  return `rgb(${one.map((value, n) => Math.round(value * share + other[n] * (1 - share))).join(" ")})`;
}

/** @param {[number, number, number]} rgb */
function luminance(rgb) {
  const [r, g, b] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {[number, number, number]} one @param {[number, number, number]} other */
function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** @type {Map<string, string>} */
const adjusted = new Map();

/**
 * The colour, moved towards black or white until it keeps the contrast that WCAG asks for
 * (3 for lines and figures, 4.5 for words).
 * @param {string} hex
 * @param {number} least
 */
export function standingOut(hex, least) {
  const { ground } = palette();
  const key = `${hex} ${ground} ${least}`;
  let found = adjusted.get(key);
  if (!found) {
    const back = channels(ground);
    const away = luminance(back) > 0.5 ? 0 : 255;
    let rgb = channels(hex);
    for (let step = 0; step < 40 && contrast(rgb, back) < least; step += 1)
      rgb = /** @type {[number, number, number]} */ (rgb.map((value) => Math.round(value + (away - value) * 0.06)));
    found = `rgb(${rgb.join(" ")})`;
    adjusted.set(key, found);
  }
  return found;
}

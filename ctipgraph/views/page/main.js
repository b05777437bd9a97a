// @ts-check
// Everything comes together here: data -> network -> state -> what is shown -> picture, legend, panel.

import { copy } from "./copy.js";
import { colophon, rangeWords, shownOf } from "./about.js";
import { Camera } from "./camera.js";
import { onPaletteChange } from "./colour.js";
import { listCommunities } from "./communities.js";
import { readNetwork } from "./data.js";
import { buildDirectory } from "./directory.js";
import { boxWithin, byId } from "./dom.js";
import { whatIsShown } from "./filter.js";
import { Geometry } from "./geometry.js";
import { turnedGuides } from "./guides.js";
import { inspection } from "./inspect.js";
import { Legend } from "./legend.js";
import { freeRoom, litBy, makeRoomFor } from "./focus.js";
import { readView } from "./packed.js";
import { printFrom } from "./paper.js";
import { Panel } from "./panel.js";
import { Past } from "./past.js";
import { Picture } from "./picture.js";
import { Hands } from "./pointer.js";
import { Search } from "./search.js";
import { Store, isFilterChange } from "./state.js";
import { Teller } from "./story.js";
import { Table } from "./table.js";
import { buildChips } from "./chips.js";
import { Explore } from "./explore.js";
import { say } from "./words.js";

const network = readNetwork(await readView(byId("view")));
const store = new Store();
const camera = new Camera();
const geometry = new Geometry(network, camera);
const picture = new Picture(/** @type {HTMLCanvasElement} */ (byId("picture")), geometry);
let shown = picture.shown = whatIsShown(network, store.state);

function fitAll() {
  const isCovered = !byId("panel").hidden;
  const { right, bottom } = isCovered ? freeRoom(picture, byId("panel")) : { right: picture.width, bottom: picture.height };
  const all = [...network.x.keys()];
  const seen = all.filter((actor) => shown.actors[actor]);
  const places = (/** @type {Float32Array} */ of) => Float32Array.from(seen.length ? seen : all, (actor) => of[actor]);
  camera.fit(places(network.x), places(network.y), right, bottom);
  picture.rest();
}

let isTurned = false;

/** A place of the network as it was laid out, or as it lies on a tall screen, and back. @param {import("./address.js").Place} place */
const turned = ({ x, y, k }) => (isTurned ? { x: y, y: x, k } : { x, y, k });

/** A wide network is laid on its side where the screen is tall. */
function turnToScreen() {
  const reach = (/** @type {Float32Array} */ places) => places.reduce((a, b) => Math.max(a, b), -Infinity) - places.reduce((a, b) => Math.min(a, b), Infinity);
  if (network.x.length > 2000 || picture.height < picture.width * 1.15 || reach(network.x) < reach(network.y)) return;
  [network.x, network.y] = [network.y, network.x];
  picture.guides = turnedGuides(picture.guides);
  isTurned = true;
}

/** What the address keeps of the camera. */
const sight = {
  place: () => (camera.isFitted || !picture.width ? null : turned(camera.middle(picture.width, picture.height))),
  go: (/** @type {import("./address.js").Place | null} */ place) => {
    settle(); // a table or a story may have taken room
    if (!picture.width) return;
    if (place) camera.look(turned(place), picture.width, picture.height);
    else {
      fitAll();
      if (store.state.selection) makeRoomFor(store.state.selection, picture, byId("panel"));
    }
    picture.rest();
  },
};

/** The line under the title: how much of how much, and of when. */
function sayShown() {
  const counts = shownOf(network.view, shown.factCount, shown.actorCount);
  byId("shown").textContent = say("shownLine", {
    ...counts,
    edges: shown.edgeCount,
    values: shown.factCount - shown.edgeCount,
    range: rangeWords(network.view),
  });
  return counts;
}

const HINT = 52; // the height that the hint takes at the foot of the picture
let isOpened = false;

/** The picture fills its place; the first time all of it comes into sight. */
function settle() {
  const { width, height, canvas } = picture;
  if (canvas.clientWidth === width && canvas.clientHeight === height) return;
  picture.resize();
  if (byId("hint").hidden) freeRoom(picture, byId("panel"));
  else picture.covered.below = HINT;
  if (!picture.width) return;
  picture.kept = [boxWithin(byId("zoom"), canvas)];
  if (!isOpened) turnToScreen();
  if (!isOpened || camera.isFitted || !width) fitAll();
  else camera.pan((picture.width - width) / 2, (picture.height - height) / 2);
  isOpened = true;
}

/** Once what was drawn can be seen; a page in the background is not painted, and does not wait. */
function painted() {
  return new Promise((go) => {
    requestAnimationFrame(() => window.setTimeout(go));
    window.setTimeout(go, 300);
  });
}

sayShown();
settle();
if (!window.location.hash) picture.draw();
await painted(); // all else can wait for the first picture

const legend = new Legend(network, store);
const panel = new Panel(network, store, picture);
const table = new Table(network, store);
const explore = new Explore(network, store);
const hands = new Hands(picture, store, fitAll);
const NARROWING = /** @type {const} */ (["near", "pillar", "place", "years", "hiddenDocuments", "compare"]);
const NOT_DRAWN = ["search", "trail", "sort", "table", "story"];

store.listen((state, changed) => {
  if (isFilterChange(changed)) {
    shown = whatIsShown(network, state);
    picture.shown = shown;
    legend.update(state, shown);
    buildDirectory(network, shown, store);
    listCommunities(picture);
    byId("live").textContent = say("liveFilter", sayShown());
  }
  if (NARROWING.some((name) => changed.has(name)) && (camera.isFitted || changed.has("near"))) fitAll();
  if (changed.has("size")) {
    geometry.measure(state.size);
    legend.update(state, shown);
  }
  if (isFilterChange(changed) || changed.has("path") || changed.has("size")) {
    explore.update(state, shown);
    buildChips(network, store, shown);
  }
  if (changed.has("selection") || changed.has("path") || isFilterChange(changed)) panel.show(state, shown, changed.has("selection"));
  picture.lit = litBy(network, state, shown);
  if (changed.has("selection")) {
    byId("hint").hidden = true;
    showLegend(false);
    freeRoom(picture, byId("panel"));
    if (state.selection) makeRoomFor(state.selection, picture, byId("panel"));
  }
  table.update(state, shown, changed);
  if (changed.size === 1 && changed.has("hover")) picture.lift();
  else if (![...changed].every((name) => NOT_DRAWN.includes(name))) picture.rest();
});

/** On a narrow screen the legend is a sheet. @param {boolean} open */
function showLegend(open) {
  byId("side").classList.toggle("open", open);
  byId("show-legend").setAttribute("aria-expanded", String(open));
}

byId("show-legend").addEventListener("click", () => showLegend(!byId("side").classList.contains("open")));
byId("show-take").addEventListener("click", () => store.select({ kind: "take" }));
byId("show-about").addEventListener("click", () => store.select({ kind: "about" }));
byId("copy-link").addEventListener("click", (event) => copy(/** @type {HTMLElement} */ (event.currentTarget), past.link()));
byId("zoom-in").addEventListener("click", () => hands.zoom(1.35));
byId("zoom-out").addEventListener("click", () => hands.zoom(1 / 1.35));
byId("zoom-fit").addEventListener("click", () => {
  fitAll();
  past.moved();
});
byId("skip").addEventListener("click", (event) => {
  event.preventDefault(); // the end of the address is the state's
  byId("directory").focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (store.state.selection) store.select(null);
  else showLegend(false);
});

new Search(network, store);
legend.build(shown);
explore.update(store.state, shown);
listCommunities(picture);
buildDirectory(network, shown, store);
byId("colophon").replaceChildren(...colophon(network.view));

new Teller(network, store, sight.go);
const past = new Past(network, store, sight);
picture.onMoved = () => past.moved();
printFrom(picture, store);

let isRead = false;
new ResizeObserver(() => {
  settle();
  if (isRead || !isOpened) return;
  isRead = true;
  if (window.location.hash) past.read();
}).observe(picture.canvas);

onPaletteChange(() => {
  legend.build(shown);
  buildDirectory(network, shown, store);
  panel.show(store.state, shown, false);
  picture.rest();
  picture.draw();
});

Object.defineProperty(window, "ctipgraph", { value: inspection(picture, store, table, past) });

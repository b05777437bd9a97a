"""The page beside pyvis and force-graph in a real Chromium, the same made-up network in all, in one run.

    python benchmarks/page.py                     # 500, 5,000 and 50,000 actors, three times as many edges
    python benchmarks/page.py 500 5000 --runs 5
    python benchmarks/page.py 500 --peer force-graph.min.js

Needs playwright and Chromium; force-graph comes from npm, into a folder that is deleted again, unless a file is
named. All pages get the same positions, but for pyvis's default, which finds its own. The pages take turns, each
opened in a browser of its own without a network, and the median of the runs counts; a page that takes longer than
its time is stopped, marked, and not opened again.

* first picture: from the start of the navigation until a quarter of the pixels is drawn that are drawn in the end
* work: the processor time of the page's main thread until then, which hangs less on what else the machine does
* full picture: until nine tenths are
* sharp: from the last movement of the wheel until no pixel changes any more
* memory: JavaScript's heap, and what the page's process takes in all (an empty page: 150 MB)
* frames: a second, with a movement of the wheel, or of the hand that drags, before each frame; in a browser that
  does not wait for a screen, since at 60 frames a second small networks would all be alike

Above 2,000 actors this page opens with every actor as a point and bands between communities; the others draw
each edge. So its figures are for what a reader gets, not for the same number of lines: "every line drawn" is
this page with that switched off. While the hand moves, this page moves its last sharp picture, and the others
draw anew: "sharp" says how long it takes until it has done so too.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-precise-memory-info",
]
UNCAPPED = ["--disable-frame-rate-limit", "--disable-gpu-vsync"]
PATIENCE = {500: 120, 5_000: 120, 50_000: 180}  # seconds for all that is done with a page
MOVE = """
async ([kind, x, y, seconds]) => {
  const at = document.elementFromPoint(x, y);
  const gaps = [];
  const start = performance.now();
  let before = start;
  for (let n = 0; before - start < 1000 * seconds; n += 1) {
    const away = kind === "wheel" ? 0 : n % 12;
    const all = { bubbles: true, cancelable: true, view: window, clientX: x + 8 * away, clientY: y + 4 * away };
    if (kind === "wheel") at.dispatchEvent(new WheelEvent("wheel", { deltaY: n % 12 < 6 ? -90 : 90, ...all }));
    else {
      const held = { buttons: 1, pointerId: 1, pointerType: "mouse", isPrimary: true, ...all };
      at.dispatchEvent(new PointerEvent("pointermove", held));
      at.dispatchEvent(new MouseEvent("mousemove", held));
    }
    await new Promise(requestAnimationFrame);
    gaps.push(performance.now() - before);
    before = performance.now();
  }
  gaps.sort((one, other) => one - other);
  return [1000 * gaps.length / (before - start), gaps[Math.floor(0.95 * (gaps.length - 1))]];
}
"""
WATCH = """
(() => {
  const small = document.createElement("canvas");
  [small.width, small.height] = [128, 80];
  const context = small.getContext("2d", { willReadFrequently: true });
  const seen = [];   // time, drawn pixels, checksum
  window.__watch = { seen, look: true };
  const tick = () => {
    if (window.__watch.look) {
      const all = [...document.querySelectorAll("canvas")].filter((one) => one.width > 300);
      if (all.length) {
        context.fillStyle = "#fff";
        context.fillRect(0, 0, 128, 80);
        try { for (const one of all) context.drawImage(one, 0, 0, 128, 80); } catch { /* nothing drawn yet */ }
        const { data } = context.getImageData(0, 0, 128, 80);
        let drawn = 0, sum = 0;
        const ground = data[0] + data[1] + data[2];  // an opaque canvas is black before anything is drawn
        for (let n = 0; n < data.length; n += 4) {
          const value = data[n] + data[n + 1] + data[n + 2];
          if (Math.abs(value - ground) > 24) drawn += 1;
          sum = (sum * 31 + value) | 0;
        }
        if (!seen.length || seen[seen.length - 1][2] !== sum) {
          seen.push([performance.now(), drawn, sum]);
          performance.mark("seen");
        }
      }
    }
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
})();
"""


def every_line(view: dict[str, Any]) -> str:
    """Return this page, made to draw each line above 2,000 actors too."""
    from ctipgraph.views import page

    read = page._script
    page._script = lambda first: read(first).replace("const MOST_SINGLE = 2000", "const MOST_SINGLE = 1e9")
    page._packed_program.cache_clear()
    try:
        return page.to_html(view)
    finally:
        page._script = read
        page._packed_program.cache_clear()


def pyvis_page(view: dict[str, Any], with_places: bool) -> str:
    from pyvis.network import Network

    network = Network(height="760px", width="100%", directed=True, cdn_resources="in_line")
    for n, actor in enumerate(view["actors"]):
        place = {"x": actor["x"], "y": actor["y"]} if with_places else {}
        colour = view["types"][actor["type"]]["colour"]
        network.nodes.append({"id": n, "label": actor["label"], "shape": "dot", "color": colour, **place})
    for fact in view["facts"]:
        label = view["relations"][fact["relation"]]["label"]
        network.edges.append({"from": fact["subject"], "to": fact["object"], "title": label, "arrows": "to"})
    if with_places:
        network.toggle_physics(False)
    return network.generate_html()


def force_graph_page(view: dict[str, Any], library: str) -> str:
    nodes = [
        {"id": n, "name": a["label"], "fx": a["x"], "fy": a["y"], "color": view["types"][a["type"]]["colour"]}
        for n, a in enumerate(view["actors"])
    ]
    links = [{"source": f["subject"], "target": f["object"]} for f in view["facts"]]
    data = json.dumps({"nodes": nodes, "links": links}).replace("<", "\\u003c")
    return (
        '<!doctype html><meta charset="utf-8"><body style="margin:0"><div id="g"></div>'
        f"<script>{library}</script><script>const data = {data};"
        "const graph = new ForceGraph(document.getElementById('g')).graphData(data).cooldownTicks(1)"
        ".linkDirectionalArrowLength(4).onEngineStop(() => graph.zoomToFit(0));</script>"
    )


def measure(file: Path) -> None:
    """Open one page, twice, and print what is found as it is found; runs in a process of its own."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    path = next(filter(None, map(shutil.which, names)))
    outside: set[str] = set()
    found: dict[str, Any] = {}

    def opened(playwright: Any, *more: str) -> tuple[Any, Any]:
        browser = playwright.chromium.launch(executable_path=path, args=[*OPTIONS, *more])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.route("**/*", lambda route: _local_only(route, outside))
        page.add_init_script(WATCH)
        browser.start_tracing(page=page, categories=["blink.user_timing", "devtools.timeline"])
        page.goto(file.as_uri(), timeout=0)
        return browser, page

    with sync_playwright() as playwright:
        browser, page = opened(playwright)
        seen = _until_still(page, found)
        found["work s"] = _work(json.loads(browser.stop_tracing()), seen)
        found["requests outside"] = len(outside)
        found["full picture s"] = next(row[0] for row in seen if row[1] >= 0.9 * seen[-1][1]) / 1000
        _say(found)
        x, y = _middle(page)
        page.mouse.move(x, y)
        page.wait_for_timeout(300)
        _until_still(page)
        origin = page.evaluate("performance.timeOrigin")
        for _ in range(6):
            last = time.time() * 1000 - origin  # by this clock: a busy page would answer only when it is done
            page.mouse.wheel(0, -60)
            page.wait_for_timeout(30)
        found["sharp s"] = max(0.0, _until_still(page)[-1][0] - last) / 1000
        found["heap MB"] = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
        found["process MB"] = _renderer_megabytes()
        _say(found)
        browser.close()

        browser, page = opened(playwright, *UNCAPPED)
        _until_still(page)
        browser.stop_tracing()
        page.evaluate("() => { __watch.look = false }")
        x, y = _middle(page)
        page.mouse.move(x, y)
        page.wait_for_timeout(300)
        found["wheel frames/s"], found["wheel p95 ms"] = page.evaluate(MOVE, ["wheel", x, y, 2.5])
        _say(found)
        page.mouse.move(x + 90, y + 60)
        page.mouse.down()
        found["drag frames/s"], _ = page.evaluate(MOVE, ["drag", x + 90, y + 60, 2.5])
        _say(found)
        browser.close()


def _local_only(route: Any, outside: set[str]) -> None:
    if route.request.url.startswith("file:"):
        route.continue_()
    else:
        outside.add(route.request.url)
        route.abort()


def _until_still(page: Any, found: dict[str, Any] | None = None, still: float = 1.5) -> list[list[float]]:
    """Wait until no pixel has changed for a while, and return what was seen: time, drawn pixels, checksum."""
    page.evaluate("() => { __watch.look = true; }")
    while True:
        page.wait_for_timeout(250)
        now, seen = page.evaluate("() => [performance.now(), __watch.seen]")
        if found is not None and "first picture s" not in found and seen and max(row[1] for row in seen) > 200:
            quarter = max(row[1] for row in seen) / 4
            found["first picture s"] = next(row[0] for row in seen if row[1] >= quarter) / 1000
            _say(found)
        if seen and seen[-1][1] > 20 and now - seen[-1][0] > still * 1000:
            return seen


def _work(trace: dict[str, Any], seen: list[list[float]]) -> float:
    """Return the processor seconds of the page's main thread from the navigation to the first picture."""
    events = sorted(trace["traceEvents"], key=lambda event: event["ts"])
    marks = [event for event in events if event["name"] == "seen"]
    first = next(n for n, row in enumerate(seen) if row[1] >= max(row[1] for row in seen) / 4)
    thread = marks[0]["pid"], marks[0]["tid"]
    start = [e for e in events if e["name"] == "navigationStart" and "file:///" in json.dumps(e["args"])][-1]
    began = next(
        e for e in events if (e["pid"], e["tid"]) == thread and e["ts"] >= start["ts"] and e.get("tts") is not None
    )
    return (marks[first]["tts"] - began["tts"]) / 1e6


def _middle(page: Any) -> tuple[float, float]:
    """Return the middle of the largest canvas."""
    x, y, width, height = page.evaluate(
        "() => [...document.querySelectorAll('canvas')].map((c) => c.getBoundingClientRect())"
        ".sort((a, b) => b.width * b.height - a.width * a.height).map((r) => [r.x, r.y, r.width, r.height])[0]"
    )
    return x + width / 2, y + height / 2


def _renderer_megabytes() -> float:
    """Return the memory of the largest renderer below this process."""
    parents, sizes = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "status").read_text()
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
        parents[int(folder.name)] = int(fields["PPid"])
        if b"--type=renderer" in command and "VmRSS" in fields:
            sizes[int(folder.name)] = int(fields["VmRSS"].split()[0]) / 1000

    def is_mine(pid: int) -> bool:
        while pid > 1:
            if pid == os.getpid():
                return True
            pid = parents.get(pid, 0)
        return False

    return max((size for pid, size in sizes.items() if is_mine(pid)), default=0.0)


def _say(found: dict[str, Any]) -> None:
    print(json.dumps(found), flush=True)


def measure_apart(file: Path, seconds: float) -> dict[str, Any]:
    """Measure in a process that is stopped when its time is up; what was found until then counts."""
    process = subprocess.Popen(
        [sys.executable, __file__, "--one", str(file)], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        printed, _ = process.communicate(timeout=seconds)
        note = "" if process.returncode == 0 else "failed"
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        printed, _ = process.communicate()
        note = f"stopped after {seconds:.0f} s"
    lines = [line for line in printed.splitlines() if line.startswith("{")]
    return {**(json.loads(lines[-1]) if lines else {}), "note": note}


COLUMNS = (
    "first picture s",
    "work s",
    "full picture s",
    "sharp s",
    "wheel frames/s",
    "wheel p95 ms",
    "drag frames/s",
    "heap MB",
    "process MB",
    "requests outside",
)
RATIOS = ("kB", "first picture s", "work s", "full picture s", "sharp s", "wheel frames/s", "drag frames/s", "heap MB")


def run(actors: int, library: str, folder: Path, runs: int) -> None:
    """Measure all pages of one size in turn, and print a Markdown table of medians and the ratios."""
    from made_up import made_up_view

    from ctipgraph.views.page import to_html

    started = time.process_time()
    view = made_up_view(actors)
    made = time.process_time() - started
    pages = {
        "this page": lambda: to_html(view),
        **({"this page, every line drawn": lambda: every_line(view)} if actors > 2000 else {}),
        "pyvis, positions given": lambda: pyvis_page(view, True),
        "force-graph, positions given": lambda: force_graph_page(view, library),
        "pyvis, default": lambda: pyvis_page(view, False),
    }
    print(f"\n{actors:,} actors, {len(view['facts']):,} edges (layout and data: {made:.1f} s of processor time)\n")
    files = {name: folder / f"{name.replace(' ', '-').replace(',', '')}-{actors}.html" for name in pages}
    for name, make in pages.items():
        files[name].write_text(make(), encoding="utf-8")
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in pages}
    for _ in range(runs):
        for name, file in files.items():
            if not (found[name] and found[name][-1]["note"]):
                found[name].append(measure_apart(file, PATIENCE.get(actors, 90)))
    rows = {name: {"kB": files[name].stat().st_size / 1000, **_medians(those)} for name, those in found.items()}
    print(f"| | runs | kB | {' | '.join(COLUMNS)} | |\n|---|---|---|{'---|' * (len(COLUMNS) + 1)}")
    for name, row in rows.items():
        cells = [f"{row[column]:.2f}" if column in row else "–" for column in COLUMNS]
        print(f"| {name} | {len(found[name])} | {row['kB']:.0f} | {' | '.join(cells)} | {found[name][-1]['note']} |")
    print("\nSo many times this page's figure (frames: this page's, so many times theirs):\n", flush=True)
    own = rows.pop("this page")
    for name, row in rows.items():
        parts = [
            f"{column} {own[column] / row[column] if 'frames' in column else row[column] / own[column]:.1f}"
            for column in RATIOS
            if row.get(column) and own.get(column)
        ]
        print(f"* {name}: {', '.join(parts)}", flush=True)


def _medians(runs: list[dict[str, Any]]) -> dict[str, float]:
    """Return the median of each figure that any run has."""
    return {
        column: statistics.median(one[column] for one in runs if column in one)
        for column in COLUMNS
        if any(column in one for one in runs)
    }


def _peer(given: str | None, folder: Path) -> tuple[str, str]:
    """Return force-graph's script and its version."""
    if given:
        return Path(given).read_text(encoding="utf-8"), f"from {given}"
    subprocess.run(
        ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), "force-graph"], check=True
    )
    package = folder / "node_modules" / "force-graph"
    script = (package / "dist" / "force-graph.min.js").read_text(encoding="utf-8")
    return script.replace("</script", "<\\/script"), json.loads((package / "package.json").read_text())["version"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("actors", nargs="*", type=int, default=[500, 5_000, 50_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peer", help="force-graph.min.js, where it is not to be installed")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        measure(Path(given.one))
        raise SystemExit
    with tempfile.TemporaryDirectory() as name:
        script, peer = _peer(given.peer, Path(name))
        browser = subprocess.run(["chromium", "--version"], capture_output=True, text=True).stdout.strip()
        print(f"`python {' '.join(sys.argv)}`")
        print(
            f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, {browser}, no GPU"
        )
        print(f"pyvis {version('pyvis')}, force-graph {peer}, playwright {version('playwright')}")
        for size in given.actors:
            run(size, script, Path(name), given.runs)

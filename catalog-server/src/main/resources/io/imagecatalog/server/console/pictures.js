// A tenant's pictures: those that are dropped here, and those that are there.

import {get, Problem, picture, send} from "./api.js";
import {actionButton, el, problem, say} from "./dom.js";
import {bytes, count} from "./words.js";

const PAGE = 60;
const AT_ONCE = 3;
const LOOK_AGAIN = 700;
const LOOK_FOR_NEW = 5000;

/** Shows a rendition when it is there, and until then that it is being made. Ends when the image leaves the page. */
export async function showRendition(image, assetId, preset, stillShown = () => image.isConnected) {
  const frame = image.parentElement;
  frame.dataset.state = "making";
  for (let wait = LOOK_AGAIN; ; wait = Math.min(wait * 1.5, 5000)) {
    try {
      const address = await picture(`/retrieve/rendition/${assetId}/${preset}`);
      image.addEventListener("load", () => URL.revokeObjectURL(address), {once: true});
      image.src = address;
      frame.dataset.state = "made";
      return;
    } catch (error) {
      if (!(error instanceof Problem) || error.retryAfter === null || !stillShown()) {
        frame.dataset.state = "failed";
        frame.title = error.message;
        image.alt = error.message;
        return;
      }
    }
    await new Promise(resolve => setTimeout(resolve, wait));
    if (!stillShown()) {
      return;
    }
  }
}

/** The preset to show in a box of so many pixels: the smallest that fills it, else the largest. */
export function presetFor(presets, pixels) {
  const bySize = [...presets].sort((a, b) => a.width - b.width);
  return (bySize.find(preset => preset.width >= pixels) ?? bySize[bySize.length - 1]).name;
}

/** A link to an asset with its picture. */
export function card(asset, preset, note) {
  const image = el("img", {alt: "", decoding: "async"});
  const link = el("a", {class: "card", href: `#/asset/${asset.asset_id}`, "data-asset": asset.asset_id},
    el("span", {class: "frame"}, image),
    el("span", {class: "name"}, asset.filename || `Asset ${asset.asset_id}`),
    el("span", {class: "hint"}, note ?? `${asset.width} × ${asset.height}, ${bytes(asset.bytes)}`));
  whenSeen(link, () => showRendition(image, asset.asset_id, preset));
  return link;
}

const unseen = new Map();
const observer = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => {
  observer.unobserve(entry.target);
  unseen.get(entry.target)?.();
  unseen.delete(entry.target);
}), {rootMargin: "300px"});

function whenSeen(element, action) {
  unseen.set(element, action);
  observer.observe(element);
}

export function picturesView(view, {tenant, presets}) {
  const preset = presetFor(presets, 200);
  const grid = el("ul", {class: "grid", "aria-label": "Pictures"});
  const uploads = el("ul", {class: "uploads", "aria-label": "Uploads"});
  const older = actionButton("Show older ones", () => showOlder().then(() => say(`${count(shown.size, "picture")} shown`)), {class: "older", hidden: true});
  const empty = el("p", {class: "hint", hidden: true}, "There are none yet. Drop some above.");
  const shown = new Map();
  let next = null;

  function add(asset, first) {
    if (shown.has(asset.asset_id)) {
      return;
    }
    const item = el("li", {}, card(asset, preset));
    shown.set(asset.asset_id, item);
    first ? grid.prepend(item) : grid.append(item);
    empty.hidden = true;
  }

  async function page(before) {
    const query = before === null ? "" : `&before=${before}`;
    try {
      return await get(`/retrieve/tenant/${encodeURIComponent(tenant)}/assets?limit=${PAGE}${query}`);
    } catch (error) {
      if (error.status === 404) {
        return {assets: [], next_before: null};
      }
      throw error;
    }
  }

  async function showOlder() {
    const found = await page(next);
    found.assets.forEach(asset => add(asset, false));
    next = found.next_before;
    older.hidden = next === null;
    empty.hidden = shown.size > 0;
  }

  async function showNewer() {
    if (document.visibilityState === "visible") {
      const found = await page(null);
      found.assets.reverse().forEach(asset => add(asset, true));
    }
  }

  const queue = [];
  let running = 0;

  function upload(files) {
    [...files].forEach(file => queue.push([file, row(file)]));
    run();
  }

  function run() {
    while (running < AT_ONCE && queue.length > 0) {
      running++;
      const [file, item] = queue.shift();
      uploadOne(file, item).finally(() => {
        running--;
        run();
      });
    }
  }

  function row(file) {
    const bar = el("progress", {max: 1, value: 0, "aria-label": `Upload of ${file.name}`});
    const state = el("span", {class: "hint"}, "waiting");
    const item = el("li", {}, el("span", {class: "name"}, file.name), bar, state);
    item.tell = (text, failed) => {
      state.textContent = text;
      item.classList.toggle("failed", Boolean(failed));
      if (failed || text === "done") {
        bar.remove();
      }
    };
    item.progress = part => {
      bar.value = part;
    };
    uploads.append(item);
    return item;
  }

  async function uploadOne(file, item) {
    const form = new FormData();
    form.append("tenant_name", tenant);
    form.append("file", file);
    for (let attempt = 1; ; attempt++) {
      try {
        item.tell("sending");
        const answer = await send("/upload", form, part => {
          item.progress(part);
          item.tell(part < 1 ? "sending" : "being looked at");
        });
        const asset = await get(`/retrieve/asset/${answer.asset_id}`);
        add(asset, true);
        say(`${file.name} is ${answer.status === "exists" ? "there already" : "uploaded"}`);
        item.tell(answer.status === "exists" ? "there already" : "done");
        setTimeout(() => item.remove(), 4000);
        return;
      } catch (error) {
        if (error.retryAfter === null || error.retryAfter === undefined || attempt === 5) {
          item.tell(error.message, true);
          say(`${file.name}: ${error.message}`);
          return;
        }
        item.tell("the server is busy, trying again");
        await new Promise(resolve => setTimeout(resolve, 1000 * Number(error.retryAfter)));
      }
    }
  }

  const input = el("input", {type: "file", id: "files", multiple: true, accept: "image/*,.tif,.tiff", class: "unseen"});
  input.addEventListener("change", () => {
    upload(input.files);
    input.value = "";
  });
  const drop = el("label", {class: "drop", for: "files"},
    el("strong", {}, "Drop pictures here"), el("span", {class: "hint"}, " or choose some"));
  const zone = el("div", {class: "zone"}, input, drop);
  zone.addEventListener("dragover", event => {
    event.preventDefault();
    drop.classList.add("over");
  });
  zone.addEventListener("dragleave", () => drop.classList.remove("over"));
  zone.addEventListener("drop", event => {
    event.preventDefault();
    drop.classList.remove("over");
    upload(event.dataTransfer.files);
  });

  view.append(el("h2", {}, `Pictures of ${tenant}`), zone, uploads, empty, grid, older);
  showOlder().catch(error => view.append(problem(error)));
  const timer = setInterval(() => showNewer().catch(() => {}), LOOK_FOR_NEW);
  return () => clearInterval(timer);
}

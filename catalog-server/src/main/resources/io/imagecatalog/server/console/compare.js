// Compares a picture of the visitor's with an asset: in numbers, side by side, and by what differs.

import {json, picture} from "./api.js";
import {el, problem, say, table} from "./dom.js";
import {bytes, EXPLANATION, hash, psnr, ssim} from "./words.js";

const SHOWN = 1000;

export function compareSection(asset, presets) {
  const result = el("div", {"aria-live": "polite"});
  const input = el("input", {type: "file", accept: "image/*,.tif,.tiff", id: "candidate"});
  input.addEventListener("change", () => input.files.length > 0 && compare(input.files[0]));
  return el("section", {"aria-labelledby": "compare-title"},
    el("h3", {id: "compare-title"}, "Compare"),
    el("p", {}, el("label", {for: "candidate"}, "A picture to compare with this asset: "), input),
    result);

  async function compare(file) {
    result.replaceChildren(el("p", {class: "hint"}, "Comparing …"));
    const form = new FormData();
    form.append("file", file);
    try {
      const comparison = await json("POST", `/compare/${asset.asset_id}`, form);
      result.replaceChildren(numbers(comparison), explanation(), await looks(asset, presets, file));
      say("Compared");
    } catch (error) {
      result.replaceChildren(problem(error));
    }
  }
}

function numbers(comparison) {
  const rows = Object.entries(comparison.comparisons).map(([name, entry]) => [
    name,
    `${entry.reference_width} × ${entry.reference_height}, ${bytes(entry.file_size_bytes)}`,
    `${entry.identical ? "∞" : entry.psnr_db.toFixed(1)} dB: ${psnr(entry)}`,
    `${entry.ssim.toFixed(3)}: ${ssim(entry.ssim)}`,
    `${entry.perceptual_hash_distance} bits: ${hash(entry.perceptual_hash_distance)}`,
  ]);
  const notes = [];
  if (Object.values(comparison.comparisons).some(entry => entry.aspect_differs)) {
    notes.push("The pictures have different proportions: the candidate was stretched.");
  }
  comparison.unreadable.forEach(name => notes.push(`The ${name} can't be read.`));
  return el("div", {},
    table("The candidate beside each", ["Beside", "Size", "PSNR", "SSIM", "Perceptual hash"], rows),
    notes.map(note => el("p", {class: "hint"}, note)));
}

function explanation() {
  return el("details", {}, el("summary", {}, "What the numbers mean"),
    el("dl", {}, EXPLANATION.flatMap(([name, text]) => [el("dt", {}, name), el("dd", {}, text)])));
}

/** Both at the size of the asset's picture, as the numbers are measured. */
async function looks(asset, presets, file) {
  const mine = await decode(URL.createObjectURL(file));
  const theirs = await decodeFirst(asset, presets);
  if (mine === null || theirs === null) {
    return el("p", {class: "hint"}, "This browser can't show one of the two, so there is nothing to look at.");
  }
  const scale = Math.min(1, SHOWN / Math.max(theirs.naturalWidth, theirs.naturalHeight));
  const width = Math.max(1, Math.round(theirs.naturalWidth * scale));
  const height = Math.max(1, Math.round(theirs.naturalHeight * scale));
  const asset1 = draw(theirs, width, height);
  const candidate = draw(mine, width, height);
  const difference = el("canvas", {width, height, role: "img", "aria-label": "What differs, the brighter the more"});
  return el("div", {class: "looks"}, slider(asset1, candidate), differenceView(asset1, candidate, difference));
}

function slider(left, right) {
  left.setAttribute("role", "img");
  left.setAttribute("aria-label", "The asset");
  right.setAttribute("role", "img");
  right.setAttribute("aria-label", "The candidate");
  const stage = el("div", {class: "stage", style: {"--at": "50%"}}, left, el("div", {class: "over"}, right),
    el("span", {class: "rule", "aria-hidden": "true"}));
  const range = el("input", {type: "range", min: 0, max: 100, value: 50, id: "split",
    "aria-valuetext": "half asset, half candidate"});
  const move = value => {
    range.value = value;
    stage.style.setProperty("--at", `${value}%`);
    range.setAttribute("aria-valuetext", `${Math.round(value)}% asset, ${Math.round(100 - value)}% candidate`);
  };
  range.addEventListener("input", () => move(Number(range.value)));
  const drag = event => {
    const box = stage.getBoundingClientRect();
    move(Math.max(0, Math.min(100, (event.clientX - box.left) / box.width * 100)));
  };
  stage.addEventListener("pointerdown", event => {
    stage.setPointerCapture(event.pointerId);
    drag(event);
  });
  stage.addEventListener("pointermove", event => stage.hasPointerCapture(event.pointerId) && drag(event));
  return el("figure", {}, stage,
    el("figcaption", {}, el("label", {for: "split"}, "Asset left, candidate right"), range));
}

function differenceView(left, right, canvas) {
  const gain = el("input", {type: "range", min: 1, max: 20, value: 4, id: "gain"});
  const a = left.getContext("2d").getImageData(0, 0, left.width, left.height);
  const b = right.getContext("2d").getImageData(0, 0, right.width, right.height);
  const context = canvas.getContext("2d");
  const paint = () => {
    const image = context.createImageData(canvas.width, canvas.height);
    const factor = Number(gain.value);
    for (let i = 0; i < image.data.length; i += 4) {
      for (let c = 0; c < 3; c++) {
        image.data[i + c] = Math.min(255, Math.abs(a.data[i + c] - b.data[i + c]) * factor);
      }
      image.data[i + 3] = 255;
    }
    context.putImageData(image, 0, 0);
    gain.setAttribute("aria-valuetext", `${factor} times`);
  };
  gain.addEventListener("input", paint);
  paint();
  return el("figure", {}, canvas,
    el("figcaption", {}, el("label", {for: "gain"}, "What differs, made brighter"), gain));
}

function draw(image, width, height) {
  const canvas = el("canvas", {width, height});
  const context = canvas.getContext("2d", {willReadFrequently: true});
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, width, height);
  return canvas;
}

/** The original if the browser can show it, else the largest rendition. */
async function decodeFirst(asset, presets) {
  const largest = [...presets].sort((a, b) => b.width - a.width).map(preset => preset.name);
  const paths = [`/retrieve/original/${asset.asset_id}`,
    ...largest.map(name => `/retrieve/rendition/${asset.asset_id}/${name}`)];
  for (const path of paths) {
    try {
      const image = await decode(await picture(path));
      if (image !== null) {
        return image;
      }
    } catch {
      // Not made yet; the next one may be.
    }
  }
  return null;
}

async function decode(address) {
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
    return image;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}

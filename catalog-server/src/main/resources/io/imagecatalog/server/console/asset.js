// One asset: what is known of it, its renditions, what looks like it, and how another picture compares.

import {get, json, picture} from "./api.js";
import {compareSection} from "./compare.js";
import {actionButton, el, problem, say, sure, table} from "./dom.js";
import {card, presetFor, showRendition} from "./pictures.js";
import {bytes, hash, time} from "./words.js";

export function assetView(view, {id, presets, onTenant}) {
  let open = true;
  show();
  return () => {
    open = false;
  };

  async function show() {
    try {
      const asset = await get(`/retrieve/asset/${id}`);
      onTenant(asset.tenant_name);
      const image = el("img", {alt: `Preview of ${asset.filename}`});
      const state = el("dd", {});
      const renditions = el("div", {});
      const similar = el("ul", {class: "grid small", "aria-label": "Similar pictures"});
      view.replaceChildren(
        el("h2", {}, asset.filename || `Asset ${id}`),
        el("div", {class: "asset"},
          el("figure", {class: "frame large"}, image),
          el("div", {},
            facts(asset, state),
            el("p", {class: "buttons"},
              actionButton("Get the original", () => save(`/retrieve/original/${id}`, asset.filename)),
              actionButton("Render again", () => regenerate(asset)),
              actionButton("Delete", () => remove(asset), {class: "danger"})))),
        el("h3", {}, "Renditions"), renditions,
        compareSection(asset, presets),
        el("h3", {}, "Similar pictures"), similar);
      showRendition(image, id, presetFor(presets, 1000));
      await follow(state, renditions, similar);
    } catch (error) {
      view.append(problem(error));
    }
  }

  /** Until the asset's job has ended, one way or the other. */
  async function follow(state, renditions, similar) {
    while (open) {
      const asset = await get(`/retrieve/asset/${id}`);
      const status = asset.job?.status ?? "none";
      state.textContent = asset.job
        ? `${status}${asset.job.attempts > 1 ? `, attempt ${asset.job.attempts}` : ""}`
        : "no job";
      state.dataset.state = status;
      if (asset.job?.last_error) {
        state.append(el("span", {class: "error"}, `: ${asset.job.last_error}`));
      }
      renditions.replaceChildren(renditionTable(asset));
      if (status !== "pending" && status !== "processing") {
        await showSimilar(asset, similar);
        return;
      }
      await new Promise(resolve => setTimeout(resolve, 700));
    }
  }

  function facts(asset, state) {
    const rows = [
      ["Size", `${asset.width} × ${asset.height} pixels, ${bytes(asset.bytes)}`],
      ["Format", `${asset.format}, ${asset.color_space}${asset.orientation > 1 ? `, turned upright (EXIF ${asset.orientation})` : ""}`],
      ["Tenant", asset.tenant_name],
      ["Uploaded", time(asset.created_at)],
      ["SHA-256", el("code", {}, asset.content_hash)],
    ];
    return el("dl", {},
      el("dt", {}, "Rendering"), state,
      rows.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
  }

  function renditionTable(asset) {
    if (asset.renditions.length === 0) {
      return el("p", {class: "hint"}, "There are none yet.");
    }
    return table("Renditions", ["Preset", "Pixels", "Bytes", "Type", "Measured", "(Action)"], asset.renditions.map(made => [
      made.preset,
      `${made.width} × ${made.height}`,
      bytes(made.bytes),
      made.media_type + (made.media_type === "image/jpeg" ? `, quality ${made.quality}` : ""),
      measured(made),
      actionButton("Get", () => save(`/retrieve/rendition/${id}/${made.preset}`, `${id}_${made.preset}`),
        {"aria-label": `Get ${made.preset}`}),
    ]));
  }

  function measured(made) {
    return [made.psnr_db === undefined ? null : `${made.psnr_db.toFixed(1)} dB`,
      made.ssim === undefined ? null : `SSIM ${made.ssim.toFixed(3)}`].filter(Boolean).join(", ") || "–";
  }

  async function showSimilar(asset, similar) {
    if (!asset.perceptual_hash) {
      similar.replaceChildren(el("li", {class: "hint"}, "They are found once the asset is rendered."));
      return;
    }
    const found = await get(`/retrieve/asset/${id}/similar?max_distance=12&limit=24`);
    const preset = presetFor(presets, 150);
    similar.replaceChildren(...found.similar.map(other =>
      el("li", {}, card(other, preset, `${other.distance} of 64 bits differ: ${hash(other.distance)}`))));
    if (found.similar.length === 0) {
      similar.append(el("li", {class: "hint"}, "None of this tenant's looks like it."));
    }
  }

  async function regenerate(asset) {
    await json("POST", `/retrieve/asset/${asset.asset_id}/regenerate`);
    say("It is being rendered again");
    await show();
  }

  async function remove(asset) {
    if (await sure(`Delete ${asset.filename || `asset ${id}`} and its renditions?`, "Delete")) {
      await json("DELETE", `/retrieve/asset/${id}`);
      say("It is deleted");
      location.hash = "#/";
    }
  }
}

async function save(path, name) {
  const address = await picture(path);
  const link = el("a", {href: address, download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// What operators look after: usage, poison jobs, the purge.

import {get, json} from "./api.js";
import {actionButton, el, problem, say, sure, table} from "./dom.js";
import {bytes, count, time} from "./words.js";

export function usageView(view, {caller}) {
  view.append(el("h2", {}, "Usage"));
  load().catch(error => view.append(problem(error)));

  async function load() {
    const tenants = caller.tenant_name === undefined
      ? (await get("/metrics")).tenants
      : [await get(`/metrics/tenant/${encodeURIComponent(caller.tenant_name)}`)];
    const most = Math.max(1, ...tenants.map(tenant => tenant.total_bytes));
    if (tenants.length === 0) {
      view.append(el("p", {class: "hint"}, "Nobody stores anything yet."));
      return;
    }
    view.append(
      el("p", {class: "legend"}, el("span", {class: "swatch originals"}), "originals ",
        el("span", {class: "swatch renditions"}), "renditions"),
      table("Usage of each tenant", ["Tenant", "Bytes", "(Share)", "Assets", "Renditions"], tenants
        .sort((a, b) => b.total_bytes - a.total_bytes)
        .map(tenant => [
          el("a", {href: `#/tenant/${encodeURIComponent(tenant.tenant_name)}`}, tenant.tenant_name),
          bytes(tenant.total_bytes),
          el("span", {class: "bar", "aria-hidden": "true"},
            el("span", {class: "originals", style: {width: `${tenant.asset_bytes / most * 100}%`}}),
            el("span", {class: "renditions", style: {width: `${tenant.rendition_bytes / most * 100}%`}})),
          tenant.asset_count.toLocaleString("en"),
          tenant.rendition_count.toLocaleString("en"),
        ])));
  }
}

export function poisonView(view) {
  const list = el("div", {});
  view.append(el("h2", {}, "Poison jobs"),
    el("p", {class: "hint"}, "Renderings that were given up. Redrive one once its cause is mended."), list);
  load(0).catch(error => view.append(problem(error)));

  async function load(after) {
    const page = await get(`/jobs/poison?limit=50&after=${after}`);
    if (page.poison_jobs.length === 0 && after === 0) {
      list.replaceChildren(el("p", {}, "There are none."));
      return;
    }
    list.append(table("Poison jobs", ["Asset", "Failed", "Attempts", "Error", "(Action)"], page.poison_jobs.map(job => [
      el("a", {href: `#/asset/${job.asset_id}`}, `Asset ${job.asset_id}`),
      time(job.failed_at),
      String(job.attempts),
      job.error,
      actionButton("Redrive", button => redrive(job, button), {"aria-label": `Redrive asset ${job.asset_id}`}),
    ])));
    if (page.next_after !== null) {
      const more = actionButton("Show more", async () => {
        more.remove();
        await load(page.next_after);
      });
      list.append(more);
    }
  }

  async function redrive(job, button) {
    const opened = await json("POST", `/jobs/poison/${job.id}/retry`);
    const state = el("span", {class: "hint"}, "being rendered");
    button.replaceWith(state);
    say(`Asset ${job.asset_id} is being rendered`);
    for (;;) {
      await new Promise(resolve => setTimeout(resolve, 700));
      const now = await get(`/jobs/${opened.job_id}`);
      if (now.status === "completed" || now.status === "failed") {
        state.textContent = now.status === "completed" ? "rendered" : "failed again";
        say(`Asset ${job.asset_id}: ${state.textContent}`);
        return;
      }
      if (!state.isConnected) {
        return;
      }
    }
  }
}

export function purgeView(view) {
  const days = el("input", {type: "number", id: "days", min: 0, max: 36500, value: 30, required: true});
  const plan = el("div", {"aria-live": "polite"});
  const form = el("form", {class: "inline"},
    el("label", {for: "days"}, "Deleted at least so many days ago: "), days, " ", el("button", {}, "Show the plan"));
  form.addEventListener("submit", event => {
    event.preventDefault();
    show().catch(error => plan.replaceChildren(problem(error)));
  });
  days.addEventListener("input", () => plan.replaceChildren());
  view.append(el("h2", {}, "Purge"),
    el("p", {class: "hint"}, "Frees the space of deleted assets, and of files that nothing names. What a living asset needs stays."),
    form, plan);

  async function show() {
    const age = Number(days.value);
    const found = await json("POST", `/purge?dry_run=true&days=${age}`);
    const files = found.renditions_to_delete + found.originals_found + found.orphans_found;
    plan.replaceChildren(table("What would be deleted", ["What", "Files"], [
      ["Renditions of deleted assets", found.renditions_to_delete.toLocaleString("en")],
      ["Originals of deleted assets", found.originals_found.toLocaleString("en")],
      ["Files that nothing names", found.orphans_found.toLocaleString("en")],
    ]), ...errors(found), files === 0
      ? el("p", {}, "There is nothing to delete.")
      : el("p", {class: "buttons"}, actionButton(
        `Delete ${count(files, "file")}, ${bytes(found.reclaimable_bytes)}`, () => purge(age, files), {class: "danger"})));
  }

  async function purge(age, files) {
    if (await sure(`Delete ${count(files, "file")} for good?`, "Delete")) {
      const done = await json("POST", `/purge?dry_run=false&days=${age}`);
      const deleted = done.deleted_count + done.originals_deleted + done.orphans_deleted;
      const text = `${count(deleted, "file")} deleted, ${bytes(done.deleted_bytes)} freed`;
      plan.replaceChildren(el("p", {}, text), ...errors(done));
      say(text);
    }
  }

  function errors(report) {
    return (report.errors ?? []).map(error => el("p", {class: "problem"}, error));
  }
}

// Finds out who is here, and shows what the address asks for.

import {get} from "./api.js";
import {assetView} from "./asset.js";
import {problem} from "./dom.js";
import {poisonView, purgeView, usageView} from "./operations.js";
import {picturesView} from "./pictures.js";

const TENANT = "catalog-tenant";
const view = document.getElementById("view");
const tenantField = document.getElementById("tenant");
let leave = () => {};
let visit = 0;
let known = null;

async function whoIsHere() {
  const caller = await get("/caller");
  const {presets} = await get("/presets");
  known = {caller, presets};
  const operator = caller.caller !== "tenant";
  document.querySelectorAll("[data-for=operations]").forEach(link => {
    link.hidden = !operator;
  });
  if (operator) {
    const {tenants} = await get("/metrics");
    document.getElementById("tenants").replaceChildren(...tenants.map(tenant => new Option(tenant.tenant_name)));
    tenantField.value = sessionStorage.getItem(TENANT) ?? tenants[0]?.tenant_name ?? "default";
  } else {
    tenantField.value = caller.tenant_name;
    document.getElementById("tenant-form").hidden = true;
  }
}

function setTenant(name) {
  tenantField.value = name;
  sessionStorage.setItem(TENANT, name);
}

async function show() {
  const mine = ++visit;
  leave();
  leave = () => {};
  view.replaceChildren();
  try {
    if (known === null) {
      await whoIsHere();
    }
    if (mine !== visit) {
      return;
    }
    leave = open(location.hash.slice(1).split("/").slice(1).map(decodeURIComponent)) ?? (() => {});
  } catch (error) {
    view.replaceChildren(problem(error));
  }
}

function open([section, argument]) {
  document.querySelectorAll("nav a").forEach(link => {
    const current = link.getAttribute("href") === `#/${["usage", "poison", "purge"].includes(section) ? section : ""}`;
    current ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  });
  switch (section) {
    case "asset":
      return assetView(view, {id: Number(argument), presets: known.presets, onTenant: setTenant});
    case "usage":
      return usageView(view, known);
    case "poison":
      return poisonView(view);
    case "purge":
      return purgeView(view);
    case "tenant":
      setTenant(argument);
      location.replace("#/");
      return null;
    default:
      return picturesView(view, {tenant: tenantField.value, presets: known.presets});
  }
}

document.getElementById("tenant-form").addEventListener("submit", event => {
  event.preventDefault();
  setTenant(tenantField.value.trim() || "default");
  location.hash === "#/" ? show() : (location.hash = "#/");
});
window.addEventListener("hashchange", () => {
  show();
  view.focus({preventScroll: true});
  window.scrollTo(0, 0);
});
show();

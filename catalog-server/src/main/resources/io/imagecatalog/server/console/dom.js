// Makes elements. What is shown is always set as text, never as markup.

/** el("a", {href: "#/", class: "x", onclick: f}, "text", child, ...); null and undefined children are left out. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (name === "style") {
      Object.entries(value).forEach(([property, text]) => element.style.setProperty(property, text));
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

/** Says something to everybody, screen readers among them. */
export function say(text) {
  document.getElementById("status").textContent = text;
}

/** A box with what went wrong. */
export function problem(error) {
  return el("p", {class: "problem", role: "alert"}, error.message);
}

/** Asks before something that can't be undone. */
export function sure(question, answer) {
  const dialog = document.getElementById("sure-dialog");
  document.getElementById("sure-text").textContent = question;
  document.getElementById("sure-yes").textContent = answer;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise(resolve =>
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), {once: true}));
}

/** A button that is busy while its work lasts, and says under itself what went wrong. */
export function actionButton(label, work, properties = {}) {
  const button = el("button", {type: "button", ...properties}, label);
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await work(button);
    } catch (error) {
      say(error.message);
    } finally {
      button.disabled = false;
    }
  });
  return button;
}

function toHead(text) {
  return text.startsWith("(") ? el("span", {class: "unseen"}, text.slice(1, -1)) : text;
}

/** A table with a caption for screen readers; cells are texts or elements. A head in brackets is for screen readers too. */
export function table(caption, heads, rows) {
  return el("div", {class: "scrolls", tabindex: "0", role: "region", "aria-label": caption},
    el("table", {},
      el("caption", {class: "unseen"}, caption),
      el("thead", {}, el("tr", {}, heads.map(head => el("th", {scope: "col"}, toHead(head))))),
      el("tbody", {}, rows.map(row => el("tr", {}, row.map((cell, i) =>
        i === 0 ? el("th", {scope: "row"}, cell) : el("td", {}, cell)))))));
}

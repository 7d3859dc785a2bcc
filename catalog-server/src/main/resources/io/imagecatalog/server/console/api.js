// Asks the server. Whoever has to send a key is asked for one, once, and waits for it.

const KEY = "catalog-key";
const dialog = document.getElementById("key-dialog");
let asking = null;

export class Problem extends Error {
  constructor(status, detail, retryAfter) {
    super(detail);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export function hasKey() {
  return sessionStorage.getItem(KEY) !== null;
}

function headers() {
  return hasKey() ? {Authorization: `Bearer ${sessionStorage.getItem(KEY)}`} : {};
}

function askForKey(why) {
  if (asking === null) {
    document.getElementById("key-problem").textContent = why;
    document.getElementById("key").value = "";
    dialog.showModal();
    asking = new Promise(resolve => dialog.addEventListener("close", () => {
      const key = document.getElementById("key").value.trim();
      if (key !== "") {
        sessionStorage.setItem(KEY, key);
      }
      asking = null;
      resolve(key !== "");
    }, {once: true}));
  }
  return asking;
}

async function toProblem(response) {
  let detail = `The server answered ${response.status}`;
  try {
    detail = (await response.json()).detail ?? detail;
  } catch {
    // Something between here and the server answered.
  }
  return new Problem(response.status, detail, response.headers.get("Retry-After"));
}

/** The answer to a request; throws a Problem if that is an error, or there is none. */
export async function request(method, path, body) {
  const sent = sessionStorage.getItem(KEY);
  let response;
  try {
    response = await fetch(path, {method, body, headers: headers()});
  } catch {
    throw new Problem(0, "The server does not answer");
  }
  if (response.status === 401) {
    const problem = await toProblem(response);
    const changed = sessionStorage.getItem(KEY) !== sent;
    if (changed || await askForKey(problem.message)) {
      return request(method, path, body);
    }
    throw problem;
  }
  if (!response.ok) {
    throw await toProblem(response);
  }
  return response;
}

export async function json(method, path, body) {
  const response = await request(method, path, body);
  return response.status === 204 ? null : response.json();
}

export function get(path) {
  return json("GET", path);
}

/** Uploads a form, telling from 0 to 1 how much of it is sent. */
export function send(path, form, onProgress) {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open("POST", path);
    Object.entries(headers()).forEach(([name, value]) => xhr.setRequestHeader(name, value));
    xhr.responseType = "json";
    xhr.upload.addEventListener("progress", event => onProgress(event.loaded / event.total));
    xhr.addEventListener("error", () => reject(new Problem(0, "The server does not answer")));
    xhr.addEventListener("load", () => {
      if (xhr.status === 200) {
        resolve(xhr.response);
      } else {
        const detail = xhr.response?.detail ?? `The server answered ${xhr.status}`;
        reject(new Problem(xhr.status, detail, xhr.getResponseHeader("Retry-After")));
      }
    });
    xhr.send(form);
  });
}

/** Bytes of a picture as an address for an image, to be revoked by whoever asked. */
export async function picture(path) {
  try {
    return URL.createObjectURL(await (await request("GET", path)).blob());
  } catch (error) {
    if (error.status === 0 && !hasKey()) {
      return path; // A redirect to a bucket, which images may follow and scripts may not.
    }
    throw error;
  }
}

// The dialogs of the editor: a reason or a remark, and signing in again.

import { element, words } from "/static/desk.js";
import { peek, renewToken } from "/static/editor_server.js";

const say = document.getElementById("say");
const expired = document.getElementById("expired");

/** Asks for a text; `canned` are answers that one digit gives. Resolves to the text, or null. */
export function askFor({ title, label, send, canned = [], text = "" }) {
  say.querySelector("#say-title").textContent = title;
  say.querySelector("#say-label").textContent = label;
  say.querySelector("#say-send").textContent = send;
  const field = say.querySelector("#say-text");
  field.value = text;
  const buttons = canned.map((each, index) =>
    element("li", {}, element("button", { type: "button", onclick: () => finish(each) }, element("kbd", {}, String(index + 1)), ` ${each}`)),
  );
  say.querySelector("#say-canned").replaceChildren(...buttons);
  let answer = null;
  const finish = (words) => ((answer = words), say.close("send"));
  const digits = (event) => {
    const chosen = canned[Number(event.key) - 1];
    if (event.target !== field && chosen) finish(chosen);
    if (event.target === field && event.key === "Enter" && (event.ctrlKey || event.metaKey)) finish(field.value);
  };
  say.returnValue = "";
  say.addEventListener("keydown", digits);
  say.showModal();
  (canned.length ? say.querySelector("#say-canned button") : field).focus();
  return new Promise((resolve) =>
    say.addEventListener(
      "close",
      () => {
        say.removeEventListener("keydown", digits);
        resolve(say.returnValue === "send" ? (answer ?? field.value).trim() || null : null);
      },
      { once: true },
    ),
  );
}

let waiting = null;

/** Asks to sign in again in another window; resolves when that happened. `address` tells whether it did. */
export function signInAgain(address) {
  waiting ??= new Promise((resolve) => {
    const before = document.activeElement;
    const check = async () => {
      try {
        renewToken((await peek(address)).csrf);
      } catch {
        document.getElementById("expired-said").textContent = words("expired.still");
        return;
      }
      channel.close();
      removeEventListener("focus", check);
      expired.close();
      before?.focus();
      waiting = null;
      resolve();
    };
    const channel = new BroadcastChannel("session");
    channel.onmessage = check;
    addEventListener("focus", check);
    document.getElementById("expired-retry").onclick = check;
    document.getElementById("expired-said").textContent = "";
    if (!expired.open) expired.showModal();
  });
  return waiting;
}

// Loads the page again when the report that it waits for is there.
import { announce } from "/static/desk.js";

const notice = document.querySelector("[data-waits]");
if (notice) ask();

/** Ask every two seconds; nothing is thrown away that somebody is typing. */
async function ask() {
  await new Promise((done) => setTimeout(done, 2000));
  const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
  const text = answer?.ok ? await answer.text() : "";
  const fresh = new DOMParser().parseFromString(text, "text/html");
  if (!text || fresh.querySelector("[data-waits]")) return ask();
  const isTyping = [...document.querySelectorAll("main textarea, main input[type=text]")].some((field) => field.value !== field.defaultValue);
  if (isTyping) return announce(notice.querySelector("a").textContent);
  location.reload();
}

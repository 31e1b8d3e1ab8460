// Shows how a running run goes on: asks every three seconds while the page is looked at.
import { announce, words } from "/static/desk.js";

const WAIT = 3000;
if (document.querySelector("[data-live]")) follow();

async function follow() {
  await new Promise((done) => setTimeout(done, WAIT));
  if (document.hidden) return follow();
  const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return follow();
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const running = fresh.querySelector("[data-live]");
  document.querySelector("[data-live] dl")?.replaceWith(...(running ? [running.querySelector("dl")] : []));
  if (running) {
    document.querySelector("[data-live] p").replaceWith(running.querySelector("p"));
    return follow();
  }
  announce(words("run-ended"));
  document.querySelector("main").replaceChildren(...fresh.querySelector("main").childNodes);
}

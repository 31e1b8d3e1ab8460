// What every screen shares: requests that carry the token, translated words, and words for screen readers.

const csrf = document.querySelector('meta[name="csrf"]')?.content ?? "";
const said = { ...read("shell-words"), ...read("words") };

/** What the page brought along as JSON in an element; an empty object if there is none. */
export function read(id) {
  return JSON.parse(document.getElementById(id)?.textContent || "{}");
}

/** A message in the language of the page, with the values for its {names}. */
export function words(key, values = {}) {
  return (said[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** A request to our own server; `body` is sent as JSON. Throws a Response that is not ok. */
export async function ask(method, address, body, headers = {}) {
  const answer = await fetch(address, {
    method,
    headers: { "x-csrf-token": csrf, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw answer;
  return answer;
}

/** Say something to screen readers without moving the focus. */
export function announce(message) {
  // While a modal dialog is open everything outside of it is silent.
  const place = document.querySelector("dialog[open] [role=status]") ?? document.getElementById("announcer");
  place.textContent = "";
  requestAnimationFrame(() => (place.textContent = message));
}

/** An element: `element("a", { href: "/" }, "Start")`; words are put in as text, never as HTML. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

// What every screen shares: requests that carry the token, and words for screen readers.

const csrf = document.querySelector('meta[name="csrf"]')?.content ?? "";

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
export function announce(words) {
  const place = document.getElementById("announcer");
  place.textContent = "";
  requestAnimationFrame(() => (place.textContent = words));
}

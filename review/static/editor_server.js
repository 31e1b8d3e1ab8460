// Requests of the editor: forms as the page without script would send them, and a second try after signing in again.

const meta = document.querySelector('meta[name="csrf"]');

/** What the server says when it does not do what it was asked for. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? "");
    this.status = status;
    this.problem = problem;
  }
}

/** Somebody has to sign in again before anything is saved; `retry` waits for that. */
let signInAgain = () => Promise.reject(new Error("nobody asks"));

/** Sets what asks people to sign in; it resolves when they have. */
export function onExpiry(ask) {
  signInAgain = ask;
}

/** The token of the session that the browser has now. */
export function renewToken(token) {
  if (meta && token) meta.content = token;
}

/** Sends a form; the answer as JSON. */
export async function send(address, fields) {
  return (await request(address, { method: "POST", body: new URLSearchParams(fields) })).json();
}

/** A fragment of HTML. */
export async function fragment(address) {
  return (await request(address, { headers: { accept: "text/html" } })).text();
}

/** An answer as JSON that nobody waits for: a session that has run out is only reported. */
export async function peek(address) {
  const answer = await fetch(address, { headers: headers() });
  if (!answer.ok) throw new Refused(answer.status, {});
  return answer.json();
}

async function request(address, options) {
  const answer = await fetch(address, { ...options, headers: { ...headers(), ...options.headers } });
  if (answer.status === 401) {
    await signInAgain();
    return request(address, options);
  }
  if (!answer.ok) throw new Refused(answer.status, await problem(answer));
  return answer;
}

function headers() {
  return { "x-csrf-token": meta?.content ?? "", accept: "application/json" };
}

async function problem(answer) {
  try {
    return await answer.json();
  } catch {
    return {};
  }
}

// Looks now and then who else has the draft open, and whether it is still the newest; rests while nobody works here.

import { peek, renewToken } from "/static/editor_server.js";

const EVERY = 10_000;
const RESTS_AFTER = 10 * 60_000;

/** `heard(state)` gets every answer; returns a function that asks at once. */
export function watch(address, heard) {
  let active = Date.now();
  const look = async () => {
    try {
      const state = await peek(`${address}/presence`);
      renewToken(state.csrf);
      heard(state);
    } catch {
      // Away or signed out: the next decision will say so.
    }
  };
  for (const kind of ["keydown", "pointerdown"]) addEventListener(kind, () => (active = Date.now()), { passive: true });
  setInterval(() => !document.hidden && Date.now() - active < RESTS_AFTER && look(), EVERY);
  look();
  return look;
}

// Tells the editor in the other window that somebody signed in again.

new BroadcastChannel("session").postMessage("signed-in");
window.close();

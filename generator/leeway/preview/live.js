// Reloads the page when the preview has something new. Only `leeway serve` adds this to a page.
const seen = document.currentScript.dataset.version;
let stream;

const listen = () => {
  stream?.close();
  // A hidden tab lets go of its connection: browsers allow only six to one server.
  if (document.visibilityState !== "visible") return;
  stream = new EventSource("/.leeway/events");
  stream.onmessage = ({ data }) => {
    if (data !== seen) location.reload();
  };
};

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => stream?.close());
addEventListener("pageshow", listen);

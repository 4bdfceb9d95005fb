// Server-sent events: what has changed, and how the pipeline does.

const GATHER = 400;
const PAUSE = 1500;

/**
 * Listens for as long as the page lives. `refresh` (asynchronous) is called soon after a change, never twice at once;
 * `status` with each status; `online` with true and false.
 */
export function listen({refresh, status, online}) {
  let waiting = null;
  let running = false;
  const soon = () => {
    if (waiting || running) return void (waiting ??= 1);
    waiting = setTimeout(run, GATHER);
  };
  const run = async () => {
    running = true;
    waiting = null;
    await refresh();
    await new Promise((done) => setTimeout(done, PAUSE));
    running = false;
    if (waiting) {
      waiting = null;
      soon();
    }
  };
  const connect = (again) => {
    const events = new EventSource("api/v1/events");
    let lost = again;
    events.onopen = () => {
      online(true);
      if (lost) soon();
      lost = false;
    };
    events.onerror = () => {
      lost = true;
      online(false);
      if (events.readyState === EventSource.CLOSED) setTimeout(connect, 3000, true);
    };
    events.addEventListener("change", soon);
    events.addEventListener("status", (event) => status(JSON.parse(event.data)));
  };
  connect(false);
}

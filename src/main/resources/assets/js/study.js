// Offers study time to the server every ten seconds and at each change of what is seen or played.
// The server's clock decides what counts; this page only shows its answer.
const study = document.querySelector("[data-study]");
if (study) {
  const BEAT_MS = 10_000;
  const PATIENCE_MS = 8_000;
  const find = (name) => study.querySelector("[data-" + name + "]");
  let sequence = 0;
  let playing = false;
  let timer = 0;

  const show = (answer) => {
    find("shown").textContent = answer.shown;
    find("because").textContent = answer.because;
    find("bar").value = answer.granted;
    if (answer.complete) {
      find("after").hidden = false;
      clearInterval(timer);
    }
  };

  const post = (last) => {
    sequence += 1;
    const beat = {
      tab: study.dataset.tab,
      sequence,
      visible: !last && document.visibilityState === "visible",
      playing,
    };
    return fetch(study.dataset.study, {
      method: "POST",
      credentials: "same-origin",
      keepalive: true,
      headers: { "Content-Type": "application/json", "X-Csrf-Token": study.dataset.csrf },
      body: JSON.stringify(beat),
      signal: last ? undefined : AbortSignal.timeout(PATIENCE_MS),
    });
  };

  const beat = async () => {
    try {
      const answer = await post(false);
      if (answer.status === 401 || answer.status === 403) {
        clearInterval(timer);
        find("because").textContent = study.dataset.ended;
      } else if (answer.ok) {
        show(await answer.json());
      } else {
        find("because").textContent = study.dataset.offline;
      }
    } catch {
      find("because").textContent = study.dataset.offline;
    }
  };

  if (study.dataset.complete !== "true") {
    document.addEventListener("xueshi:playing", () => {
      playing = true;
      beat();
    });
    document.addEventListener("xueshi:paused", () => {
      playing = false;
      beat();
    });
    document.addEventListener("visibilitychange", beat);
    addEventListener("online", beat);
    addEventListener("pagehide", () => post(true).catch(() => {}));
    timer = setInterval(beat, BEAT_MS);
    beat();
  }
}

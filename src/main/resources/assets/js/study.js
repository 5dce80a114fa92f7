// Offers study time to the server every ten seconds and at each change of what is seen or played,
// and shows the server's presence checks. The server's clock decides what counts; this page only
// shows its answer.
const study = document.querySelector("[data-study]");
if (study) {
  const BEAT_MS = 10_000;
  const PATIENCE_MS = 8_000;
  const find = (name) => study.querySelector("[data-" + name + "]");
  const player = document.querySelector("[data-player]");
  const form = find("check");
  let sequence = 0;
  let playing = false;
  let medium = { position: 0, duration: 0, rate: 1 };
  let timer = 0;
  let asked = null;

  const millis = (seconds) => (Number.isFinite(seconds) ? Math.round(seconds * 1000) : 0);

  const show = (answer) => {
    find("shown").textContent = answer.shown;
    find("because").textContent = answer.because;
    find("bar").value = answer.granted;
    if (answer.complete) {
      find("after").hidden = false;
      clearInterval(timer);
    }
    if (answer.check && answer.check.id !== asked) {
      ask(answer.check);
    }
  };

  const ask = (check) => {
    asked = check.id;
    form.querySelector("legend").textContent = check.text;
    find("choices").replaceChildren(
      ...check.choices.map((choice, number) => {
        const label = document.createElement("label");
        const radio = document.createElement("input");
        Object.assign(radio, { type: "radio", name: "choice", value: number, required: true });
        label.append(radio, " ", choice);
        return label;
      }),
    );
    form.hidden = false;
    player?.dispatchEvent(new CustomEvent("xueshi:wait"));
    form.querySelector("legend").focus();
  };

  const send = (address, body, last) =>
    fetch(address, {
      method: "POST",
      credentials: "same-origin",
      keepalive: true,
      headers: { "Content-Type": "application/json", "X-Csrf-Token": study.dataset.csrf },
      body: JSON.stringify(body),
      signal: last ? undefined : AbortSignal.timeout(PATIENCE_MS),
    });

  const post = (last) => {
    sequence += 1;
    const beat = {
      tab: study.dataset.tab,
      sequence,
      visible: !last && document.visibilityState === "visible",
      playing,
      position: millis(medium.position),
      duration: millis(medium.duration),
      percent: Math.round(medium.rate * 100),
      alternative: study.dataset.alternative === "true",
    };
    return send(study.dataset.study, beat, last);
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

  form.addEventListener("submit", async (submitted) => {
    submitted.preventDefault();
    const choice = Number(new FormData(form).get("choice"));
    try {
      const answer = await send(study.dataset.checks, { check: asked, choice });
      if (!answer.ok) {
        throw new Error("not taken");
      }
      const judged = await answer.json();
      find("because").textContent = judged.said;
      form.hidden = true;
      asked = null;
      if (judged.right) {
        player?.dispatchEvent(new CustomEvent("xueshi:go"));
        beat();
      }
    } catch {
      find("because").textContent = study.dataset.offline;
    }
  });

  if (study.dataset.complete !== "true") {
    document.addEventListener("xueshi:moved", (moved) => {
      medium = moved.detail;
    });
    document.addEventListener("xueshi:playing", (began) => {
      playing = true;
      medium = began.detail;
      beat();
    });
    document.addEventListener("xueshi:paused", (halted) => {
      playing = false;
      medium = halted.detail;
      beat();
    });
    document.addEventListener("visibilitychange", beat);
    addEventListener("online", beat);
    addEventListener("pagehide", () => post(true).catch(() => {}));
    timer = setInterval(beat, BEAT_MS);
    beat();
  }
}

// Says on the player's element when its video or audio plays, jumps or stops:
// "xueshi:playing", "xueshi:paused" (both bubble). Whoever counts study time listens.
// detail: position and duration in seconds, rate (1 = normal speed).
// "xueshi:wait" on the element halts it, "xueshi:go" lets it go on if it was halted so.
// Remembers on this device where it stood, until the server's own memory has it.
for (const media of document.querySelectorAll("[data-player] video, [data-player] audio")) {
  const player = media.closest("[data-player]");
  let last = 0;
  let halted = false;
  const say = (name, position = media.currentTime) =>
    player.dispatchEvent(
      new CustomEvent("xueshi:" + name, {
        bubbles: true,
        detail: { position, duration: media.duration, rate: media.playbackRate },
      }),
    );
  media.addEventListener("timeupdate", () => {
    if (!media.seeking) {
      last = media.currentTime;
      say("moved");
    }
  });
  media.addEventListener("playing", () => say("playing"));
  // When a jump begins, what counts is where it began.
  media.addEventListener("seeking", () => say("paused", last));
  media.addEventListener("seeked", () => {
    last = media.currentTime;
    if (!media.paused) {
      say("playing");
    }
  });
  media.addEventListener("ratechange", () => say(media.paused ? "paused" : "playing"));
  for (const halt of ["pause", "waiting", "ended", "emptied", "error"]) {
    media.addEventListener(halt, () => {
      if (!media.seeking) {
        say("paused");
      }
    });
  }
  player.addEventListener("xueshi:wait", () => {
    halted = halted || !media.paused;
    media.pause();
  });
  player.addEventListener("xueshi:go", () => {
    if (halted) {
      halted = false;
      media.play().catch(() => {});
    }
  });
}

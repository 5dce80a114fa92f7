// Says on the player's element when its video or audio plays and when it does not:
// "xueshi:playing" and "xueshi:paused" (both bubble). Whoever counts study time listens.
// detail: position and duration in seconds, rate (1 = normal speed).
for (const media of document.querySelectorAll("[data-player] video, [data-player] audio")) {
  const say = (name) =>
    media.closest("[data-player]").dispatchEvent(
      new CustomEvent("xueshi:" + name, {
        bubbles: true,
        detail: { position: media.currentTime, duration: media.duration, rate: media.playbackRate },
      }),
    );
  media.addEventListener("playing", () => say("playing"));
  for (const halt of ["pause", "waiting", "ended", "emptied", "error"]) {
    media.addEventListener(halt, () => say("paused"));
  }
}

// Keeps the sign-in code on the trainer's screen fresh, with how many have signed in.
const screen_ = document.querySelector("[data-code-screen]");
const code = document.querySelector("[data-code]");
if (screen_ && code) {
  const POLL_S = 3;
  let left = Number(document.querySelector("[data-left]").value);
  let ticks = 0;

  const refresh = async () => {
    try {
      const answer = await fetch(screen_.dataset.codeScreen, { credentials: "same-origin" });
      if (!answer.ok) {
        return;
      }
      const shown = await answer.json();
      if (!shown.code) {
        location.reload();
        return;
      }
      code.textContent = shown.code;
      document.querySelector("[data-qr] path").setAttribute("d", shown.qrPath);
      left = shown.seconds;
      document.querySelector("[data-signed-in]").textContent = shown.stamped;
      document.querySelector("[data-participants]").textContent = shown.participants;
    } catch {
      // The next tick tries again; an old code is refused with a clear message.
    }
  };

  setInterval(() => {
    left = Math.max(0, left - 1);
    ticks += 1;
    document.querySelector("[data-left]").value = left;
    if (left === 0 || ticks % POLL_S === 0) {
      refresh();
    }
  }, 1000);
}

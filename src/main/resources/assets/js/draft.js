// Keeps what is being written, a moment after the last key; the button hands it in.
const form = document.querySelector("[data-draft]");
if (form) {
  const PAUSE_MS = 1_200;
  const words = form.querySelector("textarea");
  const state = form.querySelector("[data-draft-state]");
  let revision = Number(form.dataset.revision);
  let kept = words.value;
  let timer = 0;
  let saving = false;

  const save = async () => {
    if (saving || words.value === kept) {
      return;
    }
    saving = true;
    const sent = words.value;
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json", "X-Csrf-Token": form.dataset.csrf },
        body: JSON.stringify({ words: sent, revision }),
      });
      const said = await answer.json();
      state.textContent = said.shown ?? said.detail ?? form.dataset.offline;
      if (answer.ok) {
        revision = said.revision;
        kept = sent;
        later();
      }
    } catch {
      state.textContent = form.dataset.offline;
    } finally {
      saving = false;
    }
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE_MS);
  };
  words.addEventListener("input", later);
  addEventListener("online", save);
  document.addEventListener("visibilitychange", save);
}

// The roster that works without network: stamps are kept here until the server has them.
const page = document.querySelector("[data-roster]");
if (page) {
  const base = page.dataset.roster;
  const key = "xs-roster:" + base;
  const list = page.querySelector("[data-people]");
  const model = page.querySelector("template");
  const state = page.querySelector("[data-state]");
  const find = page.querySelector("[data-find]");
  const SYNC_MS = 15_000;
  const kept = JSON.parse(localStorage.getItem(key) ?? '{"roster":null,"stamps":[],"said":{}}');
  let syncing = false;

  const save = () => localStorage.setItem(key, JSON.stringify(kept));
  const words = (name, ...values) =>
    values.reduce((text, value, i) => text.replace("{" + i + "}", value), page.dataset[name]);
  const clock = (instant) =>
    new Date(instant).toLocaleTimeString([], {
      hour: "2-digit",
      minute: "2-digit",
      hour12: false,
      timeZone: page.dataset.zone,
    });
  const waiting = (person, kind) =>
    kept.stamps.find((stamp) => stamp.person === person && stamp.kind === kind);

  const button = (line, person, kind) => {
    const press = line.querySelector("[data-" + kind.toLowerCase() + "]");
    const own = waiting(person.id, kind);
    const at = own?.at ?? (kind === "IN" ? person.in : person.out);
    press.textContent = at ? clock(at) + (own ? " " + page.dataset.unsent : "") : press.dataset.word;
    press.setAttribute("aria-label", press.dataset.word + " " + person.name + (at ? " " + clock(at) : ""));
    press.setAttribute("aria-pressed", at ? "true" : "false");
    press.disabled = Boolean(at) && !own;
    press.addEventListener("click", () => {
      if (own) {
        kept.stamps = kept.stamps.filter((stamp) => stamp !== own);
      } else {
        kept.stamps.push({ id: crypto.randomUUID(), person: person.id, kind, at: new Date().toISOString() });
        delete kept.said[person.id];
      }
      save();
      show();
    });
  };

  const show = () => {
    const people = kept.roster?.people ?? [];
    const asked = find.value.trim();
    list.replaceChildren(
      ...people
        .filter((person) => !asked || (person.name + person.because).includes(asked))
        .map((person) => {
          const line = model.content.cloneNode(true);
          line.querySelector("[data-name]").textContent = person.name;
          line.querySelector("[data-because]").textContent = person.because;
          line.querySelector("[data-said]").textContent = kept.said[person.id] ?? "";
          button(line, person, "IN");
          button(line, person, "OUT");
          return line;
        }),
    );
    page.querySelector("[data-empty]").hidden = people.length > 0;
    state.textContent = kept.stamps.length
      ? words(navigator.onLine ? "pending" : "offline", kept.stamps.length)
      : words(navigator.onLine ? "synced" : "offlineEmpty");
  };

  const exchange = async () => {
    if (!kept.stamps.length) {
      return (await fetch(base + "/data", { credentials: "same-origin" })).json();
    }
    const sent = [...kept.stamps];
    const answer = await fetch(base + "/stamps", {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ deviceNow: new Date().toISOString(), stamps: sent }),
    });
    if (!answer.ok) {
      throw new Error(answer.status);
    }
    const said = await answer.json();
    const persons = new Map(sent.map((stamp) => [stamp.id, stamp.person]));
    for (const one of said.stamps) {
      if (one.outcome === "CONFLICT") {
        kept.said[persons.get(one.id)] = one.shown;
      }
    }
    kept.stamps = kept.stamps.filter((stamp) => !persons.has(stamp.id));
    return said.roster;
  };

  const sync = async () => {
    if (syncing) {
      return;
    }
    syncing = true;
    try {
      const roster = await exchange();
      if (roster.people) {
        kept.roster = roster;
      }
      save();
    } catch {
      // No network, or the server is not there: the next round tries again; nothing is lost.
    } finally {
      syncing = false;
      show();
    }
  };

  page.querySelector("[data-sync]").addEventListener("click", sync);
  find.addEventListener("input", show);
  addEventListener("online", sync);
  addEventListener("offline", show);
  setInterval(sync, SYNC_MS);
  show();
  sync();
  navigator.serviceWorker?.register("/roster/worker.js", { scope: "/roster/" }).then(async () => {
    await navigator.serviceWorker.ready;
    // Once through the worker, so that everything the page needs is kept.
    const files = [...document.querySelectorAll("link[href], script[src]")].map((one) => one.href || one.src);
    const cache = await caches.open("roster-1");
    await cache.addAll([base, base + "/data", ...files]);
    page.dataset.ready = "true";
    page.querySelector("[data-ready-word]").hidden = false;
  });
}

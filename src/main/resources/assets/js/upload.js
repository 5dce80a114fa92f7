// Makes an upload form show progress, take dropped files and several at once.
// Each file goes by itself, in parts that survive a lost line (tus); without this script the form
// sends it as a form.
const CHUNK_BYTES = 8 << 20;
for (const section of document.querySelectorAll("[data-upload]")) {
  const said = section.dataset;
  const form = section.querySelector("form");
  const picker = form.querySelector("input[type=file]");
  const list = section.querySelector("ul");
  const line = section.querySelector("template");
  const several = said.several === "true";
  picker.multiple = several;

  const hint = document.createElement("span");
  hint.className = "because";
  hint.textContent = said.textDrop;
  const drop = form.querySelector(".resource-drop");
  drop.append(hint);

  for (const event of ["dragenter", "dragover"]) {
    drop.addEventListener(event, (moved) => {
      moved.preventDefault();
      drop.classList.add("resource-drop-over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("resource-drop-over"));
  drop.addEventListener("drop", (dropped) => {
    dropped.preventDefault();
    drop.classList.remove("resource-drop-over");
    if (dropped.dataTransfer.files.length > 0) {
      picker.files = dropped.dataTransfer.files;
    }
  });

  form.addEventListener("submit", async (submitted) => {
    submitted.preventDefault();
    const files = several ? [...picker.files] : [...picker.files].slice(0, 1);
    const button = form.querySelector("button");
    button.disabled = true;
    list.replaceChildren();
    const rows = files.map((file) => row(file));
    const places = [];
    for (const [number, file] of files.entries()) {
      const title = files.length === 1 ? (form.elements.title?.value ?? "") : "";
      places.push(await send(file, title, rows[number]));
    }
    button.disabled = false;
    if (places.length === 1 && places[0]) {
      location.assign(places[0] + "?done=" + (several ? "resources.added" : "resources.versioned"));
    } else if (places.length > 1 && places.every(Boolean)) {
      // All of them are in the list below by now; a refused one keeps its words on the page.
      location.assign(location.pathname + "?done=resources.added");
    }
  });

  function row(file) {
    const shown = line.content.firstElementChild.cloneNode(true);
    shown.querySelector("[data-name]").textContent = file.name;
    shown.querySelector("progress").setAttribute("aria-label", file.name);
    list.append(shown);
    return shown;
  }

  // Resolves to the new page's address, or to null when the file was refused.
  function send(file, title, shown) {
    const bar = shown.querySelector("progress");
    const state = shown.querySelector("[data-state]");
    const refuse = (words) => {
      state.textContent = words;
      state.className = "resource-refused";
      state.setAttribute("role", "alert");
      bar.remove();
      return null;
    };
    if (file.size > Number(said.bytesMax)) {
      return Promise.resolve(refuse(said.textTooLarge));
    }
    state.textContent = said.textSending;
    return new Promise((resolve) => {
      const upload = new tus.Upload(file, {
        endpoint: said.parts,
        metadata: { filename: file.name, title },
        headers: { "X-Csrf-Token": said.csrf },
        chunkSize: CHUNK_BYTES,
        retryDelays: [1000, 3000, 5000, 10_000, 20_000, 30_000],
        removeFingerprintOnSuccess: true,
        onProgress: (sent, whole) => {
          bar.value = whole ? (100 * sent) / whole : 100;
        },
        onError: (failed) => {
          const status = failed.originalResponse?.getStatus() ?? 0;
          resolve(refuse(status === 413 ? said.textTooLarge : said.textLost));
        },
        onSuccess: async () => {
          bar.value = 100;
          state.textContent = said.textChecking;
          try {
            const answer = await fetch(said.parts + "/whole", {
              method: "POST",
              credentials: "same-origin",
              headers: { "X-Csrf-Token": said.csrf },
              body: new URLSearchParams({ upload: upload.url, resource: said.resource }),
            });
            const taken = await answer.json();
            resolve(taken.location ? accept(taken.location) : refuse(taken.problem ?? said.textLost));
          } catch {
            resolve(refuse(said.textLost));
          }
        },
      });
      // The same file that broke off earlier goes on where it stopped.
      upload.findPreviousUploads().then((earlier) => {
        const same = earlier.filter((one) => one.uploadUrl?.startsWith(new URL(said.parts, location).href));
        if (same.length > 0) {
          upload.resumeFromPreviousUpload(same[0]);
        }
        upload.start();
      });
    });

    function accept(place) {
      const link = document.createElement("a");
      link.href = place;
      link.textContent = said.textDone;
      state.replaceChildren(link);
      return place;
    }
  }
}

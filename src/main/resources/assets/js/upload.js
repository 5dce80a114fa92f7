// Makes an upload form show progress, take dropped files and several at once.
// Each file goes by itself, as bare bytes; without this script the form sends it as a form.
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
      const request = new XMLHttpRequest();
      const query = new URLSearchParams({ name: file.name, title });
      request.open("POST", said.upload + "?" + query);
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.setRequestHeader("X-Csrf-Token", said.csrf);
      request.responseType = "json";
      request.upload.addEventListener("progress", (moved) => {
        bar.value = (100 * moved.loaded) / moved.total;
      });
      request.upload.addEventListener("load", () => {
        bar.value = 100;
        state.textContent = said.textChecking;
      });
      request.addEventListener("load", () => {
        const answer = request.response ?? {};
        resolve(answer.location ? accept(answer.location) : refuse(answer.problem ?? said.textLost));
      });
      for (const failure of ["error", "abort", "timeout"]) {
        request.addEventListener(failure, () => resolve(refuse(said.textLost)));
      }
      request.send(file);
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

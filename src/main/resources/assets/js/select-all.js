// Chooses every checkbox of a name on this page, but for those that need a decision of their own.
for (const form of document.querySelectorAll("form[data-select-all]")) {
  const all = form.querySelector("[data-select-all-of]");
  const boxes = [...form.querySelectorAll(`input[name="${all?.dataset.selectAllOf}"]:not([data-decision])`)];
  if (!all || boxes.length === 0) {
    continue;
  }
  form.querySelector("[data-select-all-box]").hidden = false;
  all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
  form.addEventListener("change", () => { all.checked = boxes.every((box) => box.checked); });
}

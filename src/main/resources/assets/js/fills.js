// A chosen file's text goes into the text area named by data-fills; without script it can be pasted.
for (const label of document.querySelectorAll("[data-fills]")) {
  const input = label.querySelector("input[type=file]");
  const area = document.getElementById(label.dataset.fills);
  label.hidden = false;
  input.addEventListener("change", async () => {
    if (input.files.length === 1) {
      area.value = await input.files[0].text();
    }
  });
}

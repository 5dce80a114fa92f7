// Loads the page again after data-reloads seconds, as long as what it waits for is not there.
const waiting = document.querySelector("[data-reloads]");
if (waiting) {
  setTimeout(() => location.reload(), Number(waiting.dataset.reloads) * 1000);
}

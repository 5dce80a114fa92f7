// Shows how far something is that goes on in the background: the page itself, again and again.
const waiting = document.querySelector("[data-reload-after]");
if (waiting) {
  setTimeout(() => location.reload(), Number(waiting.dataset.reloadAfter));
}

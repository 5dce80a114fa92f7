/* Looks again after so many seconds: [data-again] is the link to what it shows. */
for (const link of document.querySelectorAll('[data-again]')) {
  setTimeout(() => location.replace(link.href), Number(link.dataset.again) * 1000);
}

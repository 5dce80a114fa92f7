// Goes on to what was chosen, or just closes the dialogue when nothing was.
window.addEventListener('message', (event) => {
  if (event.origin !== window.location.origin || event.data?.subject !== 'practice.selection') {
    return;
  }
  if (event.data.next) {
    window.location.assign(event.data.next);
  } else {
    document.querySelector('[data-content-dialogue]').remove();
  }
});

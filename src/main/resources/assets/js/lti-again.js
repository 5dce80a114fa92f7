// The platform's keys could not be read just now: sends the same launch again after a while; its button does so at once.
const again = document.querySelector('form[data-again-after]');
setTimeout(() => again.submit(), Number(again.dataset.againAfter));

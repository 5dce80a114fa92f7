// Sends the one form of this page as soon as it is there; its button is the way without script.
document.querySelector('form[data-auto-post]').submit();

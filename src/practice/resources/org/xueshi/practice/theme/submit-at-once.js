// Posts the form marked for it as soon as the page is there; its button stays for those without script.
document.querySelector('form[data-submit-at-once]').submit();

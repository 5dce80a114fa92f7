// Choosing another person is enough; the button stays for those without script and for keyboards.
for (const select of document.querySelectorAll('select[data-submit-on-change]')) {
  let byKeyboard = false;
  select.addEventListener('keydown', () => { byKeyboard = true; });
  select.addEventListener('pointerdown', () => { byKeyboard = false; });
  select.addEventListener('change', () => {
    if (!byKeyboard && select.value) {
      select.form.submit();
    }
  });
}

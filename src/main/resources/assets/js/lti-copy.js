// Shows each copy button and lets it copy the field it names.
for (const button of document.querySelectorAll('button[data-copy]')) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener('click', () => {
    field.select();
    navigator.clipboard?.writeText(field.value);
  });
}

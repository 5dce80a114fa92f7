// Marks the three questions on the spot; nothing is sent anywhere.
const questions = ["q1", "q2", "q3"];
const form = document.getElementById("questions");
form.addEventListener("submit", (submitted) => {
  submitted.preventDefault();
  const right = questions.filter((name) => form.elements[name].value === "1").length;
  document.getElementById("result").textContent = `答对 ${right} 题，共 ${questions.length} 题。`;
});

// What is chosen above is shown in the frame.
const form = document.getElementById("preview-choices");
const frame = document.getElementById("preview-frame");

form.addEventListener("change", () => {
  const { language, what, width, theme } = Object.fromEntries(new FormData(form));
  frame.classList.toggle("is-phone", width === "phone");
  frame.src = `${frame.dataset.base}${language}/${what}/?theme=${theme}`;
});

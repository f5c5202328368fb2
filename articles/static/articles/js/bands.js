// The bands below the screen are laid out one by one, once the type of the first screen stands: it does
// not wait for them, and no press waits for all of them at once (bands.css).
const bands = document.querySelectorAll(".band").values();

function next() {
  const { value: band } = bands.next();
  if (!band) return;
  band.classList.add("band-laid");
  setTimeout(next);
}

document.fonts.ready.then(next);

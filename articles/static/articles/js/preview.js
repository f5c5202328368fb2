// Hands over the secret behind the # of a preview's address, once, and takes it out of the address.
const secret = location.hash.slice(1);
if (secret) {
  history.replaceState(null, "", location.pathname);
  const form = document.getElementById("preview-door");
  form.elements.secret.value = secret;
  form.submit();
}

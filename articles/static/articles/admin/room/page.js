// A page that the server answered, to take parts of. Its style sheets are not wanted, and the policy of
// this page would report each of them.

export async function read(answer) {
  const text = (await answer.text()).replace(/<style\b[^]*?<\/style>/gi, "");
  return new DOMParser().parseFromString(text, "text/html");
}

// The browser's own copy of what is typed (IndexedDB, which outlives a killed browser). It goes when
// another account comes in, and after three days.
const NAME = "newsroom-kept";
const AGE = 72 * 3600 * 1000;

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("kept", { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function within(mode, work) {
  let db;
  try {
    db = await open();
  } catch {
    return null; // a private window: the server has to do
  }
  return new Promise((resolve) => {
    const act = db.transaction("kept", mode, { durability: "strict" });
    const asked = work(act.objectStore("kept"));
    act.oncomplete = () => (db.close(), resolve(asked.result));
    act.onabort = () => (db.close(), resolve(null));
  });
}

export const put = (record) => within("readwrite", (store) => store.put(record));
export const remove = (key) => within("readwrite", (store) => store.delete(key));

// Of this account; what belongs to another, or is old, is thrown away.
export async function all(account) {
  const found = (await within("readonly", (store) => store.getAll())) ?? [];
  const isOurs = (one) => one.account === account && Date.now() - Date.parse(one.at) < AGE;
  for (const one of found) if (!isOurs(one)) remove(one.key);
  return found.filter(isOurs);
}

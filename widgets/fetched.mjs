/**
 * What is at an address. It is asked for once more where it did not come: the network may be poor.
 * @param {string | URL} address @param {RequestInit} [how]
 * @returns {Promise<Response | {ok: false, status: string}>} never rejected; where nothing came, `status` says why
 */
export async function fetched(address, how) {
  const ask = () => fetch(address, how).catch((error) => ({ ok: false, status: error.message }));
  const first = await ask();
  return first.ok ? first : ask();
}

// Fetches what the site keeps as JSON.

/** The value at an address of the site; rejects with address and status where there is none. */
export async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return (await response.json()) as T;
}

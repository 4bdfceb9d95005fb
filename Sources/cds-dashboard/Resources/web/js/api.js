// The dashboard's own JSON API (openapi.yaml). Addresses are relative: the page may stand behind a path.

/** A request that the server refused or that did not reach it. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** The address of a resource: `path` below /api/v1, with those of `query` that have a value. */
export function resource(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const text = new URLSearchParams(given).toString();
  return `api/v1/${path}${text ? `?${text}` : ""}`;
}

/** The answer to a GET, decoded. */
export async function get(path, query) {
  let response;
  try {
    response = await fetch(resource(path, query), {headers: {accept: "application/json"}});
  } catch {
    throw new Refusal(0, "");
  }
  const body = await response.json().catch(() => null);
  if (!response.ok || body === null) throw new Refusal(response.status, body?.error ?? "");
  return body;
}

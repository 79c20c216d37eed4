// Fetches a calendar from its address, which may be down, slow, endless or somebody's sign-in page.

export type Fetched =
  | { kind: 'document'; text: string; etag: string | undefined }
  | { kind: 'unchanged' }
  /** The reason names no address: it is a secret. */
  | { kind: 'failed'; reason: string };

const DEADLINE_MS = 10_000; // for all of it, redirects and body; nobody waits for it
const MOST_REDIRECTS = 5;
const MOST_BYTES = 16 * 1024 * 1024;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Asks for the document, or only whether it changed when an `etag` is given. Never throws. */
export async function fetchFeed(address: string, etag: string | undefined, closing: AbortSignal): Promise<Fetched> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(DEADLINE_MS)]);
  try {
    let url = new URL(address);
    const authorization = credentialsIn(url);
    const { origin } = url;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const headers: Record<string, string> = { accept: 'text/calendar, */*;q=0.1' };
      if (etag !== undefined) headers['if-none-match'] = etag;
      if (authorization !== undefined && url.origin === origin) headers['authorization'] = authorization;
      const response = await fetch(url, { headers, signal, redirect: 'manual' });
      const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
      if (location === null) return await taken(response, etag);
      await response.body?.cancel();
      url = new URL(location, url);
      credentialsIn(url);
      if (!/^https?:$/.test(url.protocol)) return failed('a redirect to something else than http');
    }
    return failed(`more than ${MOST_REDIRECTS} redirects`);
  } catch (error) {
    return failed(reasonOf(error));
  }
}

const failed = (reason: string): Fetched => ({ kind: 'failed', reason });

async function taken(response: Response, asked: string | undefined): Promise<Fetched> {
  if (response.status === 200) {
    const text = await textOf(response);
    if (text === undefined) return failed(`more than ${MOST_BYTES} bytes`);
    return { kind: 'document', text, etag: response.headers.get('etag') ?? undefined };
  }
  await response.body?.cancel();
  return response.status === 304 && asked !== undefined ? { kind: 'unchanged' } : failed(`status ${response.status}`);
}

async function textOf({ body }: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) return undefined; // leaving the loop ends the body
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Takes name and password out of the address, which `fetch` would refuse, and gives them as a header. */
function credentialsIn(url: URL): string | undefined {
  const { username, password } = url;
  url.username = '';
  url.password = '';
  if (username === '' && password === '') return undefined;
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

/** The kind and the code alone: the message of a `fetch` may hold the address. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause: unknown = error.cause;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? ` ${String(cause.code)}` : '';
  return error.name === 'TimeoutError' ? `no answer within ${DEADLINE_MS} ms` : error.name + code;
}

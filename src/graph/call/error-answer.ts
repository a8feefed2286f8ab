/** The body of every error response that this side passes on. */
export interface ErrorBody {
  error: { code: string; message: string; innerError?: object };
}

/** Normalizes any error response to the shape of https://learn.microsoft.com/graph/errors. Gateways in front of Graph
 * answer with an HTML page or an empty body; the client would then lose the status text and the headers, including
 * `Retry-After`. */
export function describeAnswer(text: string, init: ResponseInit): Response {
  const headers = new Headers(init.headers);
  headers.set('content-type', 'application/json');
  const body = readErrorBody(text) ?? { error: { code: '', message: `HTTP ${statusLine(init)}` } };
  return new Response(JSON.stringify(body), { ...init, headers });
}

function readErrorBody(text: string): ErrorBody | null {
  const body = parse(text);
  if (!isObject(body) || !('error' in body) || !isObject(body.error)) return null;

  const { code, message, innerError } = body.error as Record<string, unknown>;
  return {
    error: {
      code: typeof code === 'string' ? code : '',
      message: typeof message === 'string' ? message : '',
      ...(isObject(innerError) && { innerError }),
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function statusLine({ status, statusText }: ResponseInit): string {
  return `${status} ${statusText ?? ''}`.trim();
}

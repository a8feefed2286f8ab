/** What a stand-in answers. */
export type Answer = { status: number; body?: object };

/** A request as the stand-ins see it; `path` is decoded and has no version `v1.0`. */
export type Asked = { method: string; path: string; body: object; filter: string };

/** An error as Microsoft Graph and Azure Resource Manager write it. */
export function fault(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

/** A collection. */
export function listed(value: readonly object[]): Answer {
  return { status: 200, body: { value } };
}

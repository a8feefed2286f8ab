/** What the connector answers to a call. */
export interface Answer {
  status: number;
  body: unknown;
  /** The body as it is sent, instead of `body`. */
  text?: string;
  headers?: Record<string, string>;
  isCut?: boolean;
  delayMs?: number;
}

/** Returns an error as the connector writes it. */
export function refusal(status: number, code: string, headers: Record<string, string> = {}): Answer {
  return { status, body: { error: { code, message: code } }, headers };
}

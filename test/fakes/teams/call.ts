/** One call of the bot to the connector. */
export interface Call {
  method: string;
  path: string;
  body: unknown;
  /** The length of the body as Teams counts it: UTF-16, two bytes for most characters. */
  bytes: number;
  /** The conversation it is about, without its thread, or `''`. */
  conversationId: string;
}

/** Reads a call. `text` is the body, JSON or nothing. */
export function callOf(method: string, path: string, text: string): Call {
  const body: unknown = text ? JSON.parse(text) : {};
  return { method, path, body, bytes: text.length * 2, conversationId: conversationIn(path, body) };
}

function conversationIn(path: string, body: unknown): string {
  const [, id = ''] = /^\/v3\/conversations\/([^/]+)/.exec(path) ?? [];
  const { channelData } = body as { channelData?: { channel?: { id: string } } };
  return decodeURIComponent(id || channelData?.channel?.id || '').split(';')[0] ?? '';
}

import type { Call } from './call.ts';

/** A fault that replaces the answer to one matching call. */
export interface Fault {
  method: 'POST' | 'PUT' | 'GET' | 'DELETE';
  /** Matches only calls whose path or content contains this, for example a message id. */
  about?: string;
  /** Matches only calls about this conversation and its threads. */
  in?: string;
  /** How many calls it meets before it ends. Default: 1. */
  times?: number;
  status: number;
  code: string;
  headers?: Record<string, string>;
  /** The body as it is sent, such as `''` or a gateway's page. Default: an error with `code`. */
  text?: string;
  /** Whether the message is kept although the answer says otherwise. */
  isKept?: boolean;
  /** Whether the connection is cut without an answer. */
  isCut?: boolean;
  /** Milliseconds before the answer. */
  delayMs?: number;
}

/** Returns the first fault that the call meets, and takes it from the list once it has met all its calls. */
export function takeFault(faults: Fault[], call: Call): Fault | null {
  const content = `${call.path} ${JSON.stringify(call.body)}`;
  const found = faults.find(
    ({ method, about = '', in: place = call.conversationId }) =>
      method === call.method && content.includes(about) && place.split(';')[0] === call.conversationId,
  );
  if (!found) return null;
  const left = (found.times ?? 1) - 1;
  if (left > 0) found.times = left;
  else faults.splice(faults.indexOf(found), 1);
  return found;
}

import type { Call } from '../fakes/teams/call.ts';
import type { FakeTeams } from '../fakes/teams.ts';
import { readable } from '../harness/chat/card.ts';
import type { Room } from '../harness/chat/person.ts';

/** A card as it arrived in Teams. */
export interface Arrival {
  card: unknown;
  /** In milliseconds since 1970. */
  at: number;
}

/** Watches what arrives in Teams, to the millisecond and without searching older messages. */
export interface Inbox {
  /** Resolves to the next card of the room that contains the text; new or edited. Rejects after `seconds`. */
  next(room: Room, text: string, seconds?: number): Promise<Arrival>;
}

interface Waiter {
  text: string;
  resolve(arrival: Arrival): void;
}

/** Opens the inbox of a Teams. */
export function openInbox(teams: FakeTeams): Inbox {
  const waiting = new Map<string, Set<Waiter>>();
  teams.weather = (call) => {
    tell(waiting.get(call.conversationId), call);
    return null;
  };
  const next: Inbox['next'] = (room, text, seconds = 60) =>
    new Promise((resolve, reject) => {
      const of = waiting.get(room.id) ?? new Set();
      waiting.set(room.id, of);
      const late = setTimeout(() => {
        of.delete(waiter);
        reject(new Error(`“${text}” did not arrive in ${room.id} within ${seconds} s`));
      }, seconds * 1000);
      const waiter: Waiter = {
        text,
        resolve: (arrival) => {
          clearTimeout(late);
          of.delete(waiter);
          resolve(arrival);
        },
      };
      of.add(waiter);
    });
  return { next };
}

function tell(waiters: ReadonlySet<Waiter> | undefined, { body }: Call): void {
  if (!waiters || waiters.size === 0) return;
  const card = cardIn(body);
  const text = readable(card);
  const at = Date.now();
  for (const waiter of waiters) if (text.includes(waiter.text)) waiter.resolve({ card, at });
}

/** A call posts a message, edits one, or starts a thread with one. */
function cardIn(body: unknown): unknown {
  const { activity = body } = body as { activity?: unknown };
  const { attachments } = activity as { attachments?: { content: unknown }[] };
  return attachments?.[0]?.content;
}

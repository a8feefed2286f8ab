import { refusal, type Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { TeamsMessage } from '../message.ts';
import { keep, type TeamsState } from '../state.ts';

const lost = refusal(404, 'ActivityNotFoundInConversation');

/** Answers a call that posts a message, or edits or deletes one. Null = another call. */
export function answerMessage(state: TeamsState, { method, path, body }: Call): Answer | null {
  const [, conversation = '', activity] =
    /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(path) ?? [];
  if (!conversation) return null;
  const content = body as TeamsMessage['activity'];
  if (method === 'POST') {
    if (content.type !== 'message') return { status: 200, body: { id: 'ignored' } };
    return { status: 201, body: { id: keep(state, decodeURIComponent(conversation), content).id } };
  }
  const known = state.messages.find(({ id, isDeleted }) => id === activity && !isDeleted);
  if (method === 'PUT' && activity) {
    if (!known) return lost;
    Object.assign(known, { activity: content, updates: known.updates + 1 });
    return { status: 200, body: { id: known.id } };
  }
  if (method === 'DELETE' && activity) {
    if (!known) return lost;
    known.isDeleted = true;
    return { status: 200, body: {} };
  }
  return null;
}

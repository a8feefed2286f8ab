import { refusal, type Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { TeamsState } from '../state.ts';

/**
 * Answers a call that asks who is in a conversation. Null = another call.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
 */
export function answerRoster(state: TeamsState, { method, path, conversationId }: Call): Answer | null {
  const [, list, who] = /^\/v3\/conversations\/[^/]+\/(?:(pagedmembers)|members\/([^/]+))$/.exec(path) ?? [];
  if (method !== 'GET' || !(list || who)) return null;
  const members = (state.members.get(conversationId) ?? []).map((member) => ({
    ...member,
    objectId: member.aadObjectId,
  }));
  if (list) return { status: 200, body: { members } };
  const wanted = decodeURIComponent(who ?? '');
  const found = members.find(({ id, aadObjectId }) => id === wanted || aadObjectId === wanted);
  return found ? { status: 200, body: found } : refusal(404, 'MemberNotFoundInConversation');
}

import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { TeamsState } from '../state.ts';

/**
 * Answers a call that asks for a team's name or channels. Null = another call, or no such team.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
 */
export function answerTeam(state: TeamsState, { method, path }: Call): Answer | null {
  if (method !== 'GET') return null;
  const [, id = '', list] = /^\/v3\/teams\/([^/]+)(\/conversations)?$/.exec(path) ?? [];
  const team = state.teams.get(decodeURIComponent(id));
  if (!team) return null;
  if (list) return { status: 200, body: { conversations: team.channels } };
  return { status: 200, body: { id: decodeURIComponent(id), name: team.name } };
}

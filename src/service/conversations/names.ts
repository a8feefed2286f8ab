import { setNames } from '../../store/conversation-scope.ts';
import type { Deps } from '../model/deps.ts';

/** Keeps the new name of a channel, for its threads too. */
export async function channelRenamed(deps: Deps, channelId: string, name: string): Promise<void> {
  await setNames(deps.db, { channelId }, { name });
}

/** Keeps the new name of a team. */
export async function teamRenamed(deps: Deps, teamId: string, name: string): Promise<void> {
  await setNames(deps.db, { teamId }, { team_name: name });
}

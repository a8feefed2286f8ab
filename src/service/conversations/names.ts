import { setNames } from '../../store/conversation-scope.ts';
import type { Deps } from '../model/deps.ts';

/** Stores a channel's new name, for its threads too. */
export async function channelRenamed(deps: Deps, channelId: string, name: string): Promise<void> {
  await setNames(deps.db, { channelId }, { name });
}

/** Stores a team's new name. */
export async function teamRenamed(deps: Deps, teamId: string, name: string): Promise<void> {
  await setNames(deps.db, { teamId }, { team_name: name });
}

import { randomUUID } from 'node:crypto';
import { isNotFound } from '../../graph/graph-error.ts';
import { listFewUsers } from '../../graph/groups.ts';
import { sentence } from '../../language/sentence.ts';
import type { Deps } from '../model/deps.ts';
import { note, toldIf, type Sighting } from './note.ts';
import { tell } from './tell.ts';
import type { Told } from './told.ts';

/** More members than this are enough, whoever they are. */
const mostMembers = 998;

const gone: Told = {
  tone: 'alarm',
  title: sentence('The approvers’ group is gone'),
  lines: [sentence('Microsoft Entra does not know it any more, so nobody may decide.')],
  advice: sentence('Ask the operator of this bot to set {setting} to a group that exists.', {
    setting: 'APPROVER_GROUP_ID',
  }),
};

const few = (count: number): Told => ({
  tone: count === 0 ? 'alarm' : 'warning',
  title: count === 0 ? sentence('Nobody can approve') : sentence('Only one person can approve'),
  lines: [
    count === 0
      ? sentence('The approvers’ group has no member who can sign in.')
      : sentence('Nobody approves their own request, so what this person asks for cannot be approved.'),
  ],
  advice: sentence('An administrator of Microsoft Entra adds members to the approvers’ group.'),
});

const enough: Told = {
  tone: 'good',
  title: sentence('Enough people can approve again'),
  lines: [],
  advice: '',
};

/** Tells when fewer than two people could decide for each other, and when there are enough again. */
export async function lookAtApprovers(deps: Deps, now: Date): Promise<void> {
  if (!deps.approverGroupId) return;
  const { state, told } = await readApprovers(deps);
  await tell(deps, 'approvers', async (trx) => {
    const isWrong = told !== enough;
    const line = isWrong ? told.title : '';
    const sighting: Sighting = { kind: 'approvers', about: '', state, isWrong, sights: 2, line };
    return toldIf(await note(deps, trx, sighting, now), told);
  });
}

async function readApprovers(deps: Deps): Promise<{ state: string; told: Told }> {
  const graph = deps.graphFor(randomUUID());
  try {
    const users = await listFewUsers(graph, deps.approverGroupId, mostMembers);
    const enabled = (users ?? []).filter(({ accountEnabled }) => accountEnabled !== false).length;
    if (users === null || enabled > 1) return { state: '', told: enough };
    return { state: String(enabled), told: few(enabled) };
  } catch (error) {
    if (!isNotFound(error)) throw error;
    return { state: 'gone', told: gone };
  }
}

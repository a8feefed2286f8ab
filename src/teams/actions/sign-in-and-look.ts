import { randomUUID } from 'node:crypto';
import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import { mayApprove } from '../../service/tenant/approvers.ts';
import { connectorsHere } from '../commands/connectors-here.ts';
import { settingsHere } from '../commands/settings-here.ts';
import type { Action } from './action.ts';
import { checked, lookData } from './data.ts';

/** Signs an approver in and shows the card again, with what Microsoft Graph shows to people only. */
export const signInAndLook: Action = {
  verb: 'tenant.look',
  run: async (turn, data) => {
    const { deps, actor } = turn;
    const { card } = checked(lookData, data);
    if (!(await mayApprove(deps, actor.aadObjectId, randomUUID())))
      throw new UserError(sentence('This button is for members of the approvers’ group.'));
    const login = await turn.signIn(sentence('Sign in, so that Microsoft Graph shows you the connectors.'));
    if (login) return login;
    return { card: await (card === 'connectors' ? connectorsHere(turn) : settingsHere(turn)) };
  },
};

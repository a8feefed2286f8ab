import { sentence } from '../../language/sentence.ts';
import { UserError } from '../../errors.ts';
import { askDiagnosis } from '../../service/diagnosis/ask-diagnosis.ts';
import type { Action } from './action.ts';
import { checked, publicationData } from './data.ts';

/** Has a publication diagnosed, as if the command had been typed. */
export const diagnosePublication: Action = {
  verb: 'publication.diagnose',
  run: async ({ deps, conversation, language }, data) => {
    const { name } = checked(publicationData, data);
    if (!(await askDiagnosis(deps, name, { conversationId: conversation.id, language })))
      throw new UserError(sentence('This publication no longer exists.'), sentence('Type list to see all.'));
    return { message: sentence('The diagnosis is below.') };
  },
};

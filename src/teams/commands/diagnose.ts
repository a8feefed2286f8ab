import { sentence } from '../../language/sentence.ts';
import { askDiagnosis } from '../../service/diagnosis/ask-diagnosis.ts';
import { findRequestByName } from '../../service/views/lists.ts';
import { showStatus } from '../../service/views/show-request.ts';
import { unknownNameCard } from '../cards/notice.ts';
import type { Command } from './command.ts';
import { nameOrList } from './name-or-list.ts';

/** `diagnose name` looks for what is wrong with a publication. Without a name it is the only one, or one to choose. */
export const diagnose: Command = {
  name: 'diagnose',
  usage: 'diagnose [name]',
  description: sentence('Finds out why a publication does not work'),
  run: async (turn, text) => {
    const { deps, conversation, reply, language } = turn;
    const asking = { command: 'diagnose', usage: diagnose.usage, hasRest: false, of: 'requests' } as const;
    const found = await nameOrList(turn, asking, text);
    if (!found) return;
    const { name } = found;
    if (await askDiagnosis(deps, name, { conversationId: conversation.id, language })) return;
    const request = await findRequestByName(deps, name);
    if (request) await showStatus(deps, request.id, conversation.id);
    else await reply(unknownNameCard(language, name));
  },
};

import { sentence } from '../../language/sentence.ts';
import { offerFile } from '../../service/report/offer-file.ts';
import { readReport } from '../../service/report/read-report.ts';
import { reportCard } from '../cards/lists/report.ts';
import type { Command } from './command.ts';

/** `report` offers an approver, in their own chat, the state of everything as a file; elsewhere it is read. */
export const report: Command = {
  name: 'report',
  usage: 'report [page]',
  description: sentence('Gives approvers proof of what is published'),
  run: async ({ deps, actor, conversation, language, reply, offer }, text) => {
    if (conversation.kind === 'personal' && text === '')
      return offer(await offerFile(deps, actor, conversation.id));
    const page = await readReport(deps, actor, conversation, Number.parseInt(text, 10) || 1);
    return reply(reportCard(language, page));
  },
};

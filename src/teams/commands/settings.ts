import { approvalsConversation, bindApprovals } from '../../service/conversations.ts';
import { render } from '../cards.ts';
import { channelOf } from '../conversation.ts';
import { noticeView, settingsView } from '../views/notice.ts';
import type { Command } from './command.ts';

/** `settings` shows how the bot is set up; `settings approvals` makes this channel the approvers' channel. */
export const settings: Command = {
  name: 'settings',
  usage: 'settings [approvals]',
  description: 'Shows the settings; with “approvals”, asks for approvals in this channel',
  run: async ({ deps, actor, conversation, reply }, what) => {
    if (what.toLowerCase() === 'approvals') {
      await bindApprovals(deps, actor, channelOf(conversation));
      const text = 'From now on every new request is shown here to the approvers.';
      return reply(render('notice', noticeView({ title: 'Approvals are asked for here', text })));
    }
    const bound = await approvalsConversation(deps.db, '');
    const facts = [
      { title: 'Approvals', value: placeOf(bound, conversation.id) },
      {
        title: 'Approvers',
        value: deps.approverGroupId ? 'members of one group, checked at each click' : 'nobody yet',
      },
      { title: 'Requests expire', value: `after ${deps.approvalDays} days without a decision` },
    ];
    const advice =
      'An approver can type “settings approvals” in a channel to have approvals asked for there.';
    await reply(render('notice', settingsView(facts, advice)));
  },
};

function placeOf(bound: string, here: string): string {
  if (!bound) return 'asked for where the request is made';
  return bound === here.split(';')[0] ? 'asked for in this channel' : 'asked for in the approvers’ channel';
}

import type { Binding } from '../../service/conversations/bindings.ts';
import { bind, bindings, unbind } from '../../service/conversations/bindings.ts';
import { render } from '../cards.ts';
import { channelOf } from '../conversation.ts';
import { settingsCard } from '../settings-card.ts';
import type { Turn } from '../turn.ts';
import { noticeView } from '../views/notice.ts';
import type { Command } from './command.ts';

/** `settings` shows how the bot is set up; with a binding it binds this channel, with `off` it lets go of it. */
export const settings: Command = {
  name: 'settings',
  usage: 'settings [approvals | announcements] [off]',
  description: 'Shows the settings; asks for approvals, or announces results, in this channel',
  run: async (turn, text) => {
    const [word = '', off = ''] = text.toLowerCase().split(' ');
    const binding = bindings.find((one) => one === word);
    if (binding && off === '') return bindHere(turn, binding);
    if (binding && off === 'off') return letGo(turn, binding);
    await turn.reply(await settingsCard(turn.deps, turn.conversation));
  },
};

async function bindHere({ deps, actor, conversation, reply, named }: Turn, binding: Binding): Promise<void> {
  await bind(deps, actor, binding, channelOf(await named(conversation)));
  const notices = {
    approvals: {
      title: 'Approvals are asked for here',
      text: 'From now on every new request is shown here to the approvers.',
    },
    announcements: {
      title: 'Results are announced here',
      text: 'From now on everything that is published, changed, unpublished or has failed is told here too.',
    },
  };
  await reply(render('notice', noticeView(notices[binding])));
}

async function letGo({ deps, actor, reply }: Turn, binding: Binding): Promise<void> {
  await unbind(deps, actor, binding);
  const notices = {
    approvals: {
      title: 'Approvals have no channel any more',
      text: 'From now on they are asked for where the request is made.',
    },
    announcements: {
      title: 'Results are no longer announced',
      text: 'Who asks is still told where they asked.',
    },
  };
  await reply(render('notice', noticeView(notices[binding])));
}

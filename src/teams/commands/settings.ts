import { sentence } from '../../language/sentence.ts';
import type { Binding } from '../../service/conversations/bindings.ts';
import { bind, bindings, unbind } from '../../service/conversations/bindings.ts';
import { channelOf } from '../activity/conversation.ts';
import { settingsHere } from './settings-here.ts';
import type { Turn } from '../turn.ts';
import { newsCard } from '../cards/notice.ts';
import type { Command } from './command.ts';

/** `settings` shows how the bot is set up; with a binding it binds this channel, with `off` it lets go of it. */
export const settings: Command = {
  name: 'settings',
  usage: 'settings [approvals | announcements] [off]',
  description: sentence('Shows the settings; asks for approvals, or announces results, in this channel'),
  run: async (turn, text) => {
    const [word = '', off = ''] = text.toLowerCase().split(' ');
    const binding = bindings.find((one) => one === word);
    if (binding && off === '') return bindHere(turn, binding);
    if (binding && off === 'off') return letGo(turn, binding);
    await turn.reply(await settingsHere(turn));
  },
};

async function bindHere(
  { deps, actor, conversation, reply, named, language }: Turn,
  binding: Binding,
): Promise<void> {
  await bind(deps, actor, binding, { ...channelOf(await named(conversation)), language });
  const notices = {
    approvals: {
      title: sentence('Approvals are asked for here'),
      text: sentence('From now on every new request is shown here to the approvers.'),
    },
    announcements: {
      title: sentence('Results are announced here'),
      text: sentence(
        'From now on everything that is published, changed, unpublished or has failed is told here too.',
      ),
    },
  };
  await reply(newsCard(language, notices[binding]));
}

async function letGo({ deps, actor, reply, language }: Turn, binding: Binding): Promise<void> {
  await unbind(deps, actor, binding);
  const notices = {
    approvals: {
      title: sentence('Approvals have no channel any more'),
      text: sentence('From now on they are asked for where the request is made.'),
    },
    announcements: {
      title: sentence('Results are no longer announced'),
      text: sentence('Who asks is still told where they asked.'),
    },
  };
  await reply(newsCard(language, notices[binding]));
}

import { sentence } from '../../language/sentence.ts';
import { bindings, type Binding } from '../../service/conversations/bound.ts';
import { bind, unbind } from '../../service/conversations/bindings.ts';
import { announcementsPlace } from '../../service/conversations/places.ts';
import { channelOf } from '../activity/conversation.ts';
import { settingsHere } from './settings-here.ts';
import type { Turn } from '../turn.ts';
import { newsCard } from '../cards/notice.ts';
import type { Command } from './command.ts';

/** `settings` shows how the bot is set up. With a binding it binds this channel; adding `off` unbinds it. */
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
      text: sentence(
        'From now on every new request is shown here to the approvers. Results are told here, too, until another channel is chosen with settings announcements.',
      ),
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
  const isElsewhere = (await announcementsPlace(deps.db)) !== null;
  const notices = {
    approvals: {
      title: sentence('Approvals have no channel any more'),
      text: sentence(
        'From now on they are asked for in the chats of approvers, and in the channel where the request is made.',
      ),
    },
    announcements: {
      title: isElsewhere
        ? sentence('Results are announced where approvals are asked for')
        : sentence('Results are no longer announced'),
      text: sentence('Who asks is still told where they asked.'),
    },
  };
  await reply(newsCard(language, notices[binding]));
}

import { goneConversations, type Conversation } from '../service/conversations.ts';
import { findBound, type Bound } from '../service/conversations/bindings.ts';
import { withoutThread } from '../service/conversations/thread.ts';
import type { Deps } from '../service/deps.ts';
import { render, type AdaptiveCard } from './cards.ts';
import { placeWords, reasonWords } from './views/place.ts';
import { settingsView } from './views/notice.ts';

const mostGone = 5;

/** How the bot is set up, as seen from a conversation. */
export async function settingsCard(deps: Deps, here: Conversation): Promise<AdaptiveCard> {
  const [approvals, announcements] = [
    await findBound(deps.db, 'approvals'),
    await findBound(deps.db, 'announcements'),
  ];
  const group = 'members of one group, checked at each click';
  const facts = [
    {
      title: 'Approvals',
      value: boundWords(approvals, here, 'asked for') || 'asked for where the request is made',
    },
    { title: 'Announcements', value: boundWords(announcements, here, 'posted') || 'none: who asks is told' },
    { title: 'Approvers', value: deps.approverGroupId ? group : 'nobody yet' },
    { title: 'Requests expire', value: `after ${deps.approvalDays} days without a decision` },
    { title: 'Not reachable', value: await goneWords(deps) },
  ];
  const advice =
    'In a channel, an approver can type “settings approvals” to have approvals asked for there, “settings announcements” to have results told there; with “off” behind it, no longer.';
  return render(
    'notice',
    settingsView(
      facts.filter(({ value }) => value !== ''),
      advice,
    ),
  );
}

function boundWords(bound: Bound | null, here: Conversation, verb: string): string {
  if (!bound) return '';
  const { conversation, goneBecause } = bound;
  if (conversation.id === withoutThread(here.id)) return `${verb} in this channel`;
  const place = placeWords(conversation);
  if (!goneBecause) return `${verb} in ${place}`;
  const instead = verb === 'posted' ? 'not posted' : 'asked for where the request is made';
  return `${instead}: ${place} cannot be written to, ${reasonWords(goneBecause)}`;
}

async function goneWords(deps: Deps): Promise<string> {
  const gone = await goneConversations(deps);
  const shown = gone
    .slice(0, mostGone)
    .map(({ conversation, because }) => `${placeWords(conversation)} (${reasonWords(because)})`);
  const more = gone.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}

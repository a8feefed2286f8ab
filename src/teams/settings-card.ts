import { joined, sentence, type Text } from '../language/sentence.ts';
import type { Binding } from '../service/conversations/bindings.ts';
import { moreLine } from './text.ts';
import type { Turn } from './turn.ts';
import { goneConversations, type Conversation } from '../service/conversations.ts';
import { findBound, type Bound } from '../service/conversations/bindings.ts';
import { withoutThread } from '../service/conversations/thread.ts';
import { grantCommand } from '../service/capabilities/require-capable.ts';
import { tryInNameOf } from '../service/capabilities/try-in-name-of.ts';
import type { Deps } from '../service/deps.ts';
import { inTime } from '../service/in-time.ts';
import { capabilityFacts } from './views/capabilities.ts';
import { render, type AdaptiveCard } from './cards.ts';
import { placeWords, reasonWords } from './views/place.ts';
import { settingsView } from './views/notice.ts';

const mostGone = 5;

/** How the bot is set up, as seen from a conversation. */
export async function settingsCard({
  deps,
  actor,
  conversation: here,
  language,
}: Pick<Turn, 'deps' | 'actor' | 'conversation' | 'language'>): Promise<AdaptiveCard> {
  const [approvals, announcements] = [
    await findBound(deps.db, 'approvals'),
    await findBound(deps.db, 'announcements'),
  ];
  const last = deps.capabilities.last() ?? [];
  const capabilities = await inTime(deps.log, 'capabilities', deps.capabilities.read(), last);
  const own = await inTime(deps.log, 'own capabilities', tryInNameOf(deps, actor), []);
  const isMissing = capabilities.some(({ state }) => state === 'missing');
  const group = sentence('members of one group, checked at each click');
  const facts = [
    {
      title: sentence('Approvals'),
      value: boundWords('approvals', approvals, here) || sentence('asked for where the request is made'),
    },
    {
      title: sentence('Announcements'),
      value: boundWords('announcements', announcements, here) || sentence('none: who asks is told'),
    },
    { title: sentence('Approvers'), value: deps.approverGroupId ? group : sentence('nobody yet') },
    {
      title: sentence('Requests expire'),
      value: sentence('after {days, plural, one {# day} other {# days}} without a decision', {
        days: deps.approvalDays,
      }),
    },
    { title: sentence('Not reachable'), value: await goneWords(deps) },
    ...capabilityFacts([...capabilities, ...own]),
  ];
  const advice = sentence(
    'In a channel, an approver can type “settings approvals” to have approvals asked for there, “settings announcements” to have results told there; with “off” behind it, no longer.',
  );
  return render(
    language,
    'notice',
    settingsView(
      facts.filter(({ value }) => value !== ''),
      isMissing
        ? sentence('An operator grants what is missing with “{command}”.', { command: grantCommand })
        : advice,
    ),
  );
}

function boundWords(binding: Binding, bound: Bound | null, here: Conversation): Text {
  if (!bound) return '';
  const { conversation, goneBecause } = bound;
  const isApprovals = binding === 'approvals';
  if (conversation.id === withoutThread(here.id))
    return isApprovals ? sentence('asked for in this channel') : sentence('posted in this channel');
  const place = placeWords(conversation);
  if (!goneBecause)
    return isApprovals
      ? sentence('asked for in {place}', { place })
      : sentence('posted in {place}', { place });
  const instead = isApprovals ? sentence('asked for where the request is made') : sentence('not posted');
  const why = { instead, place, reason: reasonWords(goneBecause) };
  return sentence('{instead}: {place} cannot be written to, {reason}', why);
}

async function goneWords(deps: Deps): Promise<Text> {
  const gone = await goneConversations(deps);
  const shown = gone
    .slice(0, mostGone)
    .map(({ conversation, because }) =>
      sentence('{place} ({reason})', { place: placeWords(conversation), reason: reasonWords(because) }),
    );
  const more = gone.length - shown.length;
  return joined([...shown, more > 0 ? moreLine(more) : ''], '; ');
}

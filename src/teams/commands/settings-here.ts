import { randomUUID } from 'node:crypto';
import { joined, sentence, type Text } from '../../language/sentence.ts';
import { goneConversations, type Conversation } from '../../service/conversations/conversations.ts';
import { findBound, type Binding, type Bound } from '../../service/conversations/bound.ts';
import { withoutThread } from '../../service/conversations/thread.ts';
import { grantCommand } from '../../service/tenant/capabilities/capability.ts';
import { isApproverGroupGone, mayApprove } from '../../service/tenant/approvers.ts';
import { inTime } from '../../service/waiting/in-time.ts';
import { knownCapabilities, knownInNameOf } from '../../service/tenant/capabilities/require-capable.ts';
import type { Deps } from '../../service/model/deps.ts';
import { maySeeAll } from '../../service/views/may-see.ts';
import type { AdaptiveCard } from '../cards/render.ts';
import { watchView } from '../../service/watch/watch-view.ts';
import { watchFacts } from '../cards/words/watch-words.ts';
import { moreLine } from '../text.ts';
import type { Turn } from '../turn.ts';
import { placeWords, reasonWords } from '../cards/words/place.ts';
import { settingsCard } from '../cards/settings.ts';

const mostGone = 5;

/** Returns the settings card for a conversation. */
export async function settingsHere({
  deps,
  actor,
  conversation: here,
  language,
}: Pick<Turn, 'deps' | 'actor' | 'conversation' | 'language'>): Promise<AdaptiveCard> {
  const [approvals, announcements, ofBot, ofActor, isApprover, isGroupGone] = await Promise.all([
    findBound(deps.db, 'approvals'),
    findBound(deps.db, 'announcements'),
    knownCapabilities(deps),
    knownInNameOf(deps, actor),
    inTime(deps.log, 'whether an approver asks', mayApprove(deps, actor.aadObjectId, randomUUID()), false),
    inTime(deps.log, 'whether the approvers’ group exists', isApproverGroupGone(deps), false),
  ]);
  const watch = watchFacts(await watchView(deps, ofBot));
  const group = isGroupGone
    ? sentence('nobody: Microsoft Entra does not know the approvers’ group any more')
    : sentence('members of one group, checked at each click');
  const facts = [
    {
      title: sentence('Approvals'),
      value: boundWords('approvals', approvals, here) || unboundWords.approvals,
    },
    {
      title: sentence('Announcements'),
      value:
        boundWords('announcements', announcements, here) ||
        (isReachable(approvals)
          ? sentence(
              'posted where approvals are asked for; typing settings announcements in another channel chooses that one',
            )
          : sentence('none: who asks is told')),
    },
    { title: sentence('Approvers'), value: deps.approverGroupId ? group : sentence('nobody yet') },
    {
      title: sentence('Requests expire'),
      value: sentence('after {days, plural, one {# day} other {# days}} without a decision', {
        days: deps.approvalDays,
      }),
    },
    ...watch,
    { title: sentence('Not reachable'), value: (await maySeeAll(deps, here)) ? await goneWords(deps) : '' },
  ];
  const shown = facts.filter(({ value }) => value !== '');
  const command = grantCommand(deps.graphAs !== null);
  const isSignInNeeded = ofActor.some(({ state }) => state === 'signedOut') && isApprover;
  return settingsCard(language, shown, { ofBot, ofActor, isSignInNeeded, grantCommand: command });
}

/** What happens without a channel. */
const unboundWords = {
  approvals: sentence('asked for in the chats of approvers, and in the channel where the request is made'),
  announcements: sentence('posted where approvals are asked for'),
} as const satisfies Record<Binding, Text>;

function isReachable(bound: Bound | null): boolean {
  return bound?.goneBecause === '';
}

function boundWords(binding: Binding, bound: Bound | null, here: Conversation): Text {
  if (!bound) return '';
  const where = placeBound(binding, bound, here);
  return bound.isDoubted && !bound.goneBecause
    ? sentence('{where}; Teams has refused messages there lately, the bot goes on trying', { where })
    : where;
}

function placeBound(binding: Binding, { conversation, goneBecause }: Bound, here: Conversation): Text {
  const isApprovals = binding === 'approvals';
  if (conversation.id === withoutThread(here.id))
    return isApprovals ? sentence('asked for in this channel') : sentence('posted in this channel');
  const place = placeWords(conversation);
  if (!goneBecause)
    return isApprovals
      ? sentence('asked for in {place}', { place })
      : sentence('posted in {place}', { place });
  const instead = unboundWords[binding];
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

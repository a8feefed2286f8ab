import { sentence, type Text } from '../../language/sentence.ts';
import { announcementsPlace } from '../conversations/places.ts';
import { lastLook } from '../../store/watch.ts';
import { findWatched } from '../../store/watched.ts';
import type { Capability } from '../model/capability.ts';
import type { Deps } from '../model/deps.ts';
import { watchedCount } from './watched-count.ts';

/** How the watch is set up, and how it is doing. */
export interface WatchView {
  /** Minutes in which everything is looked at once; 0 = it is off. */
  minutes: number;
  publications: number;
  /** When the publication was looked at that comes next; null = nothing was yet. */
  lastAt: Date | null;
  /** When the client certificate for Qlik Sense ends; null = the bot does not reach Qlik Sense. */
  qlikEndsAt: Date | null;
  /** What it cannot see. */
  unseen: Text[];
  /** Whether it tells in the channel where results are announced; otherwise it tells approvers in their own chats. */
  hasChannel: boolean;
}

/** Returns what `settings` shows of the watch; `known` = what the bot can do in Microsoft Graph, as far as is known. */
export async function watchView(deps: Deps, known: readonly Capability[]): Promise<WatchView> {
  const { db, watchMinutes: minutes, signsInWith } = deps;
  const [publications, lastAt, credential, channel] = await Promise.all([
    watchedCount(db),
    lastLook(db),
    findWatched(db, { kind: 'credential', about: '' }),
    announcementsPlace(db),
  ]);
  const blind = known.filter(({ state }) => blindStates.includes(state)).map(({ what }) => what);
  const isSecretUnseen = signsInWith !== null && !credential;
  const unseen = isSecretUnseen ? [...blind, sentence('When what the bot signs in with ends')] : blind;
  const qlikEndsAt = deps.qlik?.repository.certificateEndsAt ?? null;
  return { minutes, publications, lastAt, qlikEndsAt, unseen, hasChannel: channel !== null };
}

const blindStates: readonly Capability['state'][] = [
  'missing',
  'refused',
  'peopleOnly',
  'unclear',
  'withApprover',
];

import { randomUUID } from 'node:crypto';
import { sentence } from '../../language/sentence.ts';
import { approverChats } from '../conversations/approver-chats.ts';
import type { Deps } from '../model/deps.ts';
import { SignInNeededError } from '../model/request/approver.ts';
import { note, toldIf } from './note.ts';
import { tell } from './tell.ts';
import type { Told } from './told.ts';

const broken: Told = {
  tone: 'alarm',
  title: sentence('Approvers cannot sign in any more'),
  lines: [sentence('The token service refuses the bot, so that nothing can be approved or carried out.')],
  advice: sentence('An operator checks {setting} and the OAuth connection of that name in the Azure Bot.', {
    setting: 'OAUTH_CONNECTION_NAME',
  }),
};

const mended: Told = {
  tone: 'good',
  title: sentence('Approvers can sign in again'),
  lines: [],
  advice: '',
};

/**
 * Tells when the token service refuses the OAuth connection through which approvers sign in, and when it accepts it
 * again. A service that gives no answer says nothing of the connection. Where everything is done as the bot, or no
 * approver has a chat with it, there is nothing to ask for.
 */
export async function lookAtConnection(deps: Deps, now: Date): Promise<void> {
  const isRefused = await readRefused(deps);
  if (isRefused === null) return;
  const told = isRefused ? broken : mended;
  await tell(deps, 'bot', async (trx) => {
    const sighting = {
      kind: 'connection',
      about: '',
      state: isRefused ? 'refused' : '',
      isWrong: isRefused,
      sights: 2,
      line: isRefused ? told.title : '',
    } as const;
    return toldIf(await note(deps, trx, sighting, now), told);
  });
}

/** Null = nobody knows. That a person must sign in shows that the connection is there. */
async function readRefused(deps: Deps): Promise<boolean | null> {
  if (!deps.graphAs) return null;
  const [chat] = await approverChats(deps);
  if (!chat) return null;
  const { user_id: aadObjectId, chat_user_id: chatUserId, name } = chat;
  return deps.graphAs(randomUUID(), { aadObjectId, chatUserId, name }).then(
    () => false,
    (error: unknown) => {
      if (error instanceof SignInNeededError) return false;
      return isRefusal(error instanceof Error ? error.cause : error) ? true : null;
    },
  );
}

/** Repeating the call does not help. */
function isRefusal(error: unknown): boolean {
  const status: unknown = error instanceof Error ? Reflect.get(error, 'statusCode') : 0;
  return typeof status === 'number' && status >= 400 && status < 500 && ![408, 429].includes(status);
}

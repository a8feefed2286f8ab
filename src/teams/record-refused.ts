import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Text } from '../language/sentence.ts';
import { recordOutsider, recordRefusal } from '../service/record/refusal.ts';
import { requestData } from './actions/data.ts';
import type { Incoming } from './activity/incoming.ts';
import type { Bot } from './parts.ts';

const named = z.object({ action: z.object({ verb: z.string().max(100).catch(''), data: requestData }) });

/**
 * Records that a person's click or command was refused, after its own transaction has ended. An entry to correct is not
 * a refusal, and neither is an internal error. Never throws.
 */
export async function recordRefused(
  { deps }: Pick<Bot, 'deps'>,
  incoming: Incoming,
  what: string,
  error: unknown,
): Promise<void> {
  if (!(error instanceof UserError) || error.fields.length > 0) return;
  await recordRefusal(deps, { actor: personOf(incoming), requestId: requestOf(incoming), what }, error);
}

/** Records a click by somebody whose activities are not accepted; `rule` says why. */
export async function recordOutsideClick(
  { deps }: Pick<Bot, 'deps'>,
  incoming: Incoming,
  { said, rule }: { said: Text; rule: string },
): Promise<void> {
  const what = named.safeParse(incoming.value).data?.action.verb ?? '';
  const refused = { actor: personOf(incoming), requestId: requestOf(incoming), what };
  await recordOutsider(deps, refused, { said, rule });
}

function requestOf({ value }: Incoming): string | null {
  return named.safeParse(value).data?.action.data.requestId ?? null;
}

/** Returns the sender as the activity names them. They may not belong to our tenant. */
function personOf({ person }: Incoming): { aadObjectId: string; name: string } {
  return { aadObjectId: person?.aadObjectId ?? '', name: person?.name ?? '' };
}

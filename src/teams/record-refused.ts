import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Text } from '../language/sentence.ts';
import { recordOutsider, recordRefusal } from '../service/record/refusal.ts';
import { requestData } from './actions/data.ts';
import type { Bot } from './parts.ts';

const named = z.object({ action: z.object({ verb: z.string().max(100).catch(''), data: requestData }) });

/**
 * Writes down that a click or a command of a person was refused, once its own transaction is over. What only needs a
 * correction of what was typed is no refusal, nor is what went wrong inside. Never throws.
 */
export async function recordRefused(
  { deps }: Pick<Bot, 'deps'>,
  activity: Activity,
  what: string,
  error: unknown,
): Promise<void> {
  if (!(error instanceof UserError) || error.fields.length > 0) return;
  await recordRefusal(deps, { actor: personOf(activity), requestId: requestOf(activity), what }, error);
}

/** The same for the click of somebody whose activities are not accepted, and `rule` says why. */
export async function recordOutsideClick(
  { deps }: Pick<Bot, 'deps'>,
  activity: Activity,
  { said, rule }: { said: Text; rule: string },
): Promise<void> {
  const what = named.safeParse(activity.value).data?.action.verb ?? '';
  const refused = { actor: personOf(activity), requestId: requestOf(activity), what };
  await recordOutsider(deps, refused, { said, rule });
}

function requestOf({ value }: Activity): string | null {
  return named.safeParse(value).data?.action.data.requestId ?? null;
}

/** As the activity names them, who may be nobody of ours. */
function personOf({ from }: Activity): { aadObjectId: string; name: string } {
  return { aadObjectId: (from?.aadObjectId ?? '').toLowerCase(), name: from?.name ?? '' };
}

import type { Deps } from '../model/deps.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { PublicationView } from '../model/view.ts';
import { qlikChecks } from '../qlik/checks.ts';
import { isHostMissing, lastQlikFacts } from '../qlik/facts.ts';

/** Returns what of Qlik Sense itself is shown with a publication, as read last; nothing where the bot does not reach it. */
export async function qlikView(
  deps: Pick<Deps, 'qlik'>,
  desired: Desired,
): Promise<Pick<PublicationView, 'qlik'>> {
  const facts = await lastQlikFacts(deps, desired);
  if (!facts?.proxy) return {};
  const amiss = qlikChecks(facts, desired).filter(({ state }) => state !== 'fine');
  const readAt = facts.readAt.toISOString();
  return { qlik: { readAt, amiss: amiss.map(({ text }) => text), canAllow: isHostMissing(facts) } };
}

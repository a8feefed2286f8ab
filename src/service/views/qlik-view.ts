import type { Deps } from '../model/deps.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { PublicationView } from '../model/view.ts';
import { qlikChecks } from '../qlik/checks.ts';
import { isHostMissing, lastQlikFacts } from '../qlik/facts.ts';

/** Returns what of Qlik Sense itself is shown with a publication, as read last; nothing where the bot does not reach it. */
export function qlikView(deps: Pick<Deps, 'qlik'>, desired: Desired): Pick<PublicationView, 'qlik'> {
  const facts = lastQlikFacts(deps, desired);
  if (!facts?.proxy) return {};
  const amiss = qlikChecks(facts, desired).filter(({ state }) => state !== 'fine');
  return { qlik: { amiss: amiss.map(({ text }) => text), canAllow: isHostMissing(facts) } };
}

import { TerminalError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import type { Deps } from '../model/deps.ts';
import type { QlikSite } from '../model/qlik-site.ts';

/** Returns the Qlik Sense that the bot reaches. Throws TerminalError if it was planned with one and there is none now. */
export function requireQlik({ qlik }: Pick<Deps, 'qlik'>): QlikSite {
  if (qlik) return qlik;
  throw new TerminalError(
    sentence('The bot no longer reaches Qlik Sense'),
    sentence('The operator of this bot has to set QLIK_REPOSITORY_URL again. Then press Retry.'),
  );
}

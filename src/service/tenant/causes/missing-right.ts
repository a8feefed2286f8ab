import { sentence } from '../../../language/sentence.ts';
import { grantCommand } from '../capabilities/capability.ts';
import type { Acting, Cause } from '../../model/cause.ts';

/** The advice depends on who lacks the right: the bot, what the bot reads in approver mode, or the approver. */
export function missingRight({ name, isApproverMode }: Acting): Cause {
  if (name)
    return {
      title: sentence('Microsoft Graph refused what was done in the name of {who}', { who: name }),
      advice: sentence(
        'Activate the Entra role Application Administrator for that account, and check the permissions of the OAuth connection; then press Retry.',
      ),
    };
  return {
    title: sentence('Microsoft Graph refused the bot’s identity'),
    advice: isApproverMode
      ? sentence('Ask the operator of this bot to run “{command}”, wait a minute, and try again.', {
          command: grantCommand(isApproverMode),
        })
      : sentence(
          'Give the bot’s identity the Entra role Application Administrator (activated, not only eligible), then press Retry.',
        ),
  };
}

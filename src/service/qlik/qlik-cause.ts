import { sentence } from '../../language/sentence.ts';
import type { QlikError, QlikTrouble } from '../../qlik/qlik-error.ts';
import type { Cause } from '../model/cause.ts';

const notReached = sentence('Qlik Sense cannot be reached');
const notAllowed = sentence('Qlik Sense does not let the bot in');

const causes: Record<QlikTrouble, Cause> = {
  'no-name': {
    title: notReached,
    advice: sentence(
      'The name in QLIK_REPOSITORY_URL leads nowhere from where the bot runs. Its operator has to correct it; then press Retry.',
    ),
  },
  'no-answer': {
    title: notReached,
    advice: sentence(
      'Its Repository Service gives no answer. Check that it runs, that the bot’s network reaches its port 4242, and that the bot’s certificate is of this Qlik Sense; then press Retry.',
    ),
  },
  stranger: {
    title: sentence('What answers is not the Qlik Sense that was set'),
    advice: sentence(
      'Its certificate is for another name, has ended, or is not of the authority in QLIK_CA_PATH. The operator of this bot has to look; then press Retry.',
    ),
  },
  'own-certificate': {
    title: notAllowed,
    advice: sentence(
      'The bot’s certificate has ended. Export a new one in the Qlik Management Console for the operator of this bot; then press Retry.',
    ),
  },
  refused: {
    title: notAllowed,
    advice: sentence(
      'It refuses the bot’s certificate, or QLIK_USER may not change virtual proxies. A Qlik administrator has to look; then press Retry.',
    ),
  },
  gone: {
    title: sentence('The virtual proxy is gone'),
    advice: sentence('Somebody has deleted it in Qlik Sense since this was asked for. Ask again.'),
  },
  conflict: {
    title: sentence('Somebody else is changing Qlik Sense'),
    advice: sentence('Press Retry in a minute.'),
  },
  failed: {
    title: sentence('Qlik Sense reports an error of its own'),
    advice: sentence('A Qlik administrator has to look at its Repository Service; then press Retry.'),
  },
  unreadable: {
    title: sentence('Qlik Sense answers something unknown'),
    advice: sentence('The operator of this bot has to check QLIK_REPOSITORY_URL; then press Retry.'),
  },
};

/** Says what is wrong with Qlik Sense, and who can do something about it. */
export function qlikCause({ trouble }: QlikError): Cause {
  return causes[trouble];
}

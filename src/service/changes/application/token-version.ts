import { sentence, type Text } from '../../../language/sentence.ts';
import { changeOf } from '../../model/publication/change.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';
import type { ChangeKind, Kind } from '../change-kind.ts';

type TokenVersion = Kind<'token-version'>;

/**
 * Makes an application take access tokens of version 2. Never planned: it becomes part of giving an application its
 * address where a policy of the organisation refuses the address otherwise. Never taken back: an application with such
 * an address cannot return to version 1.
 * https://learn.microsoft.com/entra/identity-platform/identifier-uri-restrictions
 */
export const tokenVersion: ChangeKind<TokenVersion> = {
  kind: 'token-version',
  step: [sentence('Change the token version'), sentence('Change the token versions')],
  stage: 'describe',

  drift: ({ sentence: text }) => [{ risk: 'differs', text }],

  application: () => ({ api: { requestedAccessTokenVersion: 2 } }),
};

/** Returns the change of an application's token version. */
export function tokenVersionOf(wanted: DesiredApplication): TokenVersion {
  const { role, displayName } = wanted;
  const words = sentence('Let “{displayName}” take access tokens of version 2', { displayName });
  return changeOf(role, words, { kind: 'token-version' });
}

/** Says afterwards that, and why, an application's token version was changed. */
export function tokenVersionSentence({ displayName }: DesiredApplication): Text {
  return sentence(
    '“{displayName}” now takes access tokens of version 2: a policy of the organisation refuses its address otherwise.',
    { displayName },
  );
}

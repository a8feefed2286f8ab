import { sentence } from '../../../language/sentence.ts';
import { changeOf } from '../../model/publication/change.ts';
import { presentApplication } from '../../run/present.ts';
import type { ChangeKind, Kind } from '../change-kind.ts';
import { isHalfMade } from '../half-made.ts';
import { withServicePrincipal } from './bring-service-principal.ts';

/** Brings back a service principal that was deleted although its application is there: nobody can sign in without it. */
export const servicePrincipal: ChangeKind<Kind<'service-principal'>> = {
  kind: 'service-principal',
  step: [sentence('Restore the sign-in part'), sentence('Restore the sign-in parts')],
  stage: 'bring',

  differs({ wanted, there }) {
    if (!there?.lostServicePrincipal || isHalfMade(there)) return [];
    const words = sentence('Restore the sign-in part (service principal) of “{displayName}”', {
      displayName: there.displayName,
    });
    return [changeOf(wanted.role, words, { kind: 'service-principal' })];
  },

  drift: () => [{ risk: 'stops', text: sentence('its sign-in part (service principal) is deleted') }],

  warnings({ displayName }, there) {
    if (!there?.lostServicePrincipal) return [];
    return [
      sentence('“{displayName}” has lost its service principal: nobody can sign in until it is repaired.', {
        displayName,
      }),
    ];
  },

  bring: async (run, change, there) =>
    withServicePrincipal(run, change, await presentApplication(run, change.role, there)),
};

import { sentence, type Text } from '../../../language/sentence.ts';
import { changeOf } from '../../model/publication/change.ts';
import { presentApplication } from '../../run/present.ts';
import type { ChangeKind, Kind } from '../change-kind.ts';
import { isHalfMade } from '../half-made.ts';
import { withServicePrincipal } from './bring-service-principal.ts';
import { makeOnce } from './make-once.ts';
import { nameAndMark } from './name.ts';

type Create = Kind<'create', { displayName: string }>;

/** Creates an application from the template, then names and marks it as part of the same change. */
export const create: ChangeKind<Create> = {
  kind: 'create',
  step: [sentence('Create the application'), sentence('Create the applications')],
  counted: (count) => sentence('{count, plural, one {# application} other {# applications}}', { count }),
  isWhole: true,
  takesAddress: true,
  stage: 'bring',

  differs({ wanted, there, deletedId }) {
    if (there ? !isHalfMade(there) : deletedId !== '') return [];
    const { role, displayName } = wanted;
    return [changeOf(role, createSentence(wanted), { kind: 'create', displayName })];
  },

  drift: () => [{ risk: 'stops', text: sentence('the application is gone for good') }],

  async bring(run, change, there) {
    if (!there) return { run, ids: await makeOnce(run, change, null), isNew: true, there: null };
    const present = await presentApplication(run, change.role, there);
    const made = { ...present, ids: await makeOnce(run, change, present.ids) };
    return withServicePrincipal(run, change, made);
  },

  application: nameAndMark,
};

export function createSentence({ displayName }: { displayName: string }): Text {
  return sentence('Create the application “{displayName}”', { displayName });
}

import { sentence } from '../../language/sentence.ts';
import { kinds } from '../../service/kinds/kinds.ts';
import type { RequestKind } from '../../service/model/request/request.ts';
import { allowText, assignText, restoreText, unassignText, unpublishText } from './form-texts.ts';
import type { KindWords, ShortFormKindWords } from './kind-words.ts';
import { withAccess, withoutAccess } from './unaffected-words.ts';
import { openingPlan, publishing, usual, usualPlan } from './usual-words.ts';

/** The kinds with a form of their own. */
type OwnFormKind = 'publish' | 'update';

/** The kinds that use the short form. */
export type ShortFormKind = Exclude<RequestKind, OwnFormKind>;

/** The kinds about an existing publication. */
export type KindAbout = Exclude<RequestKind, 'publish' | 'adopt'>;

/** How each kind of request is worded, in the order of the help card. */
export const kindWords: Record<OwnFormKind, KindWords> & Record<ShortFormKind, ShortFormKindWords> = {
  publish: {
    ...usual,
    usage: 'publish [address]',
    description: sentence('Asks to publish a Qlik Sense server'),
    title: (name) => sentence('Publish {name}', { name }),
    working: (name) => sentence('Publishing {name}', { name }),
    done: (name) => sentence('{name} is published', { name }),
    rejected: (name) => sentence('{name} is not published', { name }),
    way: publishing,
    plan: { ...openingPlan, access: sentence('Access'), isToldByApplications: true },
  },
  assign: {
    ...usual,
    usage: 'assign <name> [people]',
    description: sentence('Asks to give users and groups access'),
    isAboutPeople: true,
    title: (name, people) =>
      people === ''
        ? sentence('Assign people to {name}', { name })
        : sentence('Assign {people} to {name}', { people, name }),
    working: (name) => sentence('Assigning {name}', { name }),
    done: (name, people) =>
      people === ''
        ? sentence('People assigned to {name}', { name })
        : sentence('{people} assigned to {name}', { people, name }),
    unneeded: (name) => sentence('Nobody had to be assigned to {name}', { name }),
    unaffected: withAccess,
    form: { title: (name) => sentence('Assign people to {name}', { name }), text: assignText },
  },
  unassign: {
    ...usual,
    usage: 'unassign <name> [people]',
    description: sentence('Asks to take users and groups off'),
    isAboutPeople: true,
    title: (name, people) =>
      people === ''
        ? sentence('Unassign people from {name}', { name })
        : sentence('Unassign {people} from {name}', { people, name }),
    working: (name) => sentence('Unassigning {name}', { name }),
    done: (name, people) =>
      people === ''
        ? sentence('People unassigned from {name}', { name })
        : sentence('{people} unassigned from {name}', { people, name }),
    unneeded: (name) => sentence('Nobody had to be unassigned from {name}', { name }),
    unaffected: withoutAccess,
    form: { title: (name) => sentence('Unassign people from {name}', { name }), text: unassignText },
  },
  update: {
    ...usual,
    usage: 'update <name>',
    description: sentence('Asks to change addresses, connectors, sign-in or the time-out'),
    title: (name) => sentence('Update {name}', { name }),
    working: (name) => sentence('Updating {name}', { name }),
    done: (name) => sentence('{name} is updated', { name }),
    unneeded: (name) => sentence('{name} was already as asked', { name }),
    plan: openingPlan,
  },
  repair: {
    ...usual,
    usage: 'repair <name>',
    description: sentence('Asks to set back what was changed outside the bot'),
    title: (name) => sentence('Repair {name}', { name }),
    working: (name) => sentence('Repairing {name}', { name }),
    done: (name) => sentence('{name} is repaired', { name }),
    unneeded: (name) => sentence('{name} needed no repair', { name }),
    form: {
      title: (name) => sentence('Repair {name}', { name }),
      text: () => sentence('Everything that was changed outside the bot is set back to what was approved.'),
    },
  },
  accept: {
    ...usual,
    usage: 'accept <name>',
    description: sentence('Asks to keep what was changed outside the bot'),
    title: (name) => sentence('Accept {name}', { name }),
    working: (name) => sentence('Accepting {name}', { name }),
    done: (name) => sentence('{name} is accepted as it is', { name }),
    unneeded: (name) => sentence('{name} was as approved', { name }),
    rejected: (name) => sentence('{name} is not accepted as it is', { name }),
    form: {
      title: (name) => sentence('Accept {name} as it is', { name }),
      text: () =>
        sentence(
          'Everything that was changed outside the bot becomes what is wanted. Nothing in the tenant is changed.',
        ),
    },
  },
  allow: {
    ...usual,
    usage: 'allow <name>',
    description: sentence('Asks to add the external hosts to Qlik Sense’s host allow list'),
    title: (name) => sentence('Allow the hosts of {name} in Qlik Sense', { name }),
    working: (name) => sentence('Allowing the hosts of {name}', { name }),
    done: (name) => sentence('Qlik Sense allows the hosts of {name}', { name }),
    unneeded: (name) => sentence('Qlik Sense allowed the hosts of {name} already', { name }),
    idle: sentence('the external hosts are on the host allow list: nothing had to be added.'),
    plan: { ...usualPlan, nothingToWrite: sentence('The external hosts are on the host allow list.') },
    form: {
      title: (name) => sentence('Allow the hosts of {name} in Qlik Sense', { name }),
      text: allowText,
    },
  },
  unpublish: {
    ...usual,
    usage: 'unpublish <name>',
    description: sentence('Asks to take a publication off the internet'),
    takesDown: true,
    title: (name) => sentence('Unpublish {name}', { name }),
    working: (name) => sentence('Unpublishing {name}', { name }),
    done: (name) => sentence('{name} is unpublished', { name }),
    form: { title: (name) => sentence('Unpublish {name}', { name }), text: unpublishText },
  },
  restore: {
    ...usual,
    usage: 'restore <name>',
    description: sentence('Asks to bring an unpublished one back, within 30 days'),
    title: (name) => sentence('Restore {name}', { name }),
    working: (name) => sentence('Restoring {name}', { name }),
    done: (name) => sentence('{name} is restored', { name }),
    plan: openingPlan,
    form: { title: (name) => sentence('Restore {name}', { name }), text: restoreText },
  },
  adopt: {
    ...usual,
    usage: 'adopt',
    description: sentence('Asks to manage applications that were published by hand'),
    title: (name) => sentence('Adopt {name}', { name }),
    working: (name) => sentence('Adopting {name}', { name }),
    done: (name) => sentence('{name} is adopted', { name }),
    idle: sentence('the bot manages these applications from now on; nothing in the tenant was changed.'),
    rejected: (name) => sentence('{name} is not adopted', { name }),
    plan: {
      ...usualPlan,
      nothingToWrite: sentence('The applications stay as they are. The bot manages them from now on.'),
    },
    form: {
      title: () => sentence('Adopt what is already published'),
      text: () =>
        sentence(
          'The bot manages these applications from now on. They keep their settings and everybody assigned.',
        ),
    },
  },
};

/** The kinds about an existing publication, as values. */
export const kindsAbout = (Object.keys(kindWords) as RequestKind[]).filter(isAbout);

function isAbout(kind: RequestKind): kind is KindAbout {
  return kinds[kind].startsFrom !== 'nothing';
}

import type { Application } from '@microsoft/microsoft-graph-types';
import { sentence, type Text } from '../../../language/sentence.ts';
import { changeOf, type Change } from '../../model/publication/change.ts';
import type { Desired, DesiredApplication } from '../../model/publication/desired.ts';
import type { ObservedApplication } from '../../model/publication/observed.ts';
import { noteFor, stamp, withOurNote } from '../../model/publication/stamp.ts';
import type { Present } from '../../run/present.ts';
import type { ChangeKind, Kind, Wish } from '../change-kind.ts';
import { isHalfMade } from '../half-made.ts';

type Name = Kind<'name', { displayName: string }>;

/** Sets an application's name, and the mark that tells people which publication it belongs to. */
export const name: ChangeKind<Name> = {
  kind: 'name',
  step: [sentence('Name the application'), sentence('Name the applications')],
  stage: 'describe',

  differs(wish) {
    const words = wordsFor(wish);
    const { role, displayName } = wish.wanted;
    return words ? [changeOf(role, words, { kind: 'name', displayName })] : [];
  },

  drift: (_change, { desired, wanted, there }) => [
    ...(there && there.displayName !== wanted.displayName
      ? [
          {
            about: 'name',
            risk: 'differs' as const,
            text: namedSentence(there.displayName, wanted.displayName),
          },
        ]
      : []),
    ...(there && isUnmarked(desired, wanted, there)
      ? [{ about: 'mark', risk: 'differs' as const, text: sentence('this bot’s mark is missing') }]
      : []),
  ],

  accepted({ before, wanted, there }) {
    const isAccepted = before.displayName !== wanted.displayName && there.displayName === wanted.displayName;
    return isAccepted ? [renameSentence(before.displayName, wanted.displayName)] : [];
  },

  application: nameAndMark,
};

/** null = no change; creating an application also names it. */
function wordsFor({ desired, wanted, there, deletedId }: Wish): Text | null {
  const { displayName, isAdopted } = wanted;
  const nameAndMarkIt = sentence('Name the application “{displayName}” and mark it as ours', { displayName });
  if (!there) return deletedId !== '' && !isAdopted ? nameAndMarkIt : null;
  if (isHalfMade(there)) return null;
  if (isUnmarked(desired, wanted, there)) return nameAndMarkIt;
  return there.displayName === displayName ? null : renameSentence(there.displayName, displayName);
}

function isUnmarked(
  { publicationId }: Desired,
  { isAdopted, role }: DesiredApplication,
  { tags }: ObservedApplication,
): boolean {
  return !isAdopted && !tags.includes(stamp(publicationId, role));
}

function namedSentence(before: string, after: string): Text {
  return sentence('named “{before}” instead of “{after}”', { before, after });
}

function renameSentence(before: string, after: string): Text {
  return sentence('Rename “{before}” to “{after}”', { before, after });
}

/** Returns name, tags and notes for the PATCH; tags and notes of others stay. */
export function nameAndMark(
  current: Application,
  { displayName, role }: Change & { displayName: string },
  { run }: Present,
): Application {
  const { desired, requestId } = run;
  const wanted = desired.applications.find((one) => one.role === role);
  if (wanted?.isAdopted) return { displayName };
  const tags = [...new Set([...(current.tags ?? []), stamp(desired.publicationId, role)])];
  return { displayName, tags, notes: withOurNote(current.notes ?? '', noteFor(desired.name, requestId)) };
}

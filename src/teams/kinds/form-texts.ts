import { joined, moment, sentence, type Text } from '../../language/sentence.ts';
import type { PublicationView } from '../../service/model/view.ts';
import { escapeList } from '../text.ts';

/** Returns the text of the assign form. */
export function assignText(publication: PublicationView | null): Text {
  const count = applicationCount(publication);
  const gain = sentence(
    'They get access to {count, plural, one {the application} other {both applications}}.',
    { count },
  );
  return joined([gain, assignedNow(publication)], ' ');
}

/** Returns the text of the unassign form. */
export function unassignText(publication: PublicationView | null): Text {
  const count = applicationCount(publication);
  const loss = sentence(
    'They lose access to {count, plural, one {the application} other {both applications}}.',
    { count },
  );
  return joined([loss, assignedNow(publication)], ' ');
}

/** Returns the text of the allow form. */
export function allowText(publication: PublicationView | null): Text {
  const hosts = (publication?.applications ?? []).map(({ externalUrl }) => new URL(externalUrl).hostname);
  return joined(
    [
      sentence(
        'The external hosts are added to the host allow list of Qlik Sense’s virtual proxy, without which apps lose their connection. The proxy then restarts, and all sessions end.',
      ),
      escapeList(hosts),
    ],
    ' ',
  );
}

/** Returns the text of the restore form. */
export function restoreText(publication: PublicationView | null): Text {
  const date = moment(publication?.restorableUntil ?? '');
  const until = date && sentence('This is possible until {date}.', { date });
  return joined(
    [sentence('The deleted applications come back as they were, with everybody who was assigned.'), until],
    ' ',
  );
}

/** Returns the text of the unpublish form. */
export function unpublishText(publication: PublicationView | null): Text {
  if (publication === null)
    return sentence(
      'Applications the bot created are taken off the internet and deleted, and can be restored for 30 days. Adopted applications stay.',
    );
  if (publication.isAdopted)
    return sentence(
      'The applications were there before the bot and stay, open to the internet. Access that the bot gave is taken back, and the bot stops managing them.',
    );
  return sentence(
    '{count, plural, one {The application is} other {Both applications are}} taken off the internet and deleted: nobody reaches Qlik Sense from outside any more. {count, plural, one {It can be restored} other {They can be restored}} for 30 days.',
    { count: applicationCount(publication) },
  );
}

function assignedNow(publication: PublicationView | null): Text {
  const people = escapeList(publication?.testers ?? []);
  return people && sentence('Assigned now: {people}.', { people });
}

function applicationCount(publication: PublicationView | null): number {
  return publication?.applications.length === 1 ? 1 : 2;
}

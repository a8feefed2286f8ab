import type { Text } from '../../../language/sentence.ts';
import type { Person, RequestView } from '../../../service/model/view.ts';
import { card } from '../render.ts';
import { mostPeople } from '../words/access.ts';
import { mentionPeople, mentionPerson, type Mention } from '../words/mention.ts';
import { escapeMarkdown, webUrl } from '../../text.ts';

/** Data of `published`; the first link is the hub's external URL. */
interface PublishedData {
  name: string;
  requester: string;
  mentions: Mention[];
  addresses: { text: string }[];
  links: { title: Text; url: string }[];
  checks: { text: Text }[];
  testers: Text;
  hasMorePeople: boolean;
  allowList: { text: string }[];
  requestId: string;
}

/** The announcement with the test links, who can test, mentioned where they read it, and what to do on the Qlik side. */
export const publishedCard = card(
  'published',
  (request: RequestView, areTestersHere: boolean = false): PublishedData => {
    const requester = mentionPerson(request.requester);
    const people = request.result?.testers ?? [];
    // Who asked is mentioned already, and whoever is not there cannot be.
    const isCalled = ({ aadObjectId }: Person) =>
      areTestersHere && aadObjectId !== request.requester.aadObjectId;
    const testers = mentionPeople(
      people.map((person) => (isCalled(person) ? person : { ...person, aadObjectId: '' })),
      mostPeople,
    );
    const links = (request.result?.links ?? []).filter((link) => webUrl(link.url) !== '');
    return {
      name: escapeMarkdown(request.name),
      requester: requester.text,
      mentions: [...requester.mentions, ...testers.mentions],
      addresses: links.map((link) => ({ text: escapeMarkdown(link.address) })),
      links: links.map((link) => ({ title: link.title, url: link.url })),
      checks: (request.result?.checks ?? []).map((text) => ({ text: escapeMarkdown(text) })),
      testers: testers.text,
      hasMorePeople: people.length > mostPeople,
      allowList: (request.result?.allowList ?? []).map((host) => ({ text: escapeMarkdown(host) })),
      requestId: request.id,
    };
  },
);

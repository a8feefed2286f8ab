import type { Text } from '../../../language/sentence.ts';
import type { Person, RequestView } from '../../../service/model/view.ts';
import { card } from '../render.ts';
import { mostPeople } from '../words/access.ts';
import { allowListPlace, allowListReason } from '../words/allow-list.ts';
import { addressRequester, mentionPeople, type Mention } from '../words/mention.ts';
import {
  noQuestion,
  questionData,
  type AskedHere,
  type QuestionData,
  type TypedAnswer,
} from '../words/question.ts';
import { escapeMarkdown, webUrl } from '../../text.ts';

/** Data of `published`; the first link is the hub's external URL. */
interface PublishedData {
  name: string;
  requester: Text;
  mentions: Mention[];
  addresses: { text: string }[];
  links: { title: Text; url: string }[];
  checks: { text: Text }[];
  testers: Text;
  hasMorePeople: boolean;
  allowList: { text: string }[];
  allowListPlace: Text;
  allowListReason: Text;
  canAllow: boolean;
  question: QuestionData;
  key: string;
  /** The addresses were visited from outside, and can be again. */
  canCheck: boolean;
  requestId: string;
}

/** The announcement: test links, the testers (mentioned if they read it there), what to do in Qlik, and what testers saw. */
export const publishedCard = card(
  'published',
  (
    request: RequestView,
    areTestersHere: boolean = false,
    asked: AskedHere | null = null,
    typed?: TypedAnswer,
  ): PublishedData => {
    const requester = addressRequester(request.requester);
    const result = request.result ?? { links: [], checks: [], allowList: [], prefix: '', testers: [] };
    const people = result.testers;
    // The requester is already mentioned, and people outside the conversation cannot be.
    const isCalled = ({ aadObjectId }: Person) =>
      areTestersHere && aadObjectId !== request.requester.aadObjectId;
    const testers = mentionPeople(
      people.map((person) => (isCalled(person) ? person : { ...person, aadObjectId: '' })),
      mostPeople,
    );
    const links = result.links.filter((link) => webUrl(link.url) !== '');
    return {
      name: escapeMarkdown(request.name),
      requester: requester.text,
      mentions: [...requester.mentions, ...testers.mentions],
      addresses: links.map((link) => ({ text: escapeMarkdown(link.address) })),
      links: links.map((link) => ({ title: link.title, url: link.url })),
      checks: result.checks.map((text) => ({ text: escapeMarkdown(text) })),
      testers: testers.text,
      hasMorePeople: people.length > mostPeople,
      allowList: result.allowList.map((host) => ({ text: escapeMarkdown(host) })),
      allowListPlace: allowListPlace(result),
      allowListReason: allowListReason(result),
      canAllow: result.canAllow === true,
      question: asked ? questionData(asked.question, asked.isForReaders, typed) : noQuestion,
      key: request.name,
      canCheck: request.result?.isLookedAt === true,
      requestId: request.id,
    };
  },
);

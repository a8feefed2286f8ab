import type { RequestView } from '../../../service/view.ts';
import { mentionPerson, type Mention } from '../../mention.ts';
import { escapeList, escapeMarkdown, plainLine, webUrl } from '../../text.ts';

/** Data of `published`; the first link is the hub's external URL. */
export interface PublishedData {
  name: string;
  requester: string;
  mentions: Mention[];
  addresses: { text: string }[];
  links: { title: string; url: string }[];
  checks: { text: string }[];
  testers: string;
  allowList: { text: string }[];
  requestId: string;
}

/** The announcement with the test links, who can test, and what to do on the Qlik side. */
export function publishedView(request: RequestView): PublishedData {
  const { text, mentions } = mentionPerson(request.requester);
  const links = (request.result?.links ?? []).filter((link) => webUrl(link.url) !== '');
  return {
    name: escapeMarkdown(request.name),
    requester: text,
    mentions,
    addresses: links.map((link) => ({ text: escapeMarkdown(link.address) })),
    links: links.map((link) => ({ title: plainLine(link.title, 40), url: link.url })),
    checks: (request.result?.checks ?? []).map((text) => ({ text: escapeMarkdown(text) })),
    testers: escapeList(request.result?.testers ?? []),
    allowList: (request.result?.allowList ?? []).map((host) => ({ text: escapeMarkdown(host) })),
    requestId: request.id,
  };
}

import { z } from 'zod';
import { list } from './tolerant.ts';

const html = z.object({ contentType: z.string().regex(/^text\/html/i), content: z.string() });

const quote = /<blockquote\s[^<>]*schema\.skype\.com\/Reply[^<>]*>/iu;
const quoteEnd = '</blockquote>';
const mention = /<span\s[^<>]*schema\.skype\.com\/Mention[^<>]*>([^<]*)<\/span>/giu;

/**
 * Returns what the sender wrote, as `text` or as Teams' HTML. Teams attaches the HTML to the text, sometimes sends nothing
 * else, and only there tells an answer from the message that it quotes.
 */
export function writtenIn(text: string, attachments: unknown): string {
  const [found] = list.parse(attachments).flatMap((one) => html.safeParse(one).data ?? []);
  const content = (found?.content ?? '').replace(mention, '<at>$1</at>');
  const isNeeded = text.trim() === '' || quote.test(content);
  return withoutQuotes(isNeeded ? content : text);
}

function withoutQuotes(written: string): string {
  const [before = '', ...answers] = written.split(quote);
  const own = answers.map((answer) => {
    const end = answer.indexOf(quoteEnd);
    return end < 0 ? answer : answer.slice(end + quoteEnd.length);
  });
  return [before, ...own].join(' ');
}

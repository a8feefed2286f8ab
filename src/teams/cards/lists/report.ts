import { joined, moment, sentence, type Text } from '../../../language/sentence.ts';
import type { Page } from '../../../service/model/view.ts';
import type { ReportRow } from '../../../service/report/report-row.ts';
import { escapeList, escapeMarkdown, escapeParagraphs } from '../../text.ts';
import { card } from '../render.ts';
import { pagingData, type PagingData } from '../words/paging.ts';
import { tallyWords, verifiedWords } from '../words/tested.ts';
import { publicationStates } from '../words/publication-states.ts';

/** Data of `report`. */
interface ReportData {
  rows: { name: string; lines: { text: Text }[] }[];
  isEmpty: boolean;
  paging: PagingData;
}

/** One page of the report, to read. */
export const reportCard = card('report', (page: Page<ReportRow>): ReportData => ({
  rows: page.items.map((row) => ({
    name: escapeMarkdown(row.publication.name),
    lines: linesOf(row)
      .filter((text) => text !== '')
      .map((text) => ({ text })),
  })),
  isEmpty: page.items.length === 0,
  paging: pagingData(page, 'publication'),
}));

function linesOf({ publication, compared, comparedAt, outside, outsideAt }: ReportRow): Text[] {
  const { state, publishedAt, requester, approvedBy, testers, applications, tested } = publication;
  const { sign, text } = publicationStates[state];
  const addresses = applications.map(({ externalUrl }) => escapeMarkdown(externalUrl));
  return [
    joined([joined([sign, text], ' '), moment(publishedAt)], ', '),
    joined(addresses, ', '),
    sentence('Asked by {who}', { who: escapeMarkdown(requester.name) }),
    approvedBy.length > 0 ? sentence('Approved by {who}', { who: escapeList(approvedBy) }) : '',
    testers.length > 0 ? sentence('Access: {who}', { who: escapeList(testers) }) : '',
    withTime(sentence('Comparison'), escapeParagraphs(compared), comparedAt),
    withTime(sentence('From outside'), escapeMarkdown(outside), outsideAt),
    tested ? verifiedWords(tested) : '',
    tested ? tallyWords(tested) : '',
  ];
}

function withTime(what: Text, text: Text, at: string): Text {
  if (text === '') return '';
  return at ? sentence('{what}: {text} ({at})', { what, text, at: moment(at) }) : joined([what, text], ': ');
}

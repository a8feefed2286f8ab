import { stringify } from 'csv-stringify';
import type { Language } from '../../language/language.ts';
import { say } from '../../language/say.ts';
import { joined, sentence, type Text } from '../../language/sentence.ts';
import { UserError } from '../../errors.ts';
import type { Deps } from '../model/deps.ts';
import type { Tested } from '../model/publication/tested.ts';
import { publicationStateWords } from './state-words.ts';
import { reportRows, type ReportRow } from './report-row.ts';

/** Teams takes a file of 60 MiB in one piece; this is some ten thousand publications, and limits memory. */
const mostBytes = 16 * 1024 * 1024;

interface Column {
  title: Text;
  value(row: ReportRow): Text;
}

/** Who is named in one cell; an application may admit a thousand. */
const between = '; ';

const columns: readonly Column[] = [
  { title: sentence('Publication'), value: ({ publication }) => publication.name },
  { title: sentence('State'), value: ({ publication }) => publicationStateWords[publication.state] },
  {
    title: sentence('External addresses'),
    value: ({ publication }) => publication.applications.map(({ externalUrl }) => externalUrl).join(between),
  },
  { title: sentence('Asked by'), value: ({ publication }) => publication.requester.name },
  { title: sentence('Approved by'), value: ({ publication }) => publication.approvedBy.join(between) },
  { title: sentence('Published on'), value: ({ publication }) => publication.publishedAt },
  { title: sentence('Access'), value: ({ publication }) => publication.testers.join(between) },
  { title: sentence('Compared on'), value: ({ comparedAt }) => comparedAt },
  { title: sentence('Comparison'), value: ({ compared }) => compared },
  { title: sentence('Visited from outside on'), value: ({ outsideAt }) => outsideAt },
  { title: sentence('From outside'), value: ({ outside }) => outside },
  { title: sentence('Verified by'), value: ({ publication }) => publication.tested?.verified?.by ?? '' },
  { title: sentence('Verified on'), value: ({ publication }) => publication.tested?.verified?.at ?? '' },
  {
    title: sentence('What people say'),
    value: ({ publication: { tested } }) => (tested ? saidBy(tested) : ''),
  },
];

/** Without their names: who said last that it works is in a cell of its own. */
function saidBy({ verified, asked, answered, counts }: Tested): Text {
  const state =
    verified === null
      ? sentence('nobody has said yet that it works')
      : verified.isBefore
        ? sentence('verified before the last change')
        : sentence('verified by a person');
  const works = counts.find(({ seen }) => seen === 'works')?.people ?? 0;
  const tally = { asked: String(asked), answered: String(answered), trouble: String(answered - works) };
  return joined(
    [state, asked > 0 ? sentence('{answered} of {asked} answered, {trouble} with trouble', tally) : ''],
    between,
  );
}

/**
 * Makes the report as a file that spreadsheets open as it is: UTF-8 with a mark, and no cell that one of them would take
 * for a formula. Its first column of each row is the time at which it was made. Throws UserError if it is too long.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export async function reportCsv(deps: Deps, language: Language): Promise<Buffer> {
  const madeAt = new Date().toISOString();
  const csv = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' });
  const written = collect(csv);
  const write = (cells: readonly string[]) => void csv.write(cells.map(oneLine));
  write([say(language, sentence('Report of')), ...columns.map(({ title }) => say(language, title))]);
  for await (const row of reportRows(deps))
    write([madeAt, ...columns.map(({ value }) => say(language, value(row)))]);
  csv.end();
  return written;
}

/** Line breaks inside a cell are taken for rows by some readers. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

async function collect(csv: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of csv) {
    const bytes = Buffer.from(String(chunk), 'utf8');
    size += bytes.length;
    if (size > mostBytes) throw tooLong();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function tooLong(): UserError {
  return new UserError(
    sentence('There are too many publications for one file.'),
    sentence('Type report in the approvals channel to read them page by page.'),
  );
}

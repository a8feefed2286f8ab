import { stringify } from 'csv-stringify';
import type { Language } from '../../language/language.ts';
import { say } from '../../language/say.ts';
import { sentence, type Text } from '../../language/sentence.ts';
import { UserError } from '../../errors.ts';
import type { Deps } from '../model/deps.ts';
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
];

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

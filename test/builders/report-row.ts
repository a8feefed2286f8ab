import { sentence } from '../../src/language/sentence.ts';
import type { ReportRow } from '../../src/service/report/report-row.ts';
import { aPublicationView } from './publication-view.ts';

/** Returns what a report says of a publication that works. */
export function aReportRow(): ReportRow {
  return {
    publication: aPublicationView(),
    comparedAt: '2026-11-26T12:00:00.000Z',
    compared: sentence('As approved'),
    outsideAt: '2026-11-26T11:58:00.000Z',
    outside: sentence('edge verified; Qlik itself not verified'),
  };
}

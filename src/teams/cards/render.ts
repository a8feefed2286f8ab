import { languages, type Language } from '../../language/language.ts';
import { say } from '../../language/say.ts';
import { isText } from '../../language/sentence.ts';
import { translateTemplate } from '../language/translate-template.ts';
import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import type { AdoptableData } from './lists/adoptable.ts';
import type { ApprovalData } from './request/approval.ts';
import type { ChangedData } from './request/changed.ts';
import type { ChangeFormData } from './forms/short-form.ts';
import type { ConnectorsData } from './lists/connectors.ts';
import type { HelpData } from './help.ts';
import type { HistoryData } from './lists/history.ts';
import type { NoticeData } from './notice.ts';
import type { PlanPageData } from './request/plan-page.ts';
import type { ProgressData } from './request/progress.ts';
import type { PublicationData, PublicationsData } from './lists/publications.ts';
import type { PublishedData } from './request/published.ts';
import type { PublishFormData } from './forms/publish-form.ts';
import type { RejectedData } from './request/rejected.ts';
import type { RequestStatusData } from './request/request-status.ts';
import type { RequestsData } from './lists/requests.ts';
import type { SettingsData } from './settings.ts';
import type { UpdateFormData } from './forms/update-form.ts';

/** Each card and the data its template needs; the functions in `views/` make the data. */
export interface CardData {
  help: HelpData;
  'publish-form': PublishFormData;
  'request-status': RequestStatusData;
  approval: ApprovalData;
  progress: ProgressData;
  published: PublishedData;
  rejected: RejectedData;
  publications: PublicationsData;
  publication: PublicationData;
  requests: RequestsData;
  connectors: ConnectorsData;
  notice: NoticeData;
  'short-form': ChangeFormData;
  'update-form': UpdateFormData;
  changed: ChangedData;
  adoptable: AdoptableData;
  history: HistoryData;
  'plan-page': PlanPageData;
  settings: SettingsData;
}

/** The name of a card: its template is `cards/<name>.json`. */
export type CardName = keyof CardData;

/** An Adaptive Card 1.5 as it goes into an attachment; `fallbackText` says in one sentence what it is about. */
export interface AdaptiveCard {
  type: 'AdaptiveCard';
  version: '1.5';
  fallbackText: string;
  body: unknown[];
  actions?: unknown[];
  msteams?: unknown;
}

/** Every card. */
export const cardNames: readonly CardName[] = [
  'help',
  'publish-form',
  'request-status',
  'approval',
  'progress',
  'published',
  'rejected',
  'publications',
  'publication',
  'requests',
  'connectors',
  'notice',
  'short-form',
  'update-form',
  'changed',
  'adoptable',
  'history',
  'plan-page',
  'settings',
];

const templates = new Map(
  languages.map((language) => [
    language,
    new Map(cardNames.map((name) => [name, loadTemplate(language, name)])),
  ]),
);

/** Fills a card's template in a language. The data goes in as it is and is never read as template. */
export function render<Name extends CardName>(
  language: Language,
  name: Name,
  data: CardData[Name],
): AdaptiveCard {
  const template = templates.get(language)?.get(name);
  if (template === undefined) throw new Error(`There is no card ${name}.`);
  return template().expand({ $root: complete(language, data) }) as AdaptiveCard;
}

/** Reads and translates at once, so that a card that is half in English is found at the start; parses at the first use. */
function loadTemplate(language: Language, name: CardName): () => Template {
  const file = readFileSync(new URL(`../../../cards/${name}.json`, import.meta.url), 'utf8');
  const payload = translateTemplate(language, JSON.parse(file));
  let template: Template | null = null;
  return () => (template ??= new Template(payload));
}

// Rows written by an older version may lack a value: the template engine throws on null and prints `${key}` for
// undefined, and Teams refuses a number where a text belongs.
function complete(language: Language, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => complete(language, one));
  if (isText(value)) return say(language, value);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, complete(language, inner)]));
  }
  return typeof value === 'boolean' ? value : String(value ?? '');
}

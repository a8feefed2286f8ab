/** What a figure should be, and what holds it. */
export interface Goal {
  what: string;
  /** The value that is good enough; without one, the figure only explains others. */
  least?: number;
  most?: number;
  unit: string;
  bound: string;
}

const graphAndOurs = 'Graph: six round trips';
const writeLimit = "Graph's limit, 3,000 writes in 150 s";
const index = 'the index of each query';

/** Every figure that the parts measure, in the order of the table. */
export const goals = {
  'publish-1': { what: 'click → card, 1 user', least: 1.5, unit: '×', bound: graphAndOurs },
  'publish-10': { what: 'click → card, 10 users', unit: '×', bound: graphAndOurs },
  'publish-100': {
    what: 'click → card, 100 users',
    least: 25,
    unit: '×',
    bound: 'batches of 20 assignments',
  },
  'publish-1000': { what: 'click → card, 1,000 users', unit: '×', bound: 'batches of 20 assignments' },
  'critical-path': { what: 'click → last write, 1 user', most: 1.25, unit: '×', bound: 'six round trips' },
  'own-time': { what: 'processor for a publication', most: 150, unit: 'ms', bound: 'statements, cards' },
  'told-median': { what: 'last write → card, median', most: 2, unit: 's', bound: 'notify workers' },
  'told-worst': { what: 'last write → card, worst', most: 10, unit: 's', bound: 'notify workers' },
  'told-refused': { what: 'messages Teams put off', most: 0, unit: '', bound: 'pace in a conversation' },
  'crowd-limit': { what: 'crowd: share of the limit', least: 95, unit: '%', bound: writeLimit },
  'crowd-worst': { what: 'crowd: slowest click', most: 3, unit: 's', bound: 'one core: cards, statements' },
  'crowd-p99': { what: 'click beside 50 publications, p99', most: 500, unit: 'ms', bound: 'one core' },
  'burst-rate': {
    what: 'activities a second',
    least: 200,
    unit: '/s',
    bound: 'one core',
  },
  'burst-lost': { what: 'activities without an answer', most: 0, unit: '', bound: 'must not be' },
  'echo-rate': { what: 'activities against the echo', least: 0.6, unit: '×', bound: 'statements, cards' },
  'echo-time': { what: 'processor against the echo', unit: '×', bound: 'cards, statements' },
  'rest-memory': { what: 'memory at rest', most: 180, unit: 'MiB', bound: 'the libraries' },
  'rest-processor': { what: 'processor at rest', most: 1, unit: '%', bound: 'looks for jobs' },
  'messages-memory': {
    what: 'memory, 20,000 messages against 4,000',
    most: 1.1,
    unit: '×',
    bound: 'garbage that V8 keeps',
  },
  'messages-heap': { what: 'objects in use, the same', most: 1.1, unit: '×', bound: 'must not grow' },
  start: { what: 'start without migrations against the echo', most: 1.5, unit: '×', bound: 'files to load' },
  list: { what: 'list, 100,000 against 100', most: 2, unit: '×', bound: index },
  requests: { what: 'requests, 100,000 against 100', most: 2, unit: '×', bound: index },
  history: { what: 'history, 100,000 against 100', most: 2, unit: '×', bound: index },
  status: { what: 'status, 100,000 against 100', most: 2, unit: '×', bound: index },
  report: { what: 'report, 100,000 against 100', most: 2, unit: '×', bound: index },
  'due-notices': { what: 'due notices, 100,000 against 100', most: 2, unit: '×', bound: index },
  sweep: { what: 'sweep, 100,000 against 100', most: 2, unit: '×', bound: index },
  retention: { what: 'retention, 100,000 against 100', most: 2, unit: '×', bound: index },
  'planning-calls': {
    what: 'calls of planning, large tenant',
    most: 1,
    unit: '×',
    bound: 'what Graph filters',
  },
  assignments: { what: '10,000 assignments', least: 95, unit: '%', bound: writeLimit },
  'assignments-failed': { what: 'failed publications', most: 0, unit: '', bound: 'must not be' },
} as const satisfies Record<string, Goal>;

/** The name of a figure. */
export type Figure = keyof typeof goals;

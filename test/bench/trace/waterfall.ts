import type { Recorded, Report } from './recorded.ts';

/** Shorter waits between two calls of Graph are not worth a line. */
const shortestGapMs = 5;

/** Prints what happened from the click to the card, and what it adds up to. */
export function printWaterfall({ events, processorMs }: Report): void {
  const click = events.find(({ kind }) => kind === 'click');
  if (!click) throw new Error('The click was not seen');
  const since = events
    .filter(({ start }) => start >= click.start)
    .map((one) => ({ ...one, start: one.start - click.start, end: (one.end || one.start) - click.start }))
    .toSorted((a, b) => a.start - b.start);
  for (const { kind, what, start, end } of since)
    console.log(`  ${figure(start)} ${figure(end - start)}  ${signs[kind]} ${what}`);
  printTotals(since, processorMs);
}

const signs: Readonly<Record<Recorded['kind'], string>> = {
  click: '▶ click    ',
  graph: '█ Graph    ',
  teams: '◆ Teams    ',
  statement: '· statement',
  queue: '  queue    ',
};

function printTotals(events: readonly Recorded[], processorMs: number): void {
  const of = (kind: Recorded['kind']) => events.filter((one) => one.kind === kind);
  const graph = of('graph');
  const writtenAt = Math.max(...graph.map(({ end }) => end));
  const upToWritten = (kind: Recorded['kind']) => of(kind).filter(({ start }) => start <= writtenAt).length;
  const gaps = gapsOf(graph);
  const idleMs = gaps.reduce((sum, { start, end }) => sum + end - start, 0);
  console.log(
    [
      `  statements: ${of('statement').length} ours, ${of('queue').length} of the queue` +
        ` (up to the last answer of Graph ${upToWritten('statement')} and ${upToWritten('queue')})`,
      `  Graph: ${graph.length} calls, ${roundTrips(graph)} in sequence, the last answered after ${writtenAt.toFixed(0)} ms`,
      `  nothing of Graph under way: ${idleMs.toFixed(0)} ms; longer than ${shortestGapMs} ms: ` +
        gaps
          .filter(({ start, end }) => end - start > shortestGapMs)
          .map(({ start, end }) => `${(end - start).toFixed(0)} at ${start.toFixed(0)}`)
          .join(', '),
      `  Teams: ${of('teams').length} calls, the last answered after ${Math.max(0, ...of('teams').map(({ end }) => end)).toFixed(0)} ms`,
      `  processor time of the process: ${processorMs.toFixed(0)} ms`,
    ].join('\n'),
  );
}

/** The most calls of which each began after the one before had ended. */
function roundTrips(calls: readonly Recorded[]): number {
  let [count, until] = [0, -Infinity];
  for (const { start, end } of calls.toSorted((a, b) => a.end - b.end))
    if (start >= until) [count, until] = [count + 1, end];
  return count;
}

/** Times from the click to the last call in which none was under way. */
function gapsOf(calls: readonly Recorded[]): { start: number; end: number }[] {
  const gaps = [];
  let until = 0;
  for (const { start, end } of calls) {
    if (start > until) gaps.push({ start: until, end: start });
    until = Math.max(until, end);
  }
  return gaps;
}

function figure(ms: number): string {
  return ms.toFixed(1).padStart(8);
}

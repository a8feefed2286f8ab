import { goals, type Figure, type Goal } from './goals.ts';

/** A measured figure. */
export interface Row {
  figure: Figure;
  value: number;
  /** What it was measured beside, in the same run. */
  beside: string;
}

const heads = ['figure', 'goal', 'measured', 'ratio', 'beside', 'bound by'];

/** Returns the figures as a table of Markdown. A ratio of 1 or more means that the goal is met. */
export function table(rows: readonly Row[]): string {
  const texts = rows.map(({ figure, value, beside }) => {
    const goal: Goal = goals[figure];
    return [goal.what, goalText(goal), withUnit(value, goal), ratio(value, goal), beside, goal.bound];
  });
  const widths = heads.map((head, i) => Math.max(...[head, ...texts.map((row) => row[i] ?? '')].map(width)));
  const dashes = widths.map((one) => '-'.repeat(one));
  return [heads, dashes, ...texts].map((row) => `| ${padded(row, widths)} |`).join('\n');
}

function goalText(goal: Goal): string {
  if (goal.least !== undefined) return `≥ ${withUnit(goal.least, goal)}`;
  return goal.most === undefined ? '' : `≤ ${withUnit(goal.most, goal)}`;
}

function withUnit(value: number, { unit }: Goal): string {
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${value.toFixed(digits)}${unit.length > 1 ? ' ' : ''}${unit}`;
}

function ratio(value: number, { least, most }: Goal): string {
  if (least !== undefined) return (value / least).toFixed(2);
  if (most === undefined) return '';
  if (most === 0 || value === 0) return value <= most ? 'met' : 'missed';
  return (most / value).toFixed(2);
}

function padded(row: readonly string[], widths: readonly number[]): string {
  return row.map((text, i) => text.padEnd(widths[i] ?? 0)).join(' | ');
}

function width({ length }: string): number {
  return length;
}

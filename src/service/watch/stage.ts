/** How near its end something is: it ends within so many days; `''` = not within thirty. */
export type Stage = '' | '30' | '14' | '7' | '1' | 'ended';

const days: readonly Exclude<Stage, '' | 'ended'>[] = ['1', '7', '14', '30'];
const dayMs = 24 * 3600 * 1000;

/** Returns the stage of something with an end; without a known end there is none. */
export function stageOf(endsAt: string | null | undefined, now: Date): Stage {
  const left = Date.parse(endsAt ?? '') - now.getTime();
  if (Number.isNaN(left)) return '';
  if (left <= 0) return 'ended';
  return days.find((some) => left <= Number(some) * dayMs) ?? '';
}

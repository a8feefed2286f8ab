import { sentence } from '../../language/sentence.ts';
import type { Finding } from '../model/publication/outside.ts';
import type { Told } from './told.ts';

/** What is told of visits from outside; no findings = nothing is wrong. */
export function outsideTold(name: string, wrong: readonly Finding[], isAlarm: boolean): Told {
  const lines = wrong.map(({ text }) => text).filter((text) => text !== '');
  if (isAlarm)
    return {
      tone: 'alarm',
      title: sentence('{name} can be entered from outside without the approved sign-in', { name }),
      lines,
      advice: sentence(
        'Type status {name} to see what differs and to have it repaired; unpublish closes it.',
        { name },
      ),
    };
  if (lines.length === 0)
    return {
      tone: 'good',
      title: sentence('{name} can be reached from outside again', { name }),
      lines: [sentence('Edge verified; Qlik itself not verified.')],
      advice: '',
    };
  return {
    tone: 'warning',
    title: sentence('Something is wrong with the address of {name}', { name }),
    lines,
    advice: sentence('Type diagnose {name} to see what to do.', { name }),
  };
}

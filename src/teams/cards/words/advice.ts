import { sentence, type Text } from '../../../language/sentence.ts';
import type { DiagnosedCause } from '../../../service/model/publication/diagnosis.ts';
import { escapeMarkdown, escapeParagraphs } from '../../text.ts';
import { whoWords } from './who.ts';

/** Advice on a card. Every part is `''` if there is none; the commands are shown as they are typed. */
export interface AdviceData {
  title: Text;
  lines: { text: Text }[];
  commands: { text: string }[];
}

/** The most letters of one command. */
const mostOfCommand = 500;

/** Returns the likely cause, how to make sure, and who must act. */
export function adviceData(advice: DiagnosedCause | null): AdviceData {
  if (advice === null) return { title: '', lines: [], commands: [] };
  const lines: Text[] = [
    advice.confirm && sentence('To make sure: {how}', { how: escapeParagraphs(advice.confirm) }),
    advice.advice && escapeParagraphs(advice.advice),
    sentence('Who must act: {who}', { who: whoWords[advice.who] }),
  ];
  return {
    title: advice.title && sentence('Likely: {cause}', { cause: escapeMarkdown(advice.title, 300) }),
    lines: lines.filter((text) => text !== '').map((text) => ({ text })),
    commands: advice.commands.map((command) => ({ text: escapeMarkdown(command, mostOfCommand) })),
  };
}

import type { FakeTeams } from '../../fakes/teams.ts';
import { textOf } from '../chat/card.ts';
import { approvals } from '../chat/rooms.ts';
import { words, type Kind } from './kill-stage.ts';

/** Counts the last cards of an operation: where it was asked for, and in the channel that hears of every result. */
export function finalCards(teams: FakeTeams, kind: Kind, name: string): { told: number; heard: number } {
  const finals = teams.messages.filter((message) => isFinal(textOf(message), kind, name));
  const heard = finals.filter(({ conversationId }) => conversationId === approvals.id).length;
  return { told: finals.length - heard, heard };
}

function isFinal(text: string, kind: Kind, name: string): boolean {
  const fallback = /"fallbackText":"([^"]*)"/.exec(text)?.[1] ?? '';
  return fallback.includes(words[kind]) && fallback.split(' ').some((word) => word === name);
}

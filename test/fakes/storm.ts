import { setTimeout as sleep } from 'node:timers/promises';
import { ApiFault } from '../../src/trial/sandbox/http/fault.ts';
import type { ApiRequest, ApiStep } from '../../src/trial/sandbox/http/message.ts';

/** What Microsoft Graph does to one call. `after` = although the write took effect. */
export type Weather = 'calm' | 'throttled' | 'away' | 'away-after' | 'not-found-after' | 'slow';

/** Every kind of weather, for a generator to choose from. */
export const weathers: readonly Weather[] = [
  ...(['calm', 'throttled', 'away', 'away-after', 'not-found-after', 'slow'] as const),
];

/** Faults for the calls of chosen requests, one after the other as a list tells; then the sky is clear. */
export interface Storm {
  step: ApiStep;
  /** The next calls that carry this `client-request-id` meet this weather. */
  over(requestId: string, weather: readonly Weather[]): void;
}

export function createStorm(): Storm {
  const skies = new Map<string, Weather[]>();
  const step: ApiStep = async (request, next) => {
    const sky = skies.get(request.headers['client-request-id'] ?? '');
    const weather = sky?.shift() ?? 'calm';
    if (weather === 'slow') await sleep(5);
    if (weather === 'throttled') return { status: 429, headers: soon, body: throttled };
    if (weather === 'away') return { status: 503, headers: soon, body: away };
    const answer = await next(request);
    if (weather === 'away-after') return { status: 504, headers: soon, body: away };
    if (weather === 'not-found-after' && isInstantiation(request))
      throw new ApiFault(404, 'Request_ResourceNotFound', 'Resource does not exist.');
    return answer;
  };
  return { step, over: (requestId, weather) => void skies.set(requestId, [...weather]) };
}

const soon = { 'retry-after': '0.05' };
const away = { error: { code: 'serviceNotAvailable', message: 'Try again later.' } };
const throttled = { error: { code: 'TooManyRequests', message: 'Too many requests.' } };

function isInstantiation({ path }: ApiRequest): boolean {
  return path.at(-1) === 'instantiate';
}

import { wayParts, wayStates, type Sight, type WayPart, type WayView } from '../../model/publication/way.ts';

/**
 * Says how each part of the way is: as badly as any look has shown it, and by the newest of those. A part that no look
 * has shown cannot be seen from here. Without an application for authentication, the hub stands for both.
 */
export function wayOf(sights: readonly Sight[], { hasAuth }: { hasAuth: boolean }): WayView {
  const all = sights.map((one) => (one.part === 'auth' && !hasAuth ? { ...one, part: 'hub' as const } : one));
  const shown = wayParts.filter((part) => part !== 'auth' || hasAuth);
  const decisive = shown.map((part) => ({ part, sight: decides(all, part) }));
  const times = decisive.map(({ sight }) => sight?.at ?? '').filter((at) => at !== '');
  return {
    parts: decisive.map(({ part, sight }) => ({
      part,
      state: sight?.state ?? 'unseen',
      note: sight?.note ?? '',
    })),
    oldestAt: times.toSorted()[0] ?? '',
  };
}

function decides(sights: readonly Sight[], part: WayPart): Sight | undefined {
  const own = sights.filter((one) => one.part === part);
  const worst = wayStates.find((state) => own.some((one) => one.state === state));
  const [newest] = own
    .filter(({ state }) => state === worst)
    .toSorted((a, b) => Number(Boolean(b.note)) - Number(Boolean(a.note)) || (a.at < b.at ? 1 : -1));
  return newest;
}

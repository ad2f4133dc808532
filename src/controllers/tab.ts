// Keeps things for this tab alone, through a reload (`sessionStorage`). Pages may forbid it; everything works without.

export function keep(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Blocked, or full.
  }
}

/** What was kept, whatever it may be; undefined where there is nothing. */
export function recall(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export function forget(name: string): void {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // Blocked, so there is nothing.
  }
}

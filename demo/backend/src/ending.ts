// Ends an HTTP server without cutting anybody off.
import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Who has not finished by then is cut off after all. */
const graceMs = 10_000;

export interface Ending {
  /** Streams never end by themselves. */
  endStreams(): void;
  /** How long somebody who has just connected has to say what for: a proxy goes on sending until it is refused. */
  readonly lateMs: number;
}

export async function endServer(server: Server, { endStreams, lateMs }: Ending): Promise<void> {
  // Not the close of http, which also hangs up on connections that were made a moment ago and have not asked yet.
  const closed = new Promise<void>((done) => { NetServer.prototype.close.call(server, () => done()); });
  endStreams();
  await pause(lateMs);
  server.closeIdleConnections();
  const impatient = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(impatient);
}

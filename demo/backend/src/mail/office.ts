// The mail of one process: letters are written here, and leave if there is a mail server to take them.
import type { Database } from '../db/database.ts';
import type { Log } from '../log.ts';
import type { Space } from '../spaces/space.ts';
import type { Instant } from '../time/days.ts';
import type { StaffTokens } from '../staff/session.ts';
import type { Tokens } from '../tokens.ts';
import type { Dropped, Letter } from './letter.ts';
import { Links } from './links.ts';
import { Postman } from './postman.ts';
import type { Owed } from './queue.ts';
import type { MailSettings } from './settings.ts';

export interface MailOptions {
  readonly db: Database;
  readonly tokens: Tokens;
  readonly spaces: ReadonlyMap<string, Space>;
  readonly now: () => Instant;
  readonly log: Log;
  /** Where browsers reach this server; known once it listens. */
  readonly origin: () => string;
  readonly staffTokens: StaffTokens;
  readonly settings: MailSettings | undefined;
  readonly firstPauseMs?: number | undefined;
}

export class MailOffice {
  readonly #options: MailOptions;
  #postman: Postman | undefined;

  constructor(options: MailOptions) {
    this.#options = options;
  }

  /** Without settings messages wait in the outbox. */
  async start(): Promise<void> {
    const { settings, log, spaces } = this.#options;
    if (!settings) return;
    const { smtpCarrier } = await import('./carrier.ts');
    const carrier = smtpCarrier(settings);
    this.#postman = new Postman({ ...this.#options, carrier, spaces: () => [...spaces.keys()], compose: (owed) => this.write(owed) });
    this.#postman.start();
    void carrier.check().then((error) => {
      if (error !== undefined) log(`The mail server ${settings.host}:${settings.port} (SMTP_URL) does not let us in; mails wait until it does: ${error}`, { level: 'warn' });
    });
  }

  async write(owed: Owed): Promise<Letter | Dropped> {
    // All words of all mails: loaded for the first one.
    const { compose } = await import('./compose.ts');
    const { db, tokens, spaces, now, origin, staffTokens, settings } = this.#options;
    return compose({ db, links: new Links(tokens, origin, staffTokens), spaces, now: now(), sender: settings?.from }, owed);
  }

  /** Sees off what is on its way. */
  async stop(): Promise<void> {
    await this.#postman?.stop();
  }
}

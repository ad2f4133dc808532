// What a backend is told when it starts, and what whoever started it can do with it.
import type { Database } from './db/database.ts';
import type { Jobs } from './jobs.ts';
import type { Answered, Log } from './log.ts';
import type { MailSettings } from './mail/settings.ts';
import type { SpaceSecret } from './secrets.ts';
import type { Reloaded } from './spaces/keeper.ts';
import type { StaffTokens } from './staff/session.ts';

export interface BackendOptions {
  /** `memory` (default), a folder for the embedded database, or `postgres://…`. */
  readonly db?: string;
  /** Folder that holds a folder for each space. */
  readonly spaces?: string;
  /** Follow changes of the space files. */
  readonly watch?: boolean;
  /** 0 (default) takes any free port. */
  readonly port?: number;
  readonly host?: string;
  readonly now?: () => number;
  /** At least 32 characters; without it a new one is made, which only makes sense with `memory`. */
  readonly secret?: string;
  /** A direct connection for notifications, where `db` goes through a pooler. */
  readonly listenUrl?: string | undefined;
  /** Where visitors reach this server, if that differs from what their requests say. */
  readonly publicUrl?: string | undefined;
  /** The proxies in front, whose `X-Forwarded-For` counts: how many, or their addresses and ranges, separated by commas. */
  readonly trustProxy?: string | undefined;
  /** `off` for tests and benches that are many people at one address. */
  readonly limits?: 'asConfigured' | 'off';
  /** Whoever has it may read `/metrics`; without it there are none. */
  readonly metricsToken?: string | undefined;
  /** A folder for a backup each day, of which the newest `kept` stay. */
  readonly backups?: { readonly folder: string; readonly kept?: number } | undefined;
  /** How long it goes on answering after `close()`, with `/readyz` saying no, so that a balancer can turn away first. */
  readonly drainSeconds?: number;
  /** The secret by which staff sign in to each space; nobody can where it is undefined. */
  readonly staffTokens?: StaffTokens;
  /** Without it mails wait in the outbox. */
  readonly mail?: MailSettings | undefined;
  /** Before a mail that failed is tried again, in milliseconds; ten seconds if left out. */
  readonly mailPause?: number;
  /** What the house's own systems send with the check-ins they count. */
  readonly checkInsToken?: SpaceSecret | undefined;
  /** Shows the mails that wait, where there is no `mail`; at `outboxUrl`. */
  readonly outboxPage?: boolean;
  /** For operators, without anything personal. */
  readonly log?: Log;
  readonly logRequest?: (answered: Answered) => void;
}

export interface Backend {
  /** `http://127.0.0.1:1234` */
  readonly url: string;
  readonly port: number;
  /** Base URL of one space, as the attribute `backend` of an element takes it. */
  base(spaceId: string): string;
  readonly spaces: readonly string[];
  /** Settles when the examples have their made-up reservations too. */
  readonly laidOut: Promise<void>;
  readonly db: Database;
  readonly jobs: Jobs;
  /** Reads the space files again, in this process. */
  reload(): Promise<Reloaded>;
  /** Where mails can be read that are not sent. */
  readonly outboxUrl: string | undefined;
  /** Settles when only a new process can go on; see `Database.lost`. */
  readonly lost: Promise<Error>;
  /** Finishes what it has accepted, then stops. */
  close(): Promise<void>;
}

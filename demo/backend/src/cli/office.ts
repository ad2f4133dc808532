// Where commands work: the database, the spaces and the secret, whether a server is running or not.
//
//   run: (given) => atOffice(given, async ({ db, space }) => { … await db.transaction((tx) => cancelVisit(tx, …)); })
//
// With the embedded database a running server is asked over its line (db/line.ts); on PostgreSQL, or where nothing runs, the
// command opens the database itself. The command need not know which.
import type { Desk } from '../call.ts';
import { migrate, migrationNames } from '../db/migrate.ts';
import { reachDatabase } from '../db/reach.ts';
import type { Queryable } from '../db/database.ts';
import { Live } from '../live.ts';
import { complaintLine, readSpaces } from '../spaces/check.ts';
import { settledOf } from '../spaces/seed.ts';
import { toSpace, type Space } from '../spaces/space.ts';
import type { Instant } from '../time/days.ts';
import { Tokens } from '../tokens.ts';
import { Misuse, settingsOf, textOption, type Given } from './command.ts';

export interface Office extends Desk {
  readonly spaces: ReadonlyMap<string, Space>;
  readonly now: Instant;
  /** The one of `--space`; not to be named where there is only one. */
  space(): Space;
}

/** Opens what a command needs, lets it work, and closes everything whatever happens. */
export async function atOffice<T>(given: Given, work: (office: Office) => Promise<T>): Promise<T> {
  const { db: where = 'memory', spaces: folder = '', secret = '', log = () => {} } = settingsOf(given);
  const { files, complaints } = readSpaces(folder);
  for (const complaint of complaints) if (!complaint.minor) log(complaintLine(complaint));
  const { db, through } = await reachDatabase(where);
  try {
    if (through) await mustBeOfOneVersion(db);
    else await migrate(db);
    const tokens = new Tokens(secret);
    await tokens.claim(db);
    const spaces = new Map<string, Space>();
    for (const file of files) {
      // The first server may still have to come.
      await db.query('insert into space (id) values ($1) on conflict do nothing', [file.space.id]);
      spaces.set(file.space.id, toSpace(file, await settledOf(db, file.space.id)));
    }
    return await work({ db, tokens, live: new Live(), spaces, now: Date.now(), space: () => chosen(given, spaces) });
  } finally {
    await db.close();
  }
}

function chosen(given: Given, spaces: ReadonlyMap<string, Space>): Space {
  const ids = [...spaces.keys()];
  const id = textOption(given, 'space') ?? (ids.length === 1 ? ids[0] : undefined);
  if (id === undefined) throw new Misuse(`Say which space: --space ${ids.join(', --space ')}.`);
  const space = spaces.get(id);
  if (!space) throw new Misuse(`There is no space ${id}, or its file does not fit (the command \`check\` says). There are: ${ids.join(', ') || 'none'}.`);
  return space;
}

/** The tables are the server's; a command that expects others would only fail in words nobody understands. */
async function mustBeOfOneVersion(db: Queryable): Promise<void> {
  const there = new Set((await db.query<{ name: string }>('select name from migration')).map(({ name }) => name));
  const here = migrationNames();
  if (there.size !== here.length || here.some((name) => !there.has(name))) {
    throw new Error('The running server is of another version than this command. Restart it, or use the command that came with it.');
  }
}

// What is known of one person, by their mail address: to hand it to them, and to delete it.
import type { Queryable } from '../db/database.ts';
import { readAudit, record, type AuditEntry } from '../audit.ts';
import type { Space } from '../spaces/space.ts';
import type { Instant } from '../time/days.ts';
import { mailKey } from './mail.ts';

type Row = Readonly<Record<string, unknown>>;

/** One thing that carries the address: a row with everything that is kept in it. */
export interface Thing {
  readonly kind: Kind;
  readonly id: string;
  readonly row: Row;
}

/** What a person gets who asks what is known of them. Names are those of the tables; times are RFC 3339 in UTC. */
export interface PersonData {
  readonly space: string;
  readonly visits: readonly Told[];
  readonly rsvps: readonly Told[];
  readonly reservations: readonly Told[];
  readonly introductions: readonly Told[];
  readonly members: readonly Told[];
  /** Where the address stands in the space's file, which only the operator changes. */
  readonly inFile: readonly string[];
}

type Told = Row & {
  /** What was done with it, when and by whom. */
  readonly changes: readonly AuditEntry[];
  /** What was mailed about it. */
  readonly messages: readonly { readonly kind: string; readonly to: string; readonly at: Date; readonly state: string }[];
};

/** A table with people in it. Internal columns say nothing of a person, and are left out. */
const tables = {
  visits: { table: 'tour_booking', without: ['lane', 'host_until', 'token_version', 'sequence'] },
  rsvps: { table: 'rsvp', without: ['token_version', 'sequence'] },
  reservations: { table: 'reservation', without: ['alone', 'source', 'cells', 'token_version', 'sequence'] },
  introductions: { table: 'introduction', without: ['token_version', 'answer_version', 'held'] },
  members: { table: 'member', without: ['token_version'] },
} as const;

export type Kind = keyof typeof tables;
export const kinds = Object.keys(tables) as readonly Kind[];

/** What the audit trail calls each kind. */
export const traceOf: Readonly<Record<Kind, string>> = { visits: 'tour', rsvps: 'rsvp', reservations: 'reservation', introductions: 'introduction', members: 'member' };

const page = 5000;

/** Everything that carries the address. Compared here and not by the database, whose idea of small letters depends on its locale. */
export async function thingsOf(db: Queryable, space: Space, mail: string): Promise<readonly Thing[]> {
  const key = mailKey(mail);
  const things: Thing[] = [];
  for (const kind of kinds) {
    const { table } = tables[kind];
    for (let last = ''; ;) {
      const rows = await db.query<{ id: string; email: string }>(
        `select id, email from ${table} where space_id = $1 and email is not null and id > $2 order by id limit ${page}`, [space.id, last]);
      const ids = rows.filter(({ email }) => mailKey(email) === key).map(({ id }) => id);
      const found = ids.length ? await db.query(`select * from ${table} where space_id = $1 and id = any($2::text[]) order by created_at, id`, [space.id, ids]) : [];
      things.push(...found.map((row) => ({ kind, id: String(row['id']), row })));
      last = rows.at(-1)?.id ?? last;
      if (rows.length < page) break;
    }
  }
  return things;
}

export async function exportPerson(db: Queryable, space: Space, mail: string): Promise<PersonData> {
  const told: Record<Kind, Told[]> = { visits: [], rsvps: [], reservations: [], introductions: [], members: [] };
  for (const { kind, id, row } of await thingsOf(db, space, mail)) {
    const without: readonly string[] = ['space_id', ...tables[kind].without];
    told[kind].push({
      ...Object.fromEntries(Object.entries(row).filter(([column, value]) => value !== null && !without.includes(column))),
      changes: await readAudit(db, space.id, { ref: id }),
      messages: await db.query(`select kind, audience as to, created_at as at, state from outbox where space_id = $1 and ref = $2 order by number`, [space.id, id]),
    });
  }
  return { space: space.id, ...told, inFile: placesInFile(space, mail) };
}

/** That somebody was handed what is known of them. */
export async function recordExport(tx: Queryable, { space, ...told }: PersonData, at: Instant): Promise<void> {
  for (const kind of kinds) {
    for (const { id } of told[kind]) await record(tx, { space, at, kind: `${traceOf[kind]}.personExported`, ref: String(id) });
  }
}

export const knownOf = ({ space: _space, inFile, ...told }: PersonData): number => Object.values(told).reduce((sum, things) => sum + things.length, inFile.length);

/** `people.members.2.email` */
export function placesInFile({ file }: Space, mail: string): readonly string[] {
  const key = mailKey(mail);
  const places: string[] = [];
  const look = (value: unknown, path: string): void => {
    if (typeof value === 'string' && value.includes('@') && mailKey(value) === key) places.push(path);
    else if (typeof value === 'object' && value !== null) for (const [name, entry] of Object.entries(value)) look(entry, path ? `${path}.${name}` : name);
  };
  look(file, '');
  return places;
}

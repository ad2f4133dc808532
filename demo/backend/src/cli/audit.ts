// `audit`: prints what was changed, oldest first.
import { readAudit, type AuditEntry } from '../audit.ts';
import { Misuse, textOption, type Command } from './command.ts';
import { atOffice } from './office.ts';

const page = 1000;

export const audit: Command = {
  name: 'audit',
  takes: '[--space ID] [--since DAY] [--ref ID] [--json]',
  does: 'prints what was changed, when and by whom; with --json one entry to a line',
  options: { space: { type: 'string' }, since: { type: 'string' }, ref: { type: 'string' }, json: { type: 'boolean' } },
  run: (given) => atOffice(given, async ({ db, spaces, space }) => {
    const since = sinceOf(textOption(given, 'since'));
    const ref = textOption(given, 'ref');
    for (const { id } of textOption(given, 'space') === undefined ? spaces.values() : [space()]) {
      for (let after = 0; ;) {
        const entries = await readAudit(db, id, { after, limit: page, ...(since !== undefined && { since }), ...(ref !== undefined && { ref }) });
        for (const entry of entries) console.log(given.values['json'] ? JSON.stringify({ space: id, ...entry }) : lineOf(id, entry));
        after = entries.at(-1)?.number ?? after;
        if (entries.length < page) break;
      }
    }
  }),
};

function sinceOf(day: string | undefined): number | undefined {
  if (day === undefined) return undefined;
  const since = Date.parse(day);
  if (Number.isNaN(since)) throw new Misuse(`${day} is not a day. Write it as 2026-10-20, or with a time as 2026-10-20T08:00:00Z.`);
  return since;
}

/** `2026-10-20T08:00:00Z  de-kiem  visitor  tour.cancelled 0f…  status: confirmed → cancelled` */
function lineOf(space: string, { at, by, actor, kind, ref, changed }: AuditEntry): string {
  const fields = Object.entries(changed).map(([field, { from, to }]) => `${field}: ${from === undefined ? '' : `${textOf(from)} → `}${textOf(to)}`);
  return `${at}  ${space}  ${by}${actor === undefined ? '' : ` ${actor}`}  ${kind} ${ref}  ${fields.join(', ')}`;
}

const textOf = (value: unknown): string => (value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value));

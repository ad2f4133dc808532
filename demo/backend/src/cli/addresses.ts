// `addresses`: where the calendars are that a space gives out, the private ones of its hosts and rooms among them.
import { addressesOf } from '../calendars/addresses.ts';
import { settingsOf, textOption, type Command } from './command.ts';
import { atOffice } from './office.ts';

export const addresses: Command = {
  name: 'addresses',
  takes: '[--space ID] [--json]',
  does: 'prints the addresses of the calendars to subscribe to; those of hosts and rooms are keys, so hand each to its host only',
  options: { space: { type: 'string' }, json: { type: 'boolean' } },
  run: (given) => atOffice(given, async ({ tokens, spaces, space }) => {
    const origin = settingsOf(given).publicUrl ?? `http://${process.env['HOST'] ?? '127.0.0.1'}:${process.env['PORT'] ?? '8787'}`;
    const chosen = textOption(given, 'space') === undefined ? [...spaces.values()] : [space()];
    const rows = chosen.flatMap((each) => addressesOf(tokens, each, origin).map(({ of, url }) => ({
      space: each.id, calendar: of === undefined ? 'events, for everybody' : of.kind === 'host' ? `visits to ${of.id}` : `reservations of ${of.id}`, url,
    })));
    if (given.values['json']) console.log(JSON.stringify(rows, null, 2));
    else for (const row of rows) console.log(`${row.space}  ${row.calendar}\n    ${row.url}`);
  }),
};

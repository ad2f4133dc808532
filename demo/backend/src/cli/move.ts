// `move`: gives a visit or a reservation another time.
import { move as moveBooking } from '../staff/acts.ts';
import { changeOptions, findOne, instantIn, sayChanged } from './booking.ts';
import { Misuse, textOption, type Command } from './command.ts';
import { atOffice } from './office.ts';

export const move: Command = {
  name: 'move',
  takes: 'ID --to TIME [--until TIME] [--host ID] [--reason TEXT] [--quietly] [--space ID] [--json]',
  does: 'moves a visit or a reservation; a TIME such as 2026-10-20T10:00 is meant on the clock of the space',
  options: { ...changeOptions, to: { type: 'string' }, until: { type: 'string' }, host: { type: 'string' } },
  run: (given) => atOffice(given, async (office) => {
    const to = textOption(given, 'to');
    const until = textOption(given, 'until');
    if (to === undefined) throw new Misuse('Say where it goes: --to 2026-10-20T10:00.');
    const { space, booking } = await findOne(given, office);
    const moved = await moveBooking(office.db, space, {
      id: booking.id, now: office.now, start: instantIn(space, to), end: until === undefined ? undefined : instantIn(space, until), hostId: textOption(given, 'host'),
      reason: textOption(given, 'reason'), quietly: given.values['quietly'] === true,
    });
    sayChanged(given, { space, booking: moved }, 'Moved');
  }),
};

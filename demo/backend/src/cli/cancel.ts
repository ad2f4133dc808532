// `cancel`: takes a booking back, for whoever has it.
import { actOn } from '../staff/acts.ts';
import { changeOptions, findOne, sayChanged } from './booking.ts';
import { textOption, type Command } from './command.ts';
import { atOffice } from './office.ts';

export const cancel: Command = {
  name: 'cancel',
  takes: 'ID [--reason TEXT] [--quietly] [--space ID] [--json]',
  does: 'cancels a booking; the visitor gets a mail with the reason, unless --quietly',
  options: changeOptions,
  run: (given) => atOffice(given, async (office) => {
    const { space, booking } = await findOne(given, office);
    const cancelled = await actOn(office.db, space, 'cancel', { id: booking.id, now: office.now, reason: textOption(given, 'reason'), quietly: given.values['quietly'] === true });
    sayChanged(given, { space, booking: cancelled }, booking.status === 'cancelled' ? 'Was cancelled before' : 'Cancelled');
  }),
};

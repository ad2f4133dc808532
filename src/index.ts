// Classes, events, types. Importing this registers nothing: `cowork-widgets/define` does.
export { compose, BackendError, toBackendError } from './backend/index.js';
export type * from './backend/index.js';
export { CoworkAvailability } from './elements/availability/availability.js';
export { DaySelectEvent, ReservationCancelledEvent, ReservedEvent, SlotSelectEvent, TourAskEvent } from './elements/availability/availability.events.js';
export { CoworkEvents } from './elements/events/events.js';
export { EventFilterEvent, EventOpenEvent, ViewChangeEvent } from './elements/events/events.events.js';
export type { EventsView } from './elements/events/views.js';
export { RsvpCancelledEvent, RsvpChangedEvent, RsvpMadeEvent, RsvpStartEvent } from './elements/events/rsvp.events.js';
export { CoworkSpace } from './elements/space/space.js';
export { LocationChangeEvent } from './elements/space/space.events.js';
export { CoworkTourBooking } from './elements/tour-booking/tour-booking.js';
export {
  TourAlternativeSelectEvent, TourBookedEvent, TourCalendarAddEvent, TourCalendarChangeEvent, TourCancelledEvent, TourCloseEvent, TourDaySelectEvent,
  TourFailedEvent, TourFormStartEvent, TourHostSelectEvent, TourKindSelectEvent, TourMovedEvent, TourNeedsSelectEvent, TourOpenEvent, TourSlotLostEvent,
  TourSlotSelectEvent, TourSubmitEvent, TourViewEvent, TourWhoSelectEvent,
} from './elements/tour-booking/tour-booking.events.js';
export type { TourMode } from './elements/tour-booking/opening.js';
export type { TourWords } from './elements/tour-booking/opening.model.js';
export { registerStrings, type PartialStrings } from './i18n/register.js';
export type { Strings } from './i18n/strings.js';

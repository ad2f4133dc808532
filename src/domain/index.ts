// The words of our trade.
export * from './attribution.js';
export * from './availability.js';
export * from './calendar-file.js';
export * from './challenge.js';
export * from './clock.js';
export * from './dates.js';
export * from './day-intervals.js';
export * from './events.js';
export * from './moments.js';
export * from './months.js';
export * from './opening.js';
export * from './people.js';
export * from './space.js';
export * from './team-day.js';
export * from './tours.js';
export * from './web.js';
export * from './weeks.js';

// The few words of our own in a host's calendar, in the language of the house.

export interface CalendarWords {
  readonly visits: (host: string, house: string) => string;
  readonly reservations: (room: string, house: string) => string;
  readonly events: (house: string) => string;
  readonly asked: string;
  readonly unconfirmed: string;
  readonly people: (count: number) => string;
  readonly daysPerWeek: (count: number) => string;
  readonly stepFree: string;
  readonly quiet: string;
  readonly video: string;
  readonly language: (language: string) => string;
  readonly child: string;
  readonly dog: string;
  readonly companion: (who: string) => string;
  readonly tellHost: string;
}

const en: CalendarWords = {
  visits: (host, house) => `Visits to ${host}, ${house}`,
  reservations: (room, house) => `${room}, ${house}`,
  events: (house) => `Events at ${house}`,
  asked: 'Waits for your answer',
  unconfirmed: 'Mail address not confirmed yet',
  people: (count) => `${count} people`,
  daysPerWeek: (count) => `Would come ${count === 1 ? 'one day' : `${count} days`} a week`,
  stepFree: 'Needs a way without steps',
  quiet: 'Prefers it quiet',
  video: 'By video',
  language: (language) => `Speaks ${language}`,
  child: 'Brings a child',
  dog: 'Brings a dog',
  companion: (who) => `Brings ${who}`,
  tellHost: 'Would rather tell you what they need: please call or write',
};

const nl: CalendarWords = {
  visits: (host, house) => `Bezoek aan ${host}, ${house}`,
  reservations: (room, house) => `${room}, ${house}`,
  events: (house) => `Agenda van ${house}`,
  asked: 'Wacht op je antwoord',
  unconfirmed: 'Mailadres nog niet bevestigd',
  people: (count) => `${count} personen`,
  daysPerWeek: (count) => `Zou ${count === 1 ? 'één dag' : `${count} dagen`} per week komen`,
  stepFree: 'Heeft een weg zonder treden nodig',
  quiet: 'Heeft het graag rustig',
  video: 'Via video',
  language: (language) => `Spreekt ${language}`,
  child: 'Neemt een kind mee',
  dog: 'Neemt een hond mee',
  companion: (who) => `Neemt mee: ${who}`,
  tellHost: 'Vertelt liever zelf wat er nodig is: bel of schrijf',
};

export const wordsIn = (language: string | undefined): CalendarWords => (/^nl\b/i.test(language ?? '') ? nl : en);

// What is wrong with a calendar in a space's file that a schema cannot say.
import type { FeedFile, SpaceFile } from './file.ts';

type Field = keyof FeedFile;

/** What only events have; busy times have no words, no guests and no pictures. */
const ofEvents: readonly Field[] = ['kind', 'audience', 'tags', 'hostedBy', 'image', 'visitorsWelcome', 'capacity', 'waitlist', 'closesHours', 'rsvp'];

export function complaintsAboutCalendar(space: SpaceFile, calendar: FeedFile): readonly (readonly [field: Field, text: string])[] {
  return [...complaintsAboutUse(space, calendar), ...complaintsAboutAddress(calendar)];
}

function complaintsAboutUse({ hosts = [], resources = [] }: SpaceFile, calendar: FeedFile): readonly (readonly [Field, string])[] {
  const { host, resource } = calendar;
  if (calendar.for === 'events') {
    return (['host', 'resource'] as const).filter((field) => calendar[field] !== undefined)
      .map((field) => [field, `Events are the house’s and not of a ${field}. For the times that it takes, write \`for: busy\`.`]);
  }
  const extra = ofEvents.filter((field) => calendar[field] !== undefined).map((field) => [field, `\`${field}\` is for events. Of busy times only the times are taken; leave it out.`] as const);
  if ((host === undefined) === (resource === undefined)) return [...extra, ['for', 'Say whose times these are: `host:` or `resource:`, one of the two.']];
  if (host !== undefined && !hosts.some(({ id }) => id === host)) return [...extra, ['host', `There is no host ${host}. Hosts are: ${hosts.map(({ id }) => id).join(', ')}.`]];
  if (resource !== undefined && !resources.some(({ id }) => id === resource)) return [...extra, ['resource', `There is no resource ${resource}. Resources are: ${resources.map(({ id }) => id).join(', ')}.`]];
  return extra;
}

function complaintsAboutAddress({ url, loginFromEnv }: FeedFile): readonly (readonly [Field, string])[] {
  if (url === undefined) return [];
  const http = url.replace(/^webcals?:/i, 'https:');
  if (!URL.canParse(http)) return [['url', `${url} is not an address of the web.`]];
  const { username, password, protocol, hostname } = new URL(http);
  if (username || password) return [['url', 'A login in the address would stand here for all to read. Put `user:password` into a variable of the environment, and its name into `loginFromEnv`.']];
  const near = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  if (loginFromEnv !== undefined && protocol === 'http:' && !near) return [['url', 'A login goes over the network readable for everybody without https.']];
  return [];
}

// Facts that come straight from the space's file.
import type { components } from '../../../../src/contract/wire.ts';
import { facts, type Answer, type Call, type Handler } from '../call.ts';
import { atLeast, floorOf, toldSource } from '../people/floor.ts';
import { challengedOperations } from '../guard/challenge.ts';
import { offersIntroductions } from '../people/requests.ts';
import { Problem } from '../problem.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, startOfDay, toIso, type Instant } from '../time/days.ts';
import { toHost } from '../tours/visit.ts';

type Wire = components['schemas'];

/** The locations of an operator need to know each other's spaces. */
export const houseHandlers = (spaceNamed: (id: string) => Space | undefined): Readonly<Record<string, Handler>> => ({
  getSpace,
  listHosts,
  getHouse,
  listLocations: async ({ space }) => listLocations(space, spaceNamed),
});

async function getSpace({ space }: Call): Promise<Answer> {
  const { name, summary, language, url, email, phone, address, openingHours, pollSeconds, termsUrl, privacyUrl, consentText } = space.file;
  return facts({
    id: space.id,
    name,
    ...(summary !== undefined && { summary }),
    timeZone: space.zone,
    ...(language !== undefined && { language }),
    ...(url !== undefined && { url }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
    ...(address && { address }),
    openingHours: openingHours.map(({ days, opens, closes }) => ({ days: [...days], opens, closes })),
    closedDays: space.closedDays.map((day) => ({ ...day })),
    capabilities: capabilitiesOf(space),
    pollSeconds: pollSeconds ?? 60,
    ...(termsUrl !== undefined && { termsUrl }),
    ...(privacyUrl !== undefined && { privacyUrl }),
    ...(consentText !== undefined && { consentText }),
    challenge: space.file.challenge ? { type: 'altcha', url: `../${space.id}/challenge`, for: [...challengedOperations(space.file.challenge)] } : { type: 'none' },
  } satisfies Wire['Space']);
}

function capabilitiesOf(space: Space): string[] {
  const { locations, hosts, house, resources, tours, people, events } = space.file;
  const offers: Readonly<Record<string, boolean>> = {
    locations: !!locations?.length,
    hosts: !!hosts?.length,
    house: !!house,
    availability: !!resources?.length,
    reservations: !!resources?.some(({ book }) => book?.mode === 'inline'),
    // A calendar can be imported at any time.
    events: true,
    rsvp: !!events?.length,
    'rsvp.cancel': !!events?.length,
    'rsvp.change': !!events?.length,
    waitlist: !!events?.some(({ waitlist }) => waitlist),
    tours: !!tours?.length,
    'tours.book': !!tours?.some(({ book }) => book.mode === 'inline'),
    'tours.reschedule': !!tours?.length,
    'tours.cancel': !!tours?.length,
    people: !!people,
    introductions: offersIntroductions(space),
    changes: true,
  };
  return Object.keys(offers).filter((name) => offers[name]);
}

async function listHosts({ space }: Call): Promise<Answer> {
  if (!space.file.hosts?.length) throw new Problem('not_found');
  return facts({ items: space.file.hosts.map(toHost) } satisfies Wire['HostList']);
}

function listLocations(space: Space, spaceNamed: (id: string) => Space | undefined): Answer {
  if (!space.file.locations?.length) throw new Problem('not_found');
  const items = space.file.locations.flatMap((id) => {
    const other = spaceNamed(id);
    if (!other) return [];
    const { name, summary, address, image } = other.file;
    return [{
      id, name, url: `../${id}`, timeZone: other.zone,
      ...(summary !== undefined && { summary }),
      ...(address && { address }),
      ...(image && { image: { ...image, url: image.url.replace(/^images\//, `../${id}/images/`) } }),
    }];
  });
  return facts({ items } satisfies Wire['LocationList']);
}

async function getHouse({ space, now }: Call): Promise<Answer> {
  const { house } = space.file;
  if (!house) throw new Problem('not_found');
  const today = space.today(now);
  const floor = floorOf(space);
  const lines = (house.lines ?? []).map(({ confirmedDaysAgo, confirmedOn, source, ...line }) => ({
    ...line, source: toldSource(source, floor), confirmedOn: confirmedOn ?? addDays(today, -(confirmedDaysAgo ?? 0)),
  }));
  const rhythm = rhythmOf(space, now);
  return facts({ lines, ...(rhythm && { rhythm }) } satisfies Wire['House']);
}

const parts = ['morning', 'midday', 'afternoon', 'evening'] as const;

function rhythmOf(space: Space, now: Instant): Wire['Rhythm'] | undefined {
  const rhythm = space.file.house?.rhythm;
  if (!rhythm) return undefined;
  return {
    ...(rhythm.weeksObserved !== undefined && { weeksObserved: rhythm.weeksObserved }),
    minimumGroup: atLeast(rhythm.minimumGroup),
    source: rhythm.source,
    updatedAt: toIso(startOfDay(addDays(space.today(now), -rhythm.updatedDaysAgo), space.zone)),
    bands: rhythm.bands.flatMap((levels, index) => levels.flatMap((level, at) => {
      const part = parts[at];
      return level && part ? [{ weekday: index + 1, part, level }] : [];
    })),
  };
}

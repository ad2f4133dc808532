// Facts that come straight from the space's file.
import type { components } from '../../../../src/contract/wire.ts';
import { done, facts, type Answer, type Call, type Handler } from '../call.ts';
import { atLeast, floorOf, toldSource } from '../people/floor.ts';
import { challengedOperations } from '../guard/challenge.ts';
import { offersHolds } from '../holds/hold.ts';
import { offersIntroductions } from '../people/requests.ts';
import { Problem } from '../problem.ts';
import { isSecret, type SpaceSecret } from '../secrets.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, fromIso, startOfDay, toIso, type Instant } from '../time/days.ts';
import { toHost } from '../tours/visit.ts';
import { takeCheckIns } from './check-ins.ts';
import { countedRhythm } from './counting.ts';

type Wire = components['schemas'];

export interface HouseOptions {
  /** The locations of an operator need to know each other's spaces. */
  readonly spaceNamed: (id: string) => Space | undefined;
  readonly checkInsToken: SpaceSecret;
}

export const houseHandlers = ({ spaceNamed, checkInsToken }: HouseOptions): Readonly<Record<string, Handler>> => ({
  getSpace,
  listHosts,
  getHouse,
  addCheckIns: (call: Call<Wire['CheckInsInput']>) => addCheckIns(call, checkInsToken),
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
  const { locations, hosts, house, resources, tours, people, events = [], calendars = [] } = space.file;
  const programme = [...events, ...calendars];
  const offers: Readonly<Record<string, boolean>> = {
    locations: !!locations?.length,
    hosts: !!hosts?.length,
    house: !!house,
    availability: !!resources?.length,
    reservations: !!resources?.some(({ book }) => book?.mode === 'inline'),
    // A calendar can be imported at any time.
    events: true,
    'events.feed': true,
    rsvp: programme.some(({ rsvp }) => rsvp !== undefined),
    'rsvp.cancel': programme.some(({ rsvp }) => rsvp !== undefined),
    'rsvp.change': programme.some(({ rsvp }) => rsvp !== undefined),
    waitlist: programme.some(({ waitlist }) => waitlist),
    tours: !!tours?.length,
    'tours.book': !!tours?.some(({ book }) => book.mode === 'inline'),
    'tours.reschedule': !!tours?.length,
    'tours.cancel': !!tours?.length,
    holds: offersHolds(space),
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

async function addCheckIns({ db, space, now, body, token, tokens }: Call<Wire['CheckInsInput']>, secretOf: SpaceSecret): Promise<Answer> {
  const { checkIns } = space.file;
  const secret = secretOf(space.id);
  if (!checkIns || secret === undefined) throw new Problem('not_found', { detail: 'Check-ins are not counted here. The operator sets COWORK_CHECK_INS_TOKEN, and `checkIns` in the space’s file.' });
  if (!isSecret(token, secret)) throw new Problem('unauthorized', { headers: { 'www-authenticate': 'Bearer' } });
  const items = body.items.map(({ key, start, end, person }) => ({ key, person, start: fromIso(start), end: end === undefined ? undefined : fromIso(end) }));
  const { taken, known, refused } = await db.transaction((tx) => takeCheckIns(tx, tokens, space, checkIns, items, now));
  return done({ taken, known, refused: [...refused] } satisfies Wire['CheckInsReport']);
}

async function getHouse({ db, space, now }: Call): Promise<Answer> {
  const { house } = space.file;
  if (!house) throw new Problem('not_found');
  const today = space.today(now);
  const floor = floorOf(space);
  const lines = (house.lines ?? []).map(({ confirmedDaysAgo, confirmedOn, source, ...line }) => ({
    ...line, source: toldSource(source, floor), confirmedOn: confirmedOn ?? addDays(today, -(confirmedDaysAgo ?? 0)),
  }));
  const rhythm = await countedRhythm(db, space) ?? enteredRhythm(space, now);
  return facts({ lines, ...(rhythm && { rhythm }) } satisfies Wire['House']);
}

const parts = ['morning', 'midday', 'afternoon', 'evening'] as const;

/** What the file says, by whoever counted or judged it. */
function enteredRhythm(space: Space, now: Instant): Wire['Rhythm'] | undefined {
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

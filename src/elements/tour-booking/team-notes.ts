// What a team finds on a day: desks together, a room, an office; and whether its days of the week would fit.
import { Task } from '@lit/task';
import { html, nothing, type ReactiveControllerHost } from 'lit';
import type { AvailabilitySource, Backend } from '../../backend/backend.js';
import type { Availability, Resource, ResourceKind } from '../../domain/availability.js';
import { addDays, type Instant, type IsoDate } from '../../domain/dates.js';
import { desksOn, toTeamDay, type TeamDay } from '../../domain/team-day.js';
import { daysFrom, startOfWeek } from '../../domain/weeks.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { ChoosingStrings } from '../../i18n/sections/choosing.js';
import type { Picking } from './tour-booking.model.js';
import type { Piece } from './tour-booking.template.js';

export interface TeamNotesOptions {
  readonly backend: () => Backend | undefined;
  readonly now: () => Instant;
  readonly picking: () => Picking | undefined;
}

interface Free {
  readonly resources: readonly Resource[];
  readonly availability: Availability;
}

const KINDS: readonly ResourceKind[] = ['desk', 'dayPass', 'meetingRoom', 'office', 'studio'];

/** Asks for a week at a time, and only for a team; a failure here is no word worth: the times are what they came for. */
export class TeamNotes {
  readonly #options: TeamNotesOptions;
  readonly #free: Task<readonly [AvailabilitySource | undefined, IsoDate | undefined], Free | undefined>;

  constructor(host: ReactiveControllerHost, options: TeamNotesOptions) {
    this.#options = options;
    this.#free = new Task(host, {
      args: () => [options.backend()?.availability, this.#week] as const,
      task: async ([source, week], { signal }) => {
        if (!source || !week) return undefined;
        const [resources, availability] = await Promise.all([
          source.resources({ kinds: KINDS }, { signal }), source.window({ from: week, to: addDays(week, 7), kinds: KINDS }, { signal }),
        ]);
        return { resources, availability };
      },
    });
  }

  below({ people, day, today, offer: { choices: { daysPerWeek } } }: Picking, words: ChoosingStrings, formats: AllFormats, asOf: (time: string) => string): Piece {
    const free = this.#free.value;
    if (!free || !day || day < free.availability.from || day >= free.availability.to) return nothing;
    const { resources, availability } = free;
    const now = this.#options.now();
    const rows = rowsOf(toTeamDay(resources, availability, day, people, now), people, availability.timeZone, words, formats);
    if (rows.length === 0) return nothing;
    const days = daysFrom(availability.from, availability.to)
      .filter((one) => one >= today && (desksOn(resources, availability, one, now)?.together ?? 0) >= people)
      .map((one) => formats.shortDay(one));
    return html`<div part="for-team">
      <h4>${words.forTeam(people)}</h4>
      <ul class="fits">${rows.map(({ fits, text }) => html`<li class=${fits ? 'fits' : 'misses'}>${text}</li>`)}</ul>
      ${daysPerWeek ? html`<p>${words.teamWeek(people, Number(daysPerWeek), days.length, formats.list(days))}</p>` : nothing}
      <p class="small muted">${asOf(formats.time(availability.asOf, availability.timeZone))}</p>
    </div>`;
  }

  get #week(): IsoDate | undefined {
    const { people = 1, day } = this.#options.picking() ?? {};
    return people > 1 && day ? startOfWeek(day) : undefined;
  }
}

interface Row {
  readonly fits: boolean;
  readonly text: string;
}

function rowsOf({ desks, room, office }: TeamDay, people: number, zone: string, words: ChoosingStrings, formats: AllFormats): readonly Row[] {
  return [
    ...(desks ? [desks.together >= people ? { fits: true, text: words.desksTogether(desks.together, desks.where) }
      : { fits: false, text: desks.all >= people ? words.desksApart(desks.all) : words.desksTooFew(desks.all) }] : []),
    ...(room ? [room === 'none' ? { fits: false, text: words.noRoom(people) } : { fits: true, text: words.roomFree(room.name, formats.timeRange(room.start, room.end, zone)) }] : []),
    ...(office ? [office === 'none' ? { fits: false, text: words.noOffice(people) }
      : { fits: !office.from, text: office.from ? words.officeFrom(office.name, formats.date(office.from)) : words.officeFree(office.name) }] : []),
  ];
}

// One visitor who does not give up: books, moves, cancels and registers at random, asks again under the same key until there
// is an answer, now and then presses twice, and writes down what the answers said.
import { randomUUID } from 'node:crypto';
import type { Json } from '../helpers/api.ts';
import type { Kind, Ledger, Thing } from './ledger.ts';

export interface World {
  readonly ledger: Ledger;
  /** Base URLs of the space in every process; those that are down too. */
  readonly bases: () => readonly string[];
  /** Nobody asks beyond this moment. */
  readonly giveUpAt: number;
}

interface Sending {
  readonly body?: object;
  readonly token?: string;
  readonly key?: string;
}

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly body: Json;
  readonly tries: number;
}

const patience = 20_000;
const paths: Readonly<Record<Kind, string>> = { visit: 'tour-bookings', reservation: 'reservations', rsvp: 'rsvps' };
const words: Readonly<Record<Kind, string>> = { visit: 'tour', reservation: 'reservation', rsvp: 'rsvp' };
const tours = ['tour', 'tour', 'coffee', 'trial'];
const resources = ['room', 'booth', 'booth', 'desk'];

export class Visitor {
  readonly #world: World;
  readonly #chance: () => number;
  readonly #name: string;
  readonly #mine: Thing[] = [];
  #made = 0;

  constructor(world: World, name: string, chance: () => number) {
    this.#world = world;
    this.#name = name;
    this.#chance = chance;
  }

  async act(): Promise<void> {
    const dice = this.#chance();
    if (dice < 0.26) await this.#book();
    else if (dice < 0.42) await this.#reserve();
    else if (dice < 0.58) await this.#register();
    else if (dice < 0.80) await this.#change();
    else await this.#cancel();
  }

  async #book(): Promise<void> {
    const tour = this.#oneOf(tours);
    const start = await this.#someStart(tour);
    if (start !== undefined) await this.#make('visit', tour, `/tours/${tour}/bookings`, { start, ...(this.#chance() < 0.3 && { partySize: 2 }) });
  }

  async #reserve(): Promise<void> {
    const resource = this.#oneOf(resources);
    const span = await this.#someSpan(resource);
    if (span) await this.#make('reservation', resource, `/resources/${resource}/reservations`, { ...span, ...(resource !== 'room' && this.#chance() < 0.2 && { units: 2 }) });
  }

  async #register(): Promise<void> {
    const { body } = await this.#read('/events?kind=event');
    const event = this.#oneOf(body.items as readonly Json[]);
    if (event) await this.#make('rsvp', event.id, `/events/${event.id}/rsvps`, { partySize: 1 + Math.floor(this.#chance() * 3), joinWaitlist: this.#chance() < 0.8 });
  }

  /** Moves a visit or a reservation, or changes the size of a party. */
  async #change(): Promise<void> {
    const thing = this.#oneOf(this.#mine);
    if (!thing) return;
    if (thing.kind === 'rsvp') return this.#ask(thing, 'change', { partySize: 1 + Math.floor(this.#chance() * 3) }, 'changed', undefined);
    const where = thing.kind === 'visit' ? { start: await this.#someStart(thing.subject) } : await this.#someSpan(thing.subject);
    if (where?.start !== undefined) await this.#ask(thing, 'reschedule', where, 'moved', randomUUID());
  }

  async #cancel(): Promise<void> {
    const thing = this.#oneOf(this.#mine);
    if (!thing) return;
    await this.#ask(thing, 'cancel', {}, 'cancelled', undefined);
    if (thing.answer['status'] === 'cancelled') this.#mine.splice(this.#mine.indexOf(thing), 1);
  }

  async #make(kind: Kind, subject: string, path: string, body: object): Promise<void> {
    const { ledger } = this.#world;
    const email = `${this.#name}-${++this.#made}@guest.example`;
    const reply = await this.#write(path, { body: { ...body, attendee: { name: `Guest ${this.#name} 客 🧶`, email } }, key: randomUUID() });
    if (reply.status !== 201) {
      ledger.refused.push(email);
      return;
    }
    const thing: Thing = { kind, id: reply.body.id, email, token: reply.body.manageToken, subject, answer: reply.body, owed: [`${words[kind]}.${reply.body.status}`] };
    ledger.things.push(thing);
    this.#mine.push(thing);
  }

  async #ask(thing: Thing, verb: string, body: object, told: string, key: string | undefined): Promise<void> {
    const reply = await this.#write(`/${paths[thing.kind]}/${thing.id}/${verb}`, { body, token: thing.token, ...(key && { key }) });
    if (reply.status !== 200) return;
    // A party that is as big as before is no change.
    if (told !== 'changed' || reply.body.partySize !== thing.answer['partySize']) thing.owed.push(`${words[thing.kind]}.${told}`);
    thing.answer = reply.body;
  }

  /** A write under its key until it is answered; sometimes sent twice at once, sometimes again after its answer. */
  async #write(path: string, sending: Sending): Promise<Reply> {
    const { counts, complaints } = this.#world.ledger;
    const twice = sending.key !== undefined && this.#chance() < 0.1;
    const again = sending.key !== undefined && this.#chance() < 0.15;
    const replies = await Promise.all(twice ? [this.#send('POST', path, sending), this.#send('POST', path, sending)] : [this.#send('POST', path, sending)]);
    if (again) replies.push(await this.#send('POST', path, sending));
    // A refusal leaves nothing behind, so of two requests the second may succeed; two successes are one.
    const reply = replies.find(({ status }) => status < 300) ?? replies[0];
    const answers = new Set(replies.filter(({ status }) => status < 300).map(({ text }) => text));
    if (answers.size > 1) complaints.push(`POST ${path}: one key, ${answers.size} answers`);
    if (reply.status < 300) {
      counts.acknowledged++;
      if (sending.key !== undefined && (replies.length > 1 || reply.tries > 1)) counts.repeatedKeys++;
    } else {
      counts.refused++;
      if (![404, 409, 410, 422].includes(reply.status)) complaints.push(`POST ${path}: ${reply.status} ${reply.text}`);
    }
    return reply;
  }

  #read(path: string): Promise<Reply> {
    return this.#send('GET', path, {});
  }

  async #send(method: string, path: string, { body, token, key }: Sending): Promise<Reply> {
    const { counts, complaints } = this.#world.ledger;
    for (let tries = 1; ; tries++) {
      counts.requests++;
      try {
        const response = await fetch(`${this.#oneOf(this.#world.bases())}${path}`, {
          method,
          headers: {
            ...(body && { 'content-type': 'application/json' }),
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
            ...(key !== undefined && { 'idempotency-key': `"${key}"` }),
          },
          ...(body && { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(patience),
        });
        const text = await response.text();
        const reply: Reply = { status: response.status, text, body: JSON.parse(text), tries };
        if (response.status === 500) complaints.push(`${method} ${path}: 500 ${text}`);
        if (response.status < 500 && reply.body.code !== 'idempotency_in_progress') return reply;
      } catch { /* no answer: ask again */ }
      if (Date.now() > this.#world.giveUpAt) {
        complaints.push(`${method} ${path}: never answered`);
        throw new GaveUp();
      }
      counts.retries++;
      await new Promise((resolve) => { setTimeout(resolve, (50 + this.#chance() * 250) * Math.min(tries, 8)); });
    }
  }

  async #someStart(tour: string): Promise<string | undefined> {
    const { body } = await this.#read(`/tours/${tour}/slots`);
    const starts = (body.items as readonly Json[]).map(({ start }) => start as string);
    // Most want the same few.
    return this.#oneOf(this.#chance() < 0.6 ? starts.slice(0, 12) : starts);
  }

  async #someSpan(resource: string): Promise<{ readonly start: string; readonly end: string } | undefined> {
    const { body } = await this.#read(`/availability?resourceId=${resource}`);
    const open = (body.items[0].intervals as readonly Json[]).filter(({ reason }) => reason !== 'closed').slice(0, 40);
    const interval = this.#oneOf(open);
    if (!interval || resource === 'desk') return interval && { start: interval.start, end: interval.end };
    const quarter = 900_000;
    const quarters = (Date.parse(interval.end) - Date.parse(interval.start)) / quarter;
    const start = Date.parse(interval.start) + Math.floor(this.#chance() * quarters) * quarter;
    // May reach beyond what is free: somebody has to be refused.
    return { start: new Date(start).toISOString(), end: new Date(start + (1 + Math.floor(this.#chance() * 6)) * quarter).toISOString() };
  }

  #oneOf<T>(list: readonly T[]): T {
    return list[Math.floor(this.#chance() * list.length)] as T;
  }
}

/** Time was up and no answer had come. */
export class GaveUp extends Error {}

import { expect, waitUntil } from '@open-wc/testing';
import { http, type HttpOptions } from '../../src/adapters/http/index.js';
import { BackendError, type BackendErrorCode } from '../../src/backend/error.js';

const BASE = 'https://api.example.org/cowork/v1/loft';
const space = { name: 'Loft Eleven', timeZone: 'Europe/Zurich', capabilities: ['events', 'a-word-of-tomorrow'] };
const tourInput = { start: '2027-03-04T09:00:00Z', attendee: { name: 'Ada', email: 'ada@example.org' } };

describe('the http adapter', () => {
  describe('asks', () => {
    it('without credentials and without headers of its own, so that no preflight is needed', async () => {
      const server = answering(json(space));
      await server.backend.space.facts();

      const [{ url, init }] = server.calls as [Call];
      expect(url).to.equal(`${BASE}/space`);
      expect(init.credentials).to.equal('omit');
      expect(init.headers).to.equal(undefined);
    });

    it('with every id and word encoded', async () => {
      const server = answering(json({ timeZone: 'Europe/Zurich', items: [], next: null }), problem(404, 'not_found'));
      await server.backend.events?.list({ q: 'a&b=c', tags: ['one,two', 'drei'], from: '2027-03-04' });
      await failure(server.backend.events?.event('../space?x#y'));

      expect(server.calls[0]?.url).to.equal(`${BASE}/events?q=a%26b%3Dc&from=2027-03-04&tag=one%2Ctwo,drei`);
      expect(server.calls[1]?.url).to.equal(`${BASE}/events/..%2Fspace%3Fx%23y`);
    });

    it('once for callers who ask the same at the same time', async () => {
      const server = answering(json({ from: '2027-03-04', to: '2027-03-05', timeZone: 'Europe/Zurich', items: [] }));
      const query = { tourId: 'tour', from: '2027-03-04', to: '2027-03-05' } as const;
      await Promise.all([server.backend.tours?.slots(query), server.backend.tours?.slots(query)]);
      expect(server.calls).to.have.length(1);

      await server.backend.tours?.slots(query);
      expect(server.calls).to.have.length(2);
    });

    it('once a minute for what rarely changes', async () => {
      const server = answering(json(space));
      await server.backend.space.facts();
      await server.backend.space.facts();
      expect(server.calls).to.have.length(1);
    });

    it('again after a failure, though it would have been kept', async () => {
      const server = answering(problem(500, 'server_error'), json(space));
      await failure(server.backend.space.facts());
      expect((await server.backend.space.facts()).name).to.equal('Loft Eleven');
    });

    it('on for the others when one of them goes away', async () => {
      const server = answering(json(space, { after: 20 }));
      const controller = new AbortController();
      const first = server.backend.space.facts({ signal: controller.signal });
      const second = server.backend.space.facts();
      const reason = new Error('gone');
      controller.abort(reason);

      expect(await thrown(first)).to.equal(reason);
      expect((await second).name).to.equal('Loft Eleven');
      expect(server.calls[0]?.init.signal?.aborted).to.equal(false);
    });

    it('no longer when the last one goes away, and afresh for whoever comes then', async () => {
      const server = answering(json(space, { after: 300 }));
      const [one, other] = [new AbortController(), new AbortController()];
      const calls = [
        server.backend.space.facts({ signal: one.signal }),
        server.backend.space.facts({ signal: other.signal }),
      ];
      await waitUntil(() => server.calls.length > 0);
      one.abort();
      other.abort();
      await Promise.allSettled(calls);
      expect(server.calls[0]?.init.signal?.aborted).to.equal(true);

      expect((await server.backend.space.facts()).name).to.equal('Loft Eleven');
      expect(server.calls).to.have.length(2);
    });

    it('for all pages of resources', async () => {
      const server = answering(
        json({ items: [{ id: 'a', kind: 'desk', name: 'A' }], next: 'page 2' }),
        json({ items: [{ id: 'b', kind: 'podcastStudio', name: 'B' }], next: null }),
      );
      const all = await server.backend.availability?.resources({});
      expect(all?.map(({ id, kind }) => [id, kind])).to.deep.equal([
        ['a', 'desk'],
        ['b', 'other'],
      ]);
      expect(server.calls[1]?.url).to.contain('cursor=page%202');
    });

    it('past the browser’s cache for a minute after a write, even a refused one', async () => {
      const slots = json({ from: '2027-03-04', to: '2027-03-05', timeZone: 'Europe/Zurich', items: [] });
      const server = answering(slots, problem(409, 'slot_taken'), slots);
      const query = { tourId: 'tour', from: '2027-03-04', to: '2027-03-05' } as const;
      await server.backend.tours?.slots(query);
      await failure(server.backend.tours?.book('tour', tourInput, { key: 'k1' }));
      await server.backend.tours?.slots(query);

      expect(server.calls.map(({ init }) => init.cache)).to.deep.equal([undefined, 'no-store', 'no-cache']);
    });

    it('nothing of an address that is none', () => {
      expect(() => http('javascript:alert(1)')).to.throw(TypeError);
      expect(() => http('https://')).to.throw(TypeError);
    });
  });

  describe('sends', () => {
    it('JSON with the key of the intent in quotes', async () => {
      const server = answering(
        json({
          id: 't1',
          tourId: 'tour',
          status: 'confirmed',
          start: tourInput.start,
          end: '2027-03-04T09:30:00Z',
          timeZone: 'Europe/Zurich',
        }),
      );
      await server.backend.tours?.book('tour', tourInput, { key: '8d0e-1' });

      const [{ url, init }] = server.calls as [Call];
      expect(url).to.equal(`${BASE}/tours/tour/bookings`);
      expect(init.method).to.equal('POST');
      expect(init.headers).to.deep.equal({ 'Content-Type': 'application/json', 'Idempotency-Key': '"8d0e-1"' });
      expect(JSON.parse(String(init.body))).to.deep.equal(tourInput);
    });

    it('the token of a private link as a bearer, never in the address', async () => {
      const server = answering(json({ id: 'r1', eventId: 'e1', status: 'cancelled', partySize: 1 }));
      await server.backend.events?.cancel({ id: 'r1', token: 'secret' }, 'Ill.');

      const [{ url, init }] = server.calls as [Call];
      expect(url).to.equal(`${BASE}/rsvps/r1/cancel`);
      expect(new Headers(init.headers).get('Authorization')).to.equal('Bearer secret');
      expect(init.body).to.equal('{"reason":"Ill."}');
    });

    it('nothing twice by itself', async () => {
      const server = answering(problem(503, 'upstream_unavailable', { retryAfterSeconds: 0 }));
      expect((await failure(server.backend.tours?.book('tour', tourInput, { key: 'k' }))).code).to.equal('unavailable');
      expect(server.calls).to.have.length(1);
    });
  });

  describe('says', () => {
    const table: readonly [status: number, code: string, means: BackendErrorCode][] = [
      [400, 'invalid_request', 'invalid'],
      [401, 'unauthorized', 'unauthorized'],
      [403, 'forbidden', 'unsupported'],
      [404, 'not_found', 'not-found'],
      [409, 'slot_taken', 'taken'],
      [409, 'event_full', 'full'],
      [409, 'already_registered', 'already-registered'],
      [409, 'idempotency_in_progress', 'in-progress'],
      [410, 'closed', 'closed'],
      [413, 'payload_too_large', 'invalid'],
      [422, 'validation_failed', 'invalid'],
      [422, 'outside_window', 'outside-window'],
      [422, 'challenge_failed', 'challenge-failed'],
      [422, 'idempotency_key_reused', 'already-asked'],
      [429, 'rate_limited', 'rate-limited'],
      [500, 'server_error', 'unavailable'],
      [503, 'upstream_unavailable', 'unavailable'],
      [409, 'a_word_of_tomorrow', 'taken'],
      [418, 'teapot', 'malformed'],
      [500, 'constructor', 'unavailable'],
    ];
    for (const [status, code, means] of table) {
      it(`"${means}" for ${status} ${code}`, async () => {
        expect((await failure(answering(problem(status, code)).backend.events?.event('e'))).code).to.equal(means);
      });
    }

    it('what a bare status means when no problem comes with it', async () => {
      for (const [status, means] of [
        [404, 'not-found'],
        [502, 'unavailable'],
        [504, 'timeout'],
        [405, 'unsupported'],
      ] as const) {
        const page = () => new Response('<h1>nginx</h1>', { status, headers: { 'Content-Type': 'text/html' } });
        expect((await failure(answering(page).backend.events?.event('e'))).code).to.equal(means);
      }
    });

    it('which fields do not fit, and what else is free', async () => {
      const server = answering(
        problem(422, 'validation_failed', {
          detail: 'Please look again.',
          errors: [{ pointer: '/attendee/email', message: 'No address.' }, { pointer: 7 }],
          alternatives: [{ start: '2027-03-04T10:00:00Z', end: '2027-03-04T10:30:00Z' }, { start: 'soon' }],
        }),
      );
      const error = await failure(server.backend.tours?.book('tour', tourInput, { key: 'k' }));
      expect(error.detail).to.equal('Please look again.');
      expect(error.fields).to.deep.equal([{ pointer: '/attendee/email', message: 'No address.' }]);
      expect(error.alternatives).to.deep.equal([{ start: '2027-03-04T10:00:00Z', end: '2027-03-04T10:30:00Z' }]);
    });

    it('"unreachable", and names CORS to the developer, when no answer comes', async () => {
      const error = await failure(
        answering(() => {
          throw new TypeError('Failed to fetch');
        }).backend.space.facts(),
      );
      expect(error.code).to.equal('unreachable');
      expect(error.message).to.contain('CORS').and.to.contain(BASE);
    });

    it('"offline" when the computer has no network', async () => {
      Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
      try {
        const error = await failure(
          answering(() => {
            throw new TypeError('Failed to fetch');
          }).backend.space.facts(),
        );
        expect(error.code).to.equal('offline');
      } finally {
        Reflect.deleteProperty(navigator, 'onLine');
      }
    });

    it('"timeout" when an answer takes too long', async () => {
      const error = await failure(answering(json(space, { after: 5_000 }), { timeout: 20 }).backend.space.facts());
      expect(error.code).to.equal('timeout');
    });

    it('"unreachable" when the line breaks half way through an answer', async () => {
      const broken = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"name":"Lo'));
          controller.error(new TypeError('network error'));
        },
      });
      expect((await failure(answering(() => new Response(broken)).backend.space.facts())).code).to.equal('unreachable');
    });

    it('asks once more when the server says when, and not otherwise', async () => {
      const soon = answering(problem(429, 'rate_limited', { retryAfterSeconds: 0 }), json(space));
      expect((await soon.backend.space.facts()).name).to.equal('Loft Eleven');

      const twice = answering(problem(503, 'upstream_unavailable', { retryAfterSeconds: 0 }));
      await failure(twice.backend.space.facts());
      expect(twice.calls).to.have.length(2);

      const late = answering(problem(429, 'rate_limited', { retryAfterSeconds: 30 }));
      expect((await failure(late.backend.space.facts())).retryAfter).to.equal(30);
      expect(late.calls).to.have.length(1);
    });

    it('how long to wait from the header where the body does not', async () => {
      const header = () => new Response('busy', { status: 429, headers: { 'Retry-After': '120' } });
      expect((await failure(answering(header).backend.space.facts())).retryAfter).to.equal(120);
    });

    it('that there are no hosts, places or house lines where the server does not offer them', async () => {
      const { backend } = answering(problem(404, 'not_found'));
      expect(await backend.space.hosts()).to.deep.equal([]);
      expect(await backend.space.locations()).to.deep.equal([]);
      expect(await backend.space.house()).to.deep.equal({ lines: [] });
    });
  });

  describe('trusts no answer:', () => {
    for (const [name, answer] of [
      ['an empty one', () => new Response(null, { status: 204 })],
      [
        'a page instead of data',
        () => new Response('<!doctype html><p>Sign in</p>', { headers: { 'Content-Type': 'text/html' } }),
      ],
      ['a list instead of an object', json([])],
      ['null', json(null)],
      ['a text', json('hello')],
      ['a zone that does not exist', json({ ...space, timeZone: 'Europe/Atlantis' })],
      ['no name', json({ ...space, name: 42 })],
      ['no capabilities', json({ ...space, capabilities: 'events' })],
    ] as const) {
      it(`${name} is malformed`, async () => {
        expect((await failure(answering(answer).backend.space.facts())).code).to.equal('malformed');
      });
    }

    it('wrong optional fields are dropped, unknown ones too', async () => {
      const { backend } = answering(
        json({
          ...space,
          url: 7,
          pollSeconds: 'often',
          email: 'a@b?bcc=c@d',
          openingHours: [
            { days: [1, 9], opens: '08:00', closes: '18:00' },
            { days: [2], opens: '8am', closes: '6pm' },
          ],
          evil: true,
        }),
      );
      expect(await backend.space.facts()).to.deep.equal({
        ...space,
        openingHours: [{ days: [1], opens: '08:00', closes: '18:00' }],
      });
    });

    it('an entry with a wrong required field is left out of its list', async () => {
      const fine = { id: 'noor', name: 'Noor' };
      const { backend } = answering(
        json({
          items: [fine, { id: 'x' }, { id: '', name: 'Nobody' }, null, 'Sam', [], { ...fine, id: 'y'.repeat(300) }],
        }),
      );
      expect(await backend.space.hosts()).to.deep.equal([fine]);
    });

    it('only http addresses are let through, relative ones from where the answer came', async () => {
      const photo = (url: string) => ({ id: url, name: 'Noor', photo: { url, alt: 'Noor' } });
      const { backend } = answering(
        json({
          items: [
            photo('images/noor.jpg'),
            photo('javascript:alert(1)'),
            photo(' JaVaScRiPt:alert(1)'),
            photo('data:text/html,x'),
            photo('mailto:a@b.c'),
            photo('http://['),
          ],
        }),
      );
      const urls = (await backend.space.hosts()).map((host) => host.photo?.url);
      expect(urls).to.deep.equal([`${BASE}/images/noor.jpg`, undefined, undefined, undefined, undefined, undefined]);
    });

    it('a link that leads nowhere becomes no link', async () => {
      const event = (rsvp: unknown) => ({ ...aTalk, rsvp });
      const { backend } = answering(
        json({
          timeZone: 'Europe/Zurich',
          next: null,
          items: [event({ mode: 'link', url: 'javascript:alert(1)' }), event({ mode: 'telepathy' })],
        }),
      );
      const page = await backend.events?.list({});
      expect(page?.items.map(({ rsvp }) => rsvp)).to.deep.equal([{ mode: 'none' }, { mode: 'none' }]);
    });

    it('texts lose their control characters and what is beyond 20 000', async () => {
      const { backend } = answering(
        json({
          ...aTalk,
          title: 'Talk\u0000\u0007 \u001b[31mred',
          description: `One.\r\n\r\nTwo.${'x'.repeat(30_000)}`,
        }),
      );
      const event = await backend.events?.event('talk');
      expect(event?.title).to.equal('Talk [31mred');
      expect(event?.description?.startsWith('One.\n\nTwo.')).to.equal(true);
      expect(event?.description?.length).to.be.at.most(20_000);
    });

    it('events that end before they start, or on no day, are left out; the rest is sorted', async () => {
      const { backend } = answering(
        json({
          timeZone: 'Europe/Zurich',
          next: null,
          items: [
            { ...aTalk, id: 'late', start: '2027-03-09T07:30:00Z', end: '2027-03-09T08:30:00Z' },
            { ...aTalk, id: 'early', start: '2027-03-08T08:30:00+01:00', end: '2027-03-08T09:30:00+01:00' },
            { ...aTalk, id: 'backwards', start: '2027-03-09T09:30:00Z', end: '2027-03-09T08:30:00Z' },
            { ...aTalk, id: 'never', start: '2027-02-31', end: 'whenever' },
            { ...aTalk, id: 'moved', status: 'teleported' },
          ],
        }),
      );
      expect((await backend.events?.list({}))?.items.map(({ id }) => id)).to.deep.equal(['early', 'late']);
    });

    it('stretches of time are sorted, and those that overlap are left out', async () => {
      const at = (hour: number) => `2027-03-04T${String(hour).padStart(2, '0')}:00:00Z`;
      const { backend } = answering(
        json({
          from: '2027-03-04',
          to: '2027-03-05',
          timeZone: 'Europe/Zurich',
          asOf: at(7),
          items: [
            {
              resourceId: 'a',
              intervals: [
                { start: at(12), end: at(14), available: 1 },
                { start: at(8), end: at(10), available: 0, reason: 'because' },
                { start: at(9), end: at(11), available: 5 },
                { start: at(14), end: at(15), available: -1 },
                { start: at(15), end: at(16), available: 1.5 },
              ],
            },
          ],
        }),
      );
      const answer = await backend.availability?.window({});
      expect(answer?.items[0]?.intervals).to.deep.equal([
        { start: at(8), end: at(10), available: 0 },
        { start: at(12), end: at(14), available: 1 },
      ]);
    });

    it('numbers about people below five are left out', async () => {
      const { backend } = answering(
        json({
          minimumGroup: 5,
          updatedAt: '2027-03-01T06:00:00Z',
          members: [],
          crafts: [
            { craft: 'Design', people: 9 },
            { craft: 'Falconry', people: 1 },
          ],
        }),
      );
      expect((await backend.people?.people())?.crafts).to.deep.equal([{ craft: 'Design', people: 9 }]);
    });

    it('names from an object’s prototype are no fields', async () => {
      const { backend } = answering(
        () => new Response('{"__proto__":{"name":"Evil"},"timeZone":"Europe/Zurich","capabilities":[]}'),
      );
      expect((await failure(backend.space.facts())).code).to.equal('malformed');
    });
  });
});

const aTalk = {
  id: 'talk',
  kind: 'event',
  title: 'Talk',
  start: '2027-03-09T07:30:00Z',
  end: '2027-03-09T08:30:00Z',
  timeZone: 'Europe/Zurich',
  status: 'scheduled',
} as const;

interface Call {
  readonly url: string;
  readonly init: RequestInit;
}

type Answer = (init: RequestInit) => Response | Promise<Response>;

/** A backend whose server gives these answers in turn, the last one for ever; and what it was asked. */
function answering(...given: [...Answer[], Answer | HttpOptions]) {
  const last = given.at(-1);
  const options = typeof last === 'function' ? {} : (last as HttpOptions);
  const answers = given.filter((one) => typeof one === 'function');
  const calls: Call[] = [];
  const fetch = (async (url: string, init: RequestInit = {}) => {
    const answer = answers[Math.min(calls.length, answers.length - 1)] as Answer;
    calls.push({ url, init });
    return answer(init);
  }) as typeof globalThis.fetch;
  return { calls, backend: http(BASE, { fetch, ...options }) };
}

function json(body: unknown, { after = 0 } = {}): Answer {
  return async ({ signal }) => {
    await new Promise((resolve, reject) => {
      setTimeout(resolve, after);
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
    });
    return Response.json(body);
  };
}

function problem(status: number, code: string, more: object = {}): Answer {
  const body = { type: 'about:blank', title: code, status, code, ...more };
  return () => Response.json(body, { status, headers: { 'Content-Type': 'application/problem+json' } });
}

const thrown = async (call: Promise<unknown> | undefined): Promise<unknown> =>
  call?.then(
    (value) => {
      throw new Error(`This should fail, but was answered: ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );

async function failure(call: Promise<unknown> | undefined): Promise<BackendError> {
  const error = await thrown(call);
  expect(error).to.be.instanceOf(BackendError);
  return error as BackendError;
}

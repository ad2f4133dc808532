// Figures for Prometheus at /metrics, for whoever has the token: how visitors are served, and what waits or is stuck.
// They name operations, jobs and states, never a person or an address.
import { timingSafeEqual } from 'node:crypto';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Database, Row } from './db/database.ts';
import { soon } from './health.ts';
import type { Live } from './live.ts';

export interface MetricsOptions {
  readonly db: Database;
  readonly live: Live;
  /** What Prometheus sends as `Authorization: Bearer`; at least 16 characters. */
  readonly token: string;
}

const shortest = 16;
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export class Metrics {
  readonly #registry = new Registry();
  readonly #token: Buffer;
  readonly #requests: Histogram<'operation' | 'status'>;
  readonly #refusals: Counter<'code'>;

  constructor({ db, live, token }: MetricsOptions) {
    if (token.length < shortest) throw new Error(`COWORK_METRICS_TOKEN is too short: take at least ${shortest} random characters.`);
    this.#token = Buffer.from(`Bearer ${token}`);
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: 'cowork_request_duration_seconds', help: 'Time until an answer begins, by operation of the contract and HTTP status.',
      labelNames: ['operation', 'status'], buckets: seconds, registers,
    });
    this.#refusals = new Counter({ name: 'cowork_problems_total', help: 'Refusals, by the code of the problem.', labelNames: ['code'], registers });
    new Gauge({ name: 'cowork_info', help: 'Always 1; says which database it is.', labelNames: ['database'], registers }).set({ database: db.kind }, 1);
    new Gauge({ name: 'cowork_live_listeners', help: 'Pages that listen for changes.', registers, collect() { this.set(live.size); } });
    new Gauge({ name: 'cowork_database_waiting', help: 'Queries that wait for a connection.', registers, collect() { this.set(db.waiting()); } });
    new Gauge({
      name: 'cowork_database_up', help: '1 if the database answers.', registers,
      async collect() { this.set(await soon(db.query('select 1')).then(() => 1, () => 0)); },
    });
    for (const figure of figures) toGauge(figure, db, registers);
  }

  allows(authorization: string | undefined): boolean {
    const given = Buffer.from(authorization ?? '');
    return given.length === this.#token.length && timingSafeEqual(given, this.#token);
  }

  /** `problem` is the code of a refusal. */
  answered(operation: string, status: number, milliseconds: number, problem?: string): void {
    this.#requests.observe({ operation, status: String(status) }, milliseconds / 1000);
    if (problem !== undefined) this.#refusals.inc({ code: problem });
  }

  async toResponse(): Promise<Response> {
    return new Response(await this.#registry.metrics(), { headers: { 'content-type': this.#registry.contentType, 'cache-control': 'no-store' } });
  }
}

/** A number for each row that the database answers; the column `value`, and labels as the others. */
interface Figure {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly sql: string;
}

const figures: readonly Figure[] = [
  {
    name: 'cowork_outbox_messages', help: 'Mails not sent: waiting for their turn or the next try, or stuck until somebody looks.', labels: ['state'],
    sql: `select s.state, count(o.id)::int as value from (values ('waiting'), ('stuck')) as s (state) left join outbox o on o.state = s.state group by s.state`,
  },
  {
    name: 'cowork_outbox_oldest_seconds', help: 'Age of the oldest mail that is due and not sent yet; 0 if there is none.', labels: [],
    sql: `select coalesce(extract(epoch from now() - min(created_at)), 0)::float as value from outbox where state = 'waiting' and next_at <= now()`,
  },
  {
    name: 'cowork_calendar_read_timestamp_seconds', help: 'When a calendar that is read was last understood, seconds since 1970.', labels: ['space', 'calendar'],
    sql: 'select space_id as space, id as calendar, extract(epoch from read_at)::float as value from calendar_feed where read_at is not null',
  },
  {
    name: 'cowork_calendar_failing', help: '1 if a calendar could not be read or understood the last time.', labels: ['space', 'calendar'],
    sql: 'select space_id as space, id as calendar, (error is not null)::int as value from calendar_feed',
  },
  {
    name: 'cowork_job_last_run_timestamp_seconds', help: 'When a job last came to its end, seconds since 1970.', labels: ['job'],
    sql: 'select name as job, extract(epoch from ran_at)::float as value from job where ran_at is not null',
  },
  {
    name: 'cowork_job_failing', help: '1 if the last run of a job failed.', labels: ['job'],
    sql: 'select name as job, (last_error is not null)::int as value from job',
  },
];

function toGauge({ name, help, labels, sql }: Figure, db: Database, registers: Registry[]): void {
  new Gauge({
    name, help, labelNames: [...labels], registers,
    async collect() {
      this.reset();
      try {
        for (const { value, ...labelled } of await soon(db.query<Row>(sql))) this.set(labelled as Record<string, string>, Number(value));
      } catch {
        // Left out: the other figures are wanted most when the database is away.
      }
    },
  });
}

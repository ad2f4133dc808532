// How fast the reference backend answers, and how its cost grows with the house: `npm run bench:backend` writes backend.md.
// Each server is a process of its own, as an operator starts it; the load comes from this one, on the same machine.
import autocannon from 'autocannon';
import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../demo/node.mjs';
import { startPostgres } from '../tools/postgres.mjs';
import { calendarOf, days, reserveRooms, writeHouse } from './big-house.mjs';

/** @typedef {{ readonly url: string, readonly pid: number, stop(): Promise<void> }} Server */
/** @typedef {{ readonly perSecond: number, readonly p50: number, readonly p99: number, readonly cpu: number, readonly sent: number, readonly refused: number }} Load */

const cli = path.join(root, 'demo/backend/src/cli.ts');
const connections = 32;
const seconds = Number(process.env.BENCH_SECONDS ?? 8);
/** How often growth is measured. */
const rounds = 7;
/** The house of the issue, and the rows in which one thing grows while the other stays. */
const asked = { id: 'asked', rooms: 200, events: 1_000 };
const growing = [20, 200, 2_000].map((rooms) => ({ id: `rooms-${rooms}`, rooms, events: 0 }))
  .concat([100, 1_000, 10_000].map((events) => ({ id: `events-${events}`, rooms: 1, events })));
const houses = [asked, ...growing];
let reserved = 0;
let plainBytes = 0;

const folder = mkdtempSync(path.join(tmpdir(), 'cowork-bench-'));
const spaces = path.join(folder, 'spaces');
for (const house of houses) writeHouse(spaces, house);

const postgres = await startPostgres();
try {
  const embedded = await measureDatabase('embedded', { COWORK_DATA: path.join(folder, 'data') }, path.join(folder, 'data/db'), [1]);
  const server = postgres ? await measureDatabase('PostgreSQL', { DATABASE_URL: postgres.url }, postgres.url, [1, 2]) : { loads: [], growth: [] };
  const table = toText([...embedded.loads, ...server.loads], [...embedded.growth, ...server.growth]);
  writeFileSync(path.join(root, 'test/bench/backend.md'), table);
  console.log(table);
} finally {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}

/**
 * @param {string} name
 * @param {Record<string, string>} env
 * @param {string} where - the database, as for `openDatabase`
 * @param {readonly number[]} counts - of processes
 */
async function measureDatabase(name, env, where, counts) {
  await command(env, ['seed']);
  for (const { id, events } of houses) if (events > 0) await command(env, ['import-ics', calendarOf(spaces, id), '--space', id]);
  await reserveRooms(where);
  const loads = [];
  const growth = [];
  for (const count of counts) {
    console.log(`${name}, ${count} ${count === 1 ? 'process' : 'processes'}`);
    const servers = [];
    for (let index = 0; index < count; index++) servers.push(await start(env));
    try {
      const idle = memory(servers);
      const rows = await allLoads(servers);
      loads.push({ name, count, rows, idle, peak: memory(servers, 'VmHWM') });
      if (count === 1) growth.push({ name, rows: await allGrowth(servers) });
    } finally {
      for (const server of servers) await server.stop();
    }
  }
  return { loads, growth };
}

/** @param {readonly Server[]} servers */
async function allLoads(servers) {
  const base = `/cowork/v1/${asked.id}`;
  const availability = `${base}/availability?to=${dayAhead(days)}`;
  const events = `${base}/events?to=${dayAhead(days)}&limit=200`;
  const anew = { 'cache-control': 'max-age=0' };
  plainBytes = (await (await fetch((servers[0]?.url ?? '') + availability)).arrayBuffer()).byteLength;
  /** @type {[string, Load][]} */
  const rows = [
    ['`GET /availability`, worked out anew', await load(servers, { path: availability, headers: anew })],
    ['`GET /availability`, kept', await load(servers, { path: availability })],
    ['`GET /availability`, not changed (304)', await load(servers, { path: availability, headers: { 'if-none-match': await tagOf(servers, availability) } })],
    ['`GET /events`, 200 of 1,000, worked out anew', await load(servers, { path: events, headers: anew })],
    ['`GET /events`, kept', await load(servers, { path: events })],
    ['`POST` reservation of a room', await load(servers, { path: base, setupRequest: reservation })],
  ];
  return rows;
}

/**
 * One after the other, so that CPU is the cost of one request and not of the crowd. All houses in each round, so that what else
 * the machine does falls on small and big ones alike; and whole requests, since one that is cut off costs and does not count.
 * @param {readonly Server[]} servers
 */
async function allGrowth(servers) {
  const rows = growing.map(({ id, rooms, events }) => ({
    what: events ? `${events} events` : `${rooms} rooms`,
    size: events || rooms,
    path: events ? `/cowork/v1/${id}/events?to=${dayAhead(days)}&limit=200` : `/cowork/v1/${id}/availability?to=${dayAhead(days)}`,
    requests: Math.max(2, Math.round(400 / (events ? 8 : rooms))),
    /** @type {Load[]} */
    loads: [],
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { path, requests, loads } of rows) loads.push(await load(servers, { path, headers: { 'cache-control': 'max-age=0' } }, { clients: 1, requests }));
  }
  return rows;
}

/**
 * @param {readonly Server[]} servers
 * @param {{ path: string, headers?: Record<string, string>, setupRequest?: autocannon.Request['setupRequest'] }} request
 * @param {{ clients?: number, requests?: number }} much - `seconds` of them, unless it says how many requests
 * @returns {Promise<Load>}
 */
async function load(servers, { path, headers, setupRequest }, { clients = connections, requests: amount } = {}) {
  const run = (/** @type {number} */ duration) => Promise.all(servers.map(({ url }) => autocannon({
    url: url + path, ...(amount === undefined ? { duration } : { amount }), connections: clients / servers.length, timeout: 60,
    headers: { 'accept-encoding': 'br', ...headers }, ...(setupRequest && { requests: [{ method: 'POST', setupRequest }] }),
  })));
  // The first second compiles.
  await run(1);
  await settle(servers);
  const before = cpuTime(servers);
  const results = await run(seconds);
  const done = sum(results.map(({ requests }) => requests.total));
  await settle(servers);
  const load = {
    perSecond: sum(results.map(({ requests, duration }) => requests.total / duration)),
    p50: Math.max(...results.map(({ latency }) => latency.p50)),
    p99: Math.max(...results.map(({ latency }) => latency.p99)),
    cpu: (cpuTime(servers) - before) / done,
    sent: sum(results.map(({ throughput }) => throughput.total)) / done,
    refused: sum(results.map(({ errors, non2xx, statusCodeStats }) => errors + non2xx - (statusCodeStats?.['304']?.count ?? 0))),
  };
  console.log(`  ${path.split('?')[0]}: ${load.perSecond.toFixed(0)}/s${load.refused ? `, ${load.refused} REFUSED` : ''}`);
  return load;
}

/** Waits until what the load has left behind is worked off. @param {readonly Server[]} servers */
async function settle(servers) {
  for (const { url } of servers) {
    for (let quick = 0; quick < 3;) {
      const before = performance.now();
      await (await fetch(`${url}/healthz`)).arrayBuffer();
      quick = performance.now() - before < 50 ? quick + 1 : 0;
    }
  }
}

/**
 * Room after room, half hour after half hour, far enough ahead to be free: no two ask for the same.
 * @param {autocannon.Request} request
 */
function reservation(request) {
  const room = reserved % asked.rooms;
  const half = Math.floor(reserved++ / asked.rooms);
  const start = new Date(Date.parse(`${dayAhead(days + 2 + Math.floor(half / 20))}T09:00:00Z`) + (half % 20) * 30 * 60_000);
  return {
    ...request,
    path: `/cowork/v1/${asked.id}/resources/room-${room}/reservations`,
    headers: { ...request.headers, 'content-type': 'application/json', 'idempotency-key': `"${randomUUID()}"` },
    body: JSON.stringify({ start: start.toISOString(), end: new Date(start.getTime() + 30 * 60_000).toISOString(), attendee: { name: 'Bo Bench', email: `bo-${reserved}@example.org` } }),
  };
}

/** @param {Record<string, string>} env @returns {Promise<Server>} */
async function start(env) {
  const child = spawn(process.execPath, ['--liftoff-only', cli, 'start', '--port', '0', '--spaces', spaces], { env: environment(env), stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const found = /answers on (http:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    child.once('exit', () => reject(new Error(`The backend did not start: ${said}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** @param {Record<string, string>} env @param {readonly string[]} words */
async function command(env, words) {
  console.log(`${words[0]} ${words.at(-1)}`);
  await promisify(execFile)(process.execPath, [cli, ...words, '--spaces', spaces], { env: environment(env), maxBuffer: 64 * 1024 * 1024 });
}

/** @param {Record<string, string>} env */
function environment(env) {
  return { ...process.env, COWORK_SECRET: 'a secret that only the bench knows about', COWORK_LOG: 'info', ...env };
}

/** @param {readonly Server[]} servers @param {string} path */
async function tagOf(servers, path) {
  const answer = await fetch((servers[0]?.url ?? '') + path, { headers: { 'accept-encoding': 'br' } });
  await answer.arrayBuffer();
  return answer.headers.get('etag') ?? '';
}

/** CPU time of the servers, in milliseconds. @param {readonly Server[]} servers */
function cpuTime(servers) {
  const clockTick = 10;
  return sum(servers.map(({ pid }) => {
    // proc(5): the name of the program stands in brackets and may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) * clockTick;
  }));
}

/** Megabytes of each server, the largest. @param {readonly Server[]} servers @param {string} what */
function memory(servers, what = 'VmRSS') {
  return Math.max(...servers.map(({ pid }) => Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024));
}

/** @param {number} ahead */
function dayAhead(ahead) {
  return new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((all, one) => all + one, 0);
}

/**
 * @param {readonly { name: string, count: number, rows: readonly (readonly [string, Load])[], idle: number, peak: number }[]} loads
 * @param {readonly { name: string, rows: readonly { what: string, size: number, loads: readonly Load[] }[] }[]} growth
 */
function toText(loads, growth) {
  return `# The reference backend under load

\`npm run bench:backend\` writes this page. ${availableParallelism()} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, servers, database and load on the
same machine: compare rows, the figures themselves say little. ${connections} connections for ${seconds} seconds each, after one second that does not
count; answers compressed with brotli. The house has ${asked.rooms} rooms with two reservations a day each, and 1,000 events in ${days} days;
availability is asked for ${days} days of all rooms, which is ${(plainBytes / 1e6).toFixed(1)} MB before compression. "CPU" is user and system time of the
server processes for one request, without that of a PostgreSQL server. "Worked out anew" is what a visitor gets right after
a booking, where those who ask at the same time share one look; everybody else gets what is kept for as long as nothing
changes.

| database | processes | request | requests/s | p50 ms | p99 ms | CPU ms | kB sent | refused |
| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |
${loads.flatMap(({ name, count, rows }) => rows.map(([what, it]) =>
    `| ${name} | ${count} | ${what} | ${it.perSecond.toFixed(it.perSecond < 10 ? 1 : 0)} | ${it.p50.toFixed(0)} | ${it.p99.toFixed(0)} | ${it.cpu.toFixed(2)} | ${(it.sent / 1000).toFixed(1)} | ${it.refused} |`)).join('\n')}

## Memory

Resident megabytes of the largest process, before the first request and at the most.

| database | processes | at rest | at most |
| --- | ---: | ---: | ---: |
${loads.map(({ name, count, idle, peak }) => `| ${name} | ${count} | ${idle.toFixed(0)} | ${peak.toFixed(0)} |`).join('\n')}

## Growth

One client, nothing kept: what one request costs as the house grows. ${rounds} rounds, each with all houses one after the other and
with whole requests; medians. The last column is the cost of one room or event, as a multiple of the smallest house's in the
same round, and in brackets the least and the most of the rounds; above 1 the cost would grow faster than the house.

| database | house | p50 ms | CPU ms | each, against the smallest |
| --- | --- | ---: | ---: | ---: |
${growth.flatMap(({ name, rows }) => rows.map((row) => {
    const smallest = rows.find(({ what }) => what.split(' ')[1] === row.what.split(' ')[1]) ?? row;
    const each = row.loads.map(({ cpu }, round) => cpu / row.size / ((smallest.loads[round]?.cpu ?? 0) / smallest.size));
    const spread = row === smallest ? '' : ` (${Math.min(...each).toFixed(2)} to ${Math.max(...each).toFixed(2)})`;
    return `| ${name} | ${row.what} | ${median(row.loads.map(({ p50 }) => p50)).toFixed(0)} | ${median(row.loads.map(({ cpu }) => cpu)).toFixed(1)} | ${median(each).toFixed(2)}${spread} |`;
  })).join('\n')}
`;
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}

// What a visitor meets when things break: no script, no backend, a backend that comes back.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startBackend, type Backend } from '../../demo/backend/src/server.ts';
import { NOW, openHouse, type House } from './house.ts';

const elements = {
  'cowork-availability': '<cowork-availability show="rooms">Call us about rooms.</cowork-availability>',
  'cowork-events': '<cowork-events>Call us about events.</cowork-events>',
  'cowork-tour-booking': '<cowork-tour-booking>Call us about visits.</cowork-tour-booking>',
};

let house: House;
before(async () => { house = await openHouse(); });
after(() => house.close());

describe('without the script', () => {
  it('the page’s own words stay', async () => {
    const { page } = await house.open(Object.values(elements).join(''), { script: false });
    for (const topic of ['rooms', 'events', 'visits']) assert.ok(await page.getByText(`Call us about ${topic}.`).isVisible());
  });
});

describe('without a backend', () => {
  it('the page’s own words stay as well', async () => {
    const { page, complaints } = await house.open(Object.values(elements).join(''));
    await page.waitForFunction(() => customElements.get('cowork-tour-booking'));
    for (const topic of ['rooms', 'events', 'visits']) assert.ok(await page.getByText(`Call us about ${topic}.`).isVisible());
    assert.deepEqual(complaints, []);
  });
});

describe('while the backend is away', () => {
  let folder: string;
  let port: number;
  let backend: Backend | undefined;
  const start = async () => {
    backend = await startBackend({ db: folder, port, secret: 'x'.repeat(40), limits: 'off', now: () => Date.parse(NOW) });
    ({ port } = backend);
    await backend.laidOut;
  };
  const stop = async () => {
    await backend?.close();
    backend = undefined;
  };
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'cowork-faults-'));
    port = 0;
    await start();
  });
  after(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const inSpace = (inside: string) => `<cowork-space backend="http://127.0.0.1:${port}/cowork/v1/merchant-house">${inside}</cowork-space>`;

  for (const [tag, markup] of Object.entries(elements)) {
    it(`<${tag}> says so, keeps the page’s words, and comes alive when the backend is back`, async () => {
      await stop();
      const { page, complaints } = await house.open(inSpace(markup));
      await page.getByRole('alert').getByText('We can’t reach our calendar right now').waitFor();
      assert.ok(await page.getByText(/Call us about/).isVisible());

      await start();
      await page.getByRole('alert').waitFor({ state: 'detached', timeout: 30_000 });
      await page.locator(tag).getByRole('button').first().waitFor();
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }

  it('what was typed into a booking stays, can be sent by mail, and is booked once when the backend is back', async () => {
    const { page } = await house.open(inSpace(elements['cowork-tour-booking']), { timezoneId: 'Europe/Amsterdam' });
    await page.getByRole('button', { name: /Friday 23 October, \d+ free times/ }).click();
    await page.getByRole('button', { name: /Friday 23 October, 10:00/ }).click();
    await page.getByLabel('Your name').fill('Patient Visitor');
    await page.getByLabel('Mail address').fill('patient@example.org');
    await stop();
    await page.getByRole('button', { name: 'Book this visit' }).click();
    await page.getByRole('alert').getByText('We can’t reach our calendar right now').waitFor();
    assert.equal(await page.getByLabel('Your name').inputValue(), 'Patient Visitor');
    const mail = String(await page.getByRole('link', { name: 'Send it by mail instead' }).getAttribute('href'));
    assert.ok(decodeURIComponent(mail).includes('Patient Visitor'));

    await start();
    await page.getByRole('button', { name: 'Book this visit' }).click();
    await page.getByRole('heading', { name: /^See you/ }).waitFor();
    const booked = await backend!.db.query("select 1 from tour_booking where email = 'patient@example.org'");
    assert.equal(booked.length, 1);
  });
});

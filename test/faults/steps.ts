// The steps of a visitor that every row of the fault table begins with, and the count that every row ends with.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Backend } from '../../demo/backend/src/server.ts';

export interface Guest {
  readonly name: string;
  readonly email: string;
}

let guests = 0;
export const somebody = (): Guest => ({ name: `Visitor ${++guests}`, email: `visitor-${guests}@example.org` });

/** A space behind a line of its own. */
export const tours = (line: string, space: string, attributes = ''): string =>
  `<cowork-space backend="${line}/cowork/v1/${space}"><cowork-tour-booking ${attributes}></cowork-tour-booking></cowork-space>`;

/** From the first look to the form. @param day - As it is spoken, e.g. `Friday 23 October`. */
export async function pick(page: Page, day: string, time: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${day}, \\d+ free time`) }).click();
  await page.getByRole('button', { name: new RegExp(`^${day}, ${time} to`) }).click();
  await page.getByLabel('Your name').waitFor();
}

export async function introduce(page: Page, { name, email }: Guest): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Mail address').fill(email);
}

export const press = (page: Page): Promise<void> => page.getByRole('button', { name: 'Book this visit' }).click();

export const seen = (page: Page, heading: string | RegExp = /^See you/): Promise<void> => page.getByRole('heading', { name: heading }).waitFor();

/** What the visitor reads in an alert. */
export async function alerted(page: Page, sentence: string): Promise<void> {
  await page.getByRole('alert').getByText(sentence).waitFor();
}

/** The visits of a guest in the database. */
export const visitsOf = ({ db }: Backend, { email }: Guest) =>
  db.query<{ status: string; starts_at: Date; name: string; details: Record<string, unknown> }>('select status, starts_at, name, details from tour_booking where email = $1', [email]);

export async function hasOneVisit(backend: Backend, guest: Guest): Promise<void> {
  assert.deepEqual((await visitsOf(backend, guest)).map(({ status }) => status), ['confirmed']);
}

export const storage = (page: Page): Promise<number> => page.evaluate(() => sessionStorage.length + localStorage.length + document.cookie.length);

import { expect } from '@open-wc/testing';
import type { Availability, Interval, Resource } from '../../src/domain/availability.js';
import { desksOn, toTeamDay } from '../../src/domain/team-day.js';

const NOW = '2027-03-04T08:00:00Z';
const DAY = '2027-03-09';
const at = (from: string, to: string, available: number, more: Partial<Interval> = {}): Interval => ({ start: `${DAY}T${from}:00Z`, end: `${DAY}T${to}:00Z`, available, ...more });
const table: Resource = { id: 'table', kind: 'desk', name: 'The long table' };
const attic: Resource = { id: 'attic', kind: 'dayPass', name: 'The attic' };
const nook: Resource = { id: 'nook', kind: 'meetingRoom', name: 'Nook', capacity: 4 };
const hall: Resource = { id: 'hall', kind: 'meetingRoom', name: 'Hall', capacity: 12 };
const office: Resource = { id: 'office', kind: 'office', name: 'Office 3', capacity: 6 };

const free = (items: Readonly<Record<string, readonly Interval[]>>, nextAvailable: Readonly<Record<string, string>> = {}): Availability => ({
  from: '2027-03-08', to: '2027-03-15', timeZone: 'Europe/Amsterdam', asOf: NOW,
  items: Object.entries(items).map(([resourceId, intervals]) => ({ resourceId, intervals, ...(nextAvailable[resourceId] && { nextAvailable: nextAvailable[resourceId] }) })),
});

describe('a team’s day', () => {
  it('has as many desks together as one pool keeps free all day', () => {
    const availability = free({ table: [at('08:00', '12:00', 9), at('12:00', '17:00', 5)], attic: [at('08:00', '17:00', 3)] });
    expect(desksOn([table, attic], availability, DAY, NOW)).to.deep.equal({ together: 5, all: 8, where: 'The long table' });
  });

  it('has no desks on a day that is closed, and says nothing of desks where there are none', () => {
    const availability = free({ table: [at('08:00', '17:00', 9, { reason: 'closed' })] });
    expect(desksOn([table], availability, DAY, NOW)).to.deep.equal({ together: 0, all: 0, where: 'The long table' });
    expect(toTeamDay([nook], availability, DAY, 4, NOW).desks).to.equal(undefined);
  });

  it('counts places, not desks, where a desk is for two', () => {
    expect(desksOn([{ ...table, capacity: 2 }], free({ table: [at('08:00', '17:00', 3)] }), DAY, NOW)?.together).to.equal(6);
  });

  it('has the longest free stretch in a room that holds all, and the smaller room of two', () => {
    const availability = free({
      nook: [at('08:00', '10:00', 1), at('10:00', '11:00', 0, { reason: 'booked' }), at('11:00', '13:00', 1), at('13:00', '17:00', 1)], hall: [at('08:00', '14:00', 1)],
    });
    expect(toTeamDay([hall, nook], availability, DAY, 4, NOW).room).to.deep.equal({ name: 'Nook', start: `${DAY}T11:00:00Z`, end: `${DAY}T17:00:00Z` });
    expect(toTeamDay([hall, nook], availability, DAY, 5, NOW).room).to.include({ name: 'Hall' });
  });

  it('has no room where all are too small, or free only for a moment', () => {
    const availability = free({ nook: [at('08:00', '08:30', 1)] });
    expect(toTeamDay([nook], availability, DAY, 4, NOW).room).to.equal('none');
    expect(toTeamDay([nook], availability, DAY, 5, NOW).room).to.equal('none');
  });

  it('does not count what is over', () => {
    expect(toTeamDay([nook], free({ nook: [at('08:00', '12:00', 1)] }), DAY, 4, `${DAY}T11:30:00Z`).room).to.equal('none');
  });

  it('has an office now, or from the day on which one gets free', () => {
    const now = free({ office: [{ start: '2027-03-08T23:00:00Z', end: '2027-03-15T23:00:00Z', available: 1 }] });
    expect(toTeamDay([office], now, DAY, 4, NOW).office).to.deep.equal({ name: 'Office 3' });
    const later = free({ office: [] }, { office: '2027-04-30T22:00:00Z' });
    expect(toTeamDay([office], later, DAY, 4, NOW).office).to.deep.equal({ name: 'Office 3', from: '2027-05-01' });
    expect(toTeamDay([office], later, DAY, 7, NOW).office).to.equal('none');
  });
});

// The ways in which events can be looked at.

export type EventsView = 'list' | 'week' | 'month' | 'rituals';

export const isView = (view: string): view is EventsView => ['list', 'week', 'month', 'rituals'].includes(view);

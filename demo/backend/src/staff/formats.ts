// Days and times as staff read them, in the zone of the space.
import { dayOf, startOfDay, type Day, type Instant, type Span } from '../time/days.ts';

export interface Formats {
  /** Tuesday 20 October */
  day(day: Day): string;
  /** Tue 20 Oct */
  shortDay(day: Day): string;
  /** 10:00 */
  time(instant: Instant): string;
  /** 10:00–10:45; with the days, where it ends on another one. */
  span(span: Span): string;
  /** Tue 20 Oct 10:00–10:45 */
  dated(span: Span): string;
  /** Tue 20 Oct 2026, 10:00 */
  moment(instant: Instant): string;
  number(value: number): string;
}

const known = new Map<string, Formats>();

export function formatsOf(language: string, zone: string): Formats {
  const key = `${language} ${zone}`;
  let formats = known.get(key);
  if (!formats) known.set(key, (formats = makeFormats(language, zone)));
  return formats;
}

function makeFormats(language: string, timeZone: string): Formats {
  // English for people in Europe, who write the day first and the hours to 24.
  const locale = language === 'en' ? 'en-GB' : language;
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const long = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const short = format({ weekday: 'short', day: 'numeric', month: 'short' });
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const moment = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const numbers = new Intl.NumberFormat(locale);
  const isMidnight = (instant: Instant): boolean => startOfDay(dayOf(instant, timeZone), timeZone) === instant;
  const shortDay = (day: Day): string => short.format(startOfDay(day, timeZone));
  const span = ({ start, end }: Span): string => {
    const [first, last] = [dayOf(start, timeZone), dayOf(end - 1, timeZone)];
    if (isMidnight(start) && isMidnight(end)) return first === last ? shortDay(first) : `${shortDay(first)} – ${shortDay(last)}`;
    return first === last ? `${time.format(start)}–${time.format(end)}` : `${shortDay(first)} ${time.format(start)} – ${shortDay(last)} ${time.format(end)}`;
  };
  return {
    day: (day) => long.format(startOfDay(day, timeZone)),
    shortDay,
    time: (instant) => time.format(instant),
    span,
    dated: (stretch) => {
      const day = dayOf(stretch.start, timeZone);
      const oneDay = day === dayOf(stretch.end - 1, timeZone) && !isMidnight(stretch.start);
      return oneDay ? `${shortDay(day)} ${span(stretch)}` : span(stretch);
    },
    moment: (instant) => moment.format(instant),
    number: (value) => numbers.format(value),
  };
}

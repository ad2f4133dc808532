// Somebody of the staff with a browser that has no script: follows links, sends forms, keeps cookies.
import type { Backend } from '../../src/server.ts';

export const staffToken = 'the token of the whole staff';

export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** Without tags, entities and double spaces. */
  readonly text: string;
  /** Where it leads, if it is a redirect. */
  readonly location: string | undefined;
}

export interface Staff {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Page>;
  /** Sends a form as a browser does from a page of the same site, and goes where it is sent. */
  send(path: string, form?: Readonly<Record<string, string>>): Promise<Page>;
  /** Only sends it, with these headers instead. */
  post(path: string, form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>): Promise<Page>;
  signIn(token?: string): Promise<Page>;
  cookie: string;
}

export function staffOf(backend: Pick<Backend, 'url'>, space = 'loft', language = 'en'): Staff {
  const ask = async (path: string, init: RequestInit): Promise<Page> => {
    const response = await fetch(`${backend.url}/staff/${space}${path}`, { redirect: 'manual', ...init, headers: { 'accept-language': language, cookie: staff.cookie, ...init.headers } });
    const set = response.headers.get('set-cookie');
    if (set !== null) staff.cookie = set.split(';')[0] ?? '';
    const html = await response.text();
    return { status: response.status, headers: response.headers, html, text: textOf(html), location: response.headers.get('location') ?? undefined };
  };
  const post: Staff['post'] = (path, form, headers) =>
    ask(path, { method: 'POST', body: new URLSearchParams(form).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });
  const staff: Staff = {
    cookie: '',
    get: (path, headers = {}) => ask(path, { headers }),
    post,
    async send(path, form = {}) {
      const answer = await post(path, form, { origin: backend.url, 'sec-fetch-site': 'same-origin' });
      return answer.location === undefined ? answer : ask(answer.location.replace(`/staff/${space}`, ''), {});
    },
    signIn: (token = staffToken) => staff.send('/sign-in', { token }),
  };
  return staff;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': '\'' };
const textOf = (html: string): string =>
  html.replace(/<(style|title)[^>]*>.*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' ').replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole).replace(/\s+/g, ' ');


// What all pages do in the browser: ask the server how things stand with the token from the fragment, show the section that
// fits, and send what a button says. Looking changes nothing, since programs that check mails open links too.
const { pathname, hash } = location;
const dot = hash.lastIndexOf('.');
const id = hash.slice(hash.indexOf('=') + 1, dot);
const token = hash.slice(dot + 1);
const notice = document.querySelector('[role=alert]');
const title = document.title;

async function ask(action, body = {}) {
  const response = await fetch(`${pathname}/${action}`, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ ...body, id, language: document.documentElement.lang }),
  });
  if (response.status === 401) return { state: 'broken', texts: {} };
  if (response.status === 422) return { state: 'same', texts: {}, notice: notice.dataset.invalid };
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

function show({ state, texts, form }) {
  document.title = texts.title ? `${texts.title} · ${title}` : title;
  for (const section of document.querySelectorAll('[data-state]')) section.hidden = !section.dataset.state.split(' ').includes(state);
  for (const place of document.querySelectorAll('[data-text]')) {
    const text = texts[place.dataset.text];
    place.textContent = text ?? '';
    if (place.dataset.href !== undefined) place.href = place.dataset.href + (text ?? '');
    (place.closest('[data-with]') ?? place).hidden = text === undefined;
  }
  for (const part of document.querySelectorAll('[data-if]')) part.hidden = texts[part.dataset.if] === undefined;
  for (const link of document.querySelectorAll('[data-link]')) {
    const target = texts[link.dataset.link];
    link.hidden = target === undefined;
    if (target !== undefined) link.href = target;
  }
  for (const [name, value] of Object.entries(form ?? {})) {
    for (const field of document.querySelectorAll(`[name="${name}"]`)) {
      if (field.type === 'checkbox') field.checked = Array.isArray(value) ? value.includes(field.value) : value;
      else field.value = value;
    }
  }
}

function filled(form) {
  const body = {};
  for (const field of form?.elements ?? []) {
    if (!field.name) continue;
    if (field.type !== 'checkbox') body[field.name] = field.value;
    else if (field.value === 'on') body[field.name] = field.checked;
    else body[field.name] = [...(body[field.name] ?? []), ...(field.checked ? [field.value] : [])];
  }
  return body;
}

/** Nothing typed is lost when it fails: the form stays as it is. */
async function act(action, form) {
  notice.textContent = '';
  document.body.setAttribute('aria-busy', 'true');
  try {
    const view = await ask(action, filled(form));
    if (view.notice) notice.textContent = view.notice;
    if (view.state === 'same') return;
    show(view);
    document.querySelector('section:not([hidden]) h1')?.focus();
  } catch {
    notice.textContent = notice.dataset.away;
  } finally {
    document.body.removeAttribute('aria-busy');
  }
}

async function look() {
  try {
    show(token && id && dot > 0 ? await ask('look') : { state: 'broken', texts: {} });
  } catch {
    show({ state: 'away', texts: {} });
  }
}

document.addEventListener('submit', (event) => {
  event.preventDefault();
  if (!document.body.hasAttribute('aria-busy')) void act(event.submitter?.value ?? '', event.target);
});
document.addEventListener('click', (event) => {
  if (event.target.closest?.('[data-retry]')) void look();
});
// Another link of ours, opened in the same window.
addEventListener('hashchange', () => location.reload());
void look();

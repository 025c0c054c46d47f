// The script of the HTML report: lists the findings, a batch at a time, and filters them. Texts of the audited project are only ever set as text.
(() => {
  'use strict';
  const batch = 50;
  const list = document.getElementById('list');
  if (!list) return;
  const { rules, findings } = JSON.parse(document.getElementById('data').textContent);
  const searched = findings.map(({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`.toLowerCase());
  const form = document.querySelector('.filters');
  const more = document.getElementById('more');
  const count = document.getElementById('count');
  const bars = [...document.querySelectorAll('.bar')];
  const controls = Object.fromEntries(['text', 'rule', 'folder', 'tier', 'state'].map((id) => [id, document.getElementById(id)]));
  /** A file is chosen in its chart only. */
  let file = '';
  let chosen = findings;
  let shown = 0;

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function filter() {
    const value = (id) => controls[id]?.value ?? '';
    const words = value('text').toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = ['rule', 'folder', 'tier', 'state'].map((key) => [key, value(key)]).filter(([, one]) => one !== '');
    chosen = findings.filter((finding, index) => wanted.every(([key, one]) => finding[key] === one) && (file === '' || finding.file === file) && words.every((word) => searched[index].includes(word)));
    for (const bar of bars) {
      const { filter: key, value: name } = bar.dataset;
      bar.setAttribute('aria-pressed', String((key === 'file' ? file : value(key)) === name));
    }
    shown = 0;
    list.replaceChildren();
    showMore();
  }

  function showMore() {
    const first = shown;
    shown = Math.min(chosen.length, shown + batch);
    list.append(...chosen.slice(first, shown).map(article));
    more.hidden = shown === chosen.length;
    count.textContent = `${chosen.length} of ${findings.length} findings${shown < chosen.length ? `, ${shown} shown` : ''}`;
  }

  function article(finding) {
    const { harm, url } = rules[finding.rule];
    const rule = url ? Object.assign(element('a', '', finding.rule), { href: url, rel: 'noreferrer' }) : element('span', '', finding.rule);
    const about = element('p', 'about', rule, element('span', `tier ${finding.tier}`, finding.tier));
    if (finding.state) about.append(element('span', 'state', finding.state));
    const made = element('article', 'finding', element('h3', '', element('code', '', `${finding.file}:${finding.line}`)), about, element('p', '', ...prose(finding.message)));
    made.tabIndex = -1;
    if (finding.lines) made.append(frame(finding));
    if (harm) made.append(element('details', '', element('summary', '', 'Why it hurts'), element('p', '', ...prose(harm))));
    if (finding.diff) made.append(change(finding));
    return made;
  }

  /** What a message puts between backticks is code. */
  function prose(text) {
    return text.split(/`([^`]*)`/).map((part, index) => (index % 2 === 1 ? element('code', '', part) : part));
  }

  /** Wide code is scrolled, also by keyboard. */
  function code(label, lines) {
    const made = element('pre', '', ...lines);
    made.tabIndex = 0;
    made.setAttribute('role', 'group');
    made.setAttribute('aria-label', label);
    return made;
  }

  function frame({ lines, start, line, column, endLine, endColumn, file: name }) {
    return code(`Code of ${name}, line ${line}`, lines.map((text, index) => {
      const number = start + index;
      const row = element('span', '', element('span', 'number', String(number)));
      if (number < line || number > endLine) {
        row.append(text || ' ');
        return row;
      }
      const from = number === line ? column - 1 : text.length - text.trimStart().length;
      const to = number === endLine ? Math.max(endColumn - 1, from) : text.length;
      row.append(text.slice(0, from), element('mark', '', text.slice(from, to)), text.slice(to) || ' ');
      return row;
    }));
  }

  function change({ title, diff, file: name, line }) {
    const kinds = { '+': 'add', '-': 'remove', '@': 'hunk' };
    const lines = diff.map((text) => element('span', kinds[text[0]] ?? '', text || ' '));
    return element('details', '', element('summary', '', ...(title ? ['Suggestion: ', ...prose(title)] : ['What the fix changes'])), code(`Change of ${name}, line ${line}`, lines));
  }

  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => {
    file = '';
    setTimeout(filter);
  });
  more.addEventListener('click', () => {
    const first = shown;
    showMore();
    list.children[first]?.focus();
  });
  for (const bar of bars) {
    bar.addEventListener('click', () => {
      const { filter: key, value } = bar.dataset;
      const next = bar.getAttribute('aria-pressed') === 'true' ? '' : value;
      if (key === 'file') file = next;
      else controls[key].value = next;
      filter();
    });
  }
  if ('IntersectionObserver' in window) {
    new IntersectionObserver((entries) => {
      if (!more.hidden && entries.some(({ isIntersecting }) => isIntersecting)) showMore();
    }, { rootMargin: '600px' }).observe(more);
  }
  document.addEventListener('keydown', ({ key, target, ctrlKey, metaKey, altKey }) => {
    if (ctrlKey || metaKey || altKey || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return;
    if (key === '/') setTimeout(() => controls.text.focus());
    if (key !== 'j' && key !== 'k') return;
    const all = [...list.children];
    const current = all.indexOf(document.activeElement.closest?.('.finding'));
    all[Math.max(0, current + (key === 'j' ? 1 : -1))]?.focus();
  });
  filter();
})();

// The baseline: a list in a plain table, drawn into a page of the same server that has nothing else in it.
(() => {
  if (location.pathname !== '/health/ready') {
    return;
  }
  const FIELDS = ['full_name', 'account', 'job_title', 'department', 'email', 'phone', 'score', 'grade'];
  const text = (value) => (value === null || value === undefined ? '' : typeof value === 'object' ? (value.title ?? JSON.stringify(value)) : String(value));
  const made = (parent, name, style, content) => {
    const element = parent.appendChild(document.createElement(name));
    element.style.cssText = style;
    element.textContent = content;
    return element;
  };
  const line = (parent, values) => {
    const row = made(parent, 'tr', '', '');
    values.forEach((value) => made(row, 'td', 'height: 35px; padding: 0 10px; white-space: nowrap; border-bottom: 1px solid #ddd', text(value)));
    return row;
  };
  document.addEventListener('DOMContentLoaded', async () => {
    document.body.replaceChildren();
    document.body.style.cssText = 'margin: 0; font: 13px sans-serif';
    const head = made(document.body, 'h1', 'margin: 0', 'Records');
    const box = made(document.body, 'div', 'height: 800px; overflow: auto', '');
    box.id = 'box';
    const { csrf } = await (await fetch('/api/v1/session')).json();
    const answer = await fetch('/api/v1/records/contacts/contact/query', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf },
      body: JSON.stringify({ fields: FIELDS, limit: Number(new URLSearchParams(location.search).get('limit') ?? 100), count: true }),
    });
    const rows = made(made(box, 'table', '', ''), 'tbody', '', '');
    rows.id = 'rows';
    (await answer.json()).records.forEach((record) => {
      line(rows, FIELDS.map((field) => record[field])).onclick = async () => {
        const { record: found } = await (await fetch(`/api/v1/records/contacts/contact/${record.id}/desk`)).json();
        rows.replaceChildren();
        Object.entries(found).forEach((entry) => line(rows, entry));
        head.textContent = found.full_name;
      };
    });
  });
})();

import { describe, expect, it } from 'vitest';
import { formatsOf } from '../src/fields/formats';
import { partOf } from '../src/fields/registry';
import type { FieldMeta } from '../src/meta/types';

const field = (type: string) => ({ name: 'it', label: 'It', type, options: [{ name: 'a', label: 'First', active: true }] }) as unknown as FieldMeta;
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('values as people read them', () => {
  it.each([
    ['money', { amount: '1234567890123.45', currency: 'CZK' }, 'cs', '1 234 567 890 123,45 Kč'],
    ['money', { amount: '12.5', currency: 'EUR' }, 'de', '12,50 €'],
    ['integer', 1234567, 'pl', '1 234 567'],
    ['decimal', '9007199254740993.5', 'en', '9,007,199,254,740,993.5'],
    ['date', '2026-11-05', 'cs', '5. 11. 2026'],
    ['moment', '2026-11-05T23:30:00Z', 'en', 'Nov 6, 2026, 12:30 AM'],
    ['zoned', { at: '2026-11-05T10:00:00Z', zone: 'Asia/Shanghai' }, 'en', 'Nov 5, 2026, 11:00 AM Asia/Shanghai'],
    ['span', { from: '2026-11-05T10:00:00Z', to: '2026-11-05T11:00:00Z' }, 'en', 'Nov 5, 2026, 11:00 AM – Nov 5, 2026, 12:00 PM'],
    ['choice', 'a', 'en', 'First'],
    ['references', [{ entity: 'x.y', id: '1', title: 'One' }, { entity: 'x.y', id: '2', title: 'Two' }], 'en', 'One, Two'],
    ['rich_text', '<p>Call <b>back</b> &amp; ask</p><p>now</p>', 'en', 'Call back & ask\nnow'],
    ['not_known_yet', { any: 1 }, 'en', '{"any":1}'],
  ])('%s %j in %s', (type, value, locale, said) => {
    expect(plain(partOf(type).text(value, formatsOf(locale, 'Europe/Prague', 'yes', 'no'), field(type)))).toBe(said);
  });

  it('make links of the web alone', async () => {
    const { webAddress } = await import('../src/fields/address');
    expect(webAddress('https://example.com/a')).toBe('https://example.com/a');
    expect(webAddress('javascript:alert(1)')).toBeUndefined();
    expect(webAddress('data:text/html,x')).toBeUndefined();
  });
});

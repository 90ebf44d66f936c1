import { describe, expect, it } from 'vitest';
import { markupOf, mentionedIn, namesBegun, withName } from '../src/record/mention';

describe('somebody is mentioned', () => {
  it.each([
    ['Hello @Pet', 'Pet'],
    ['@', ''],
    ['Ask @Jana Nov', 'Jana Nov'],
    ['(@Li', 'Li'],
    ['行健 @王', '王'],
  ])('%s begins a name', (text, begun) => expect(namesBegun(text, text.length)).toBe(begun));

  it.each(['ada@example.com', 'Hello', '@ not', 'to @Ada and then a good deal more', '@Ada\nnext'])('%s begins none', (text) => expect(namesBegun(text, text.length)).toBeUndefined());

  it('by the whole name in place of what was typed of it', () => {
    expect(withName('Ask @jan, please', 8, 'Jana Nováková')).toEqual({ text: 'Ask @Jana Nováková , please', caret: 19 });
    expect(withName('@', 1, '王芳')).toEqual({ text: '@王芳 ', caret: 4 });
  });

  it('as long as the text names them', () => {
    const named = [
      { id: '1', name: 'Ada' },
      { id: '2', name: 'Bob' },
    ];
    expect(mentionedIn('@Ada, see this', named)).toEqual(['1']);
  });

  it('in a text that is no markup', () => expect(markupOf('<b>@Ada</b> & co\n\nBye\nnow')).toBe('<p>&lt;b&gt;@Ada&lt;/b&gt; &amp; co</p><p>Bye<br>now</p>'));
});

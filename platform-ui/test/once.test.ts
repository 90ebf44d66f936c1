import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useOnce } from '../src/shell/once';

describe('what a form sends', () => {
  const form = () => renderHook(() => useOnce());

  it('has the same key for as long as it is the same, whatever became of it', () => {
    const { result, rerender } = form();
    const key = result.current({ name: 'a', of: [1] });
    rerender();
    expect(result.current({ name: 'a', of: [1] })).toBe(key);
  });

  it('has another key when it is another', () => {
    const { result } = form();
    const key = result.current({ name: 'a' });
    const other = result.current({ name: 'b' });
    expect(other).not.toBe(key);
    // what was tried first may have been done, though nobody heard of it
    expect(result.current({ name: 'a' })).toBe(key);
  });

  it('is another one after it was done, though it says the same', () => {
    const { result } = form();
    const key = result.current({ text: 'yes' });
    result.current.done();
    expect(result.current({ text: 'yes' })).not.toBe(key);
  });

  it('has a key of its own in each form', () => {
    expect(form().result.current('x')).not.toBe(form().result.current('x'));
  });
});

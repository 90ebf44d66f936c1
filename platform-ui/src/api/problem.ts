import type { Rec } from '../meta/types';

/** What a server's refusal says of one field. */
export interface FieldProblem {
  field: string;
  reason: string;
}

/** A refusal of the server (RFC 9457), or that it could not be reached. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldProblem[];
  readonly body: Readonly<Record<string, unknown>>;
  /** In so many seconds one may try again, where that is said. */
  readonly wait: number | undefined;

  constructor(status: number, body: Record<string, unknown>, wait?: number) {
    super(String(body.detail ?? body.title ?? `HTTP ${status}`));
    this.name = 'Problem';
    this.status = status;
    this.code = String(body.code ?? '');
    this.body = body;
    this.wait = wait;
    this.fields = Array.isArray(body.errors) ? (body.errors as FieldProblem[]) : [];
  }

  /** Whether the server said why in words of its own; a proxy in its place says nothing that people could read. */
  get isExplained(): boolean {
    return this.body.detail !== undefined || this.body.title !== undefined;
  }

  /** Nobody answered, or a proxy did in the server's place. */
  get isUnreachable(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 504;
  }
}

/** The record as somebody else has saved it, where that is why a change was refused (412). */
export function currentOf(error: unknown): Rec | undefined {
  return error instanceof Problem && error.code === 'STALE' ? (error.body.current as Rec | undefined) : undefined;
}

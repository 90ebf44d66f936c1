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

  constructor(status: number, body: Record<string, unknown>) {
    super(String(body.detail ?? body.title ?? `HTTP ${status}`));
    this.name = 'Problem';
    this.status = status;
    this.code = String(body.code ?? '');
    this.body = body;
    this.fields = Array.isArray(body.errors) ? (body.errors as FieldProblem[]) : [];
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

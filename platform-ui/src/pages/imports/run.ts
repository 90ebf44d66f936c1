import { type FieldProblem, Problem } from '../../api/problem';
import { writeAll } from '../../api/many';
import { written } from '../../fields/written';
import { BATCH, type Planned } from './check';

/** A row that is done: the record that it made, changed or deleted. */
export interface Done<T> {
  row: T;
  id: string;
  version: number;
}

export interface Refused<T> {
  row: T;
  errors: readonly FieldProblem[];
  detail: string;
}

export interface State<T> {
  phase: 'running' | 'stopped' | 'broken' | 'done';
  /** Why it stands still. */
  trouble?: unknown;
  done: Done<T>[];
  refused: Refused<T>[];
  /** How many rows it has not come to. */
  left: number;
}

/** A batch is sent under its key until its answer is heard, so that nothing is written twice. */
interface Batch<T> {
  key: string;
  rows: T[];
  isSent: boolean;
}

/** The server has too much to do, or an instance of it is away for a moment: it is asked again after a while. */
const PATIENCE = [1000, 2000, 4000, 8000, 16_000];

/** Writes rows batch by batch, each of them whole. What it does not fit is found out and left, and the rest of the batch is written. */
export class Run<T> {
  private readonly batches: Batch<T>[];
  private readonly done: Done<T>[] = [];
  private readonly refused: Refused<T>[] = [];
  private isStopped = false;
  private tries = 0;

  /**
   * @param body a row as a line of many
   * @param onState is told how far it is
   */
  constructor(
    private readonly entity: string,
    rows: T[],
    private readonly body: (row: T) => Record<string, unknown>,
    private readonly onState: (state: State<T>) => void,
    private readonly wait: (milliseconds: number) => Promise<void> = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  ) {
    this.batches = Array.from({ length: Math.ceil(rows.length / BATCH) }, (_each, index) => batchOf(rows.slice(index * BATCH, (index + 1) * BATCH)));
  }

  /** Begins, or goes on from where it stands. */
  async go(): Promise<void> {
    this.isStopped = false;
    this.tries = 0;
    this.tell('running');
    while (this.batches.length > 0 && !this.isStopped) {
      const trouble = await this.write(this.batches[0]!);
      if (trouble !== undefined) {
        this.tell('broken', trouble);
        return;
      }
      this.tell('running');
    }
    this.tell(this.batches.length > 0 ? 'stopped' : 'done');
  }

  /** What is under way is finished, and no more is begun. */
  stop(): void {
    this.isStopped = true;
  }

  private tell(phase: State<T>['phase'], trouble?: unknown): void {
    this.onState({ phase, trouble, done: [...this.done], refused: [...this.refused], left: this.batches.reduce((sum, batch) => sum + batch.rows.length, 0) });
  }

  /** Answers why it cannot go on, if so. */
  private async write(batch: Batch<T>): Promise<unknown> {
    const wasSent = batch.isSent;
    batch.isSent = true;
    try {
      const outcomes = await writeAll(this.entity, batch.rows.map(this.body), batch.key);
      if (outcomes.some((outcome) => outcome.id === undefined)) {
        // an answer that came in part: the same is asked again
        throw new Problem(0, { code: 'UNREACHABLE' });
      }
      this.done.push(...batch.rows.map((row, index) => ({ row, id: outcomes[index]!.id!, version: outcomes[index]!.version! })));
      this.batches.shift();
      this.tries = 0;
      return undefined;
    } catch (error) {
      const isRefusal = error instanceof Problem && [400, 403, 404, 409, 412, 413, 422, 428].includes(error.status);
      // under a key that was sent before, it may be the first request that is still under way
      const isUnderWay = isRefusal && wasSent && error.status === 409 && error.fields.length === 0;
      if (isRefusal && !isUnderWay) {
        this.part(batch, error);
        return undefined;
      }
      const isBusy = isUnderWay || (error instanceof Problem && [0, 429, 502, 503, 504].includes(error.status));
      const patience = PATIENCE[this.tries++];
      if (!isBusy || patience === undefined || this.isStopped) {
        return error;
      }
      await this.wait(patience);
      return undefined;
    }
  }

  /** Nothing of a refused batch is written: what is to blame is taken out where it is named, else it is looked for by halving. */
  private part(batch: Batch<T>, problem: Problem): void {
    this.batches.shift();
    const { rows } = batch;
    const blamed = new Map<number, FieldProblem[]>();
    for (const error of problem.fields) {
      const place = /^\[(\d+)\]/.exec(error.field);
      const index = place === null ? (rows.length === 1 ? 0 : undefined) : Number(place[1]);
      if (index !== undefined && index < rows.length) {
        blamed.set(index, [...(blamed.get(index) ?? []), error]);
      }
    }
    if (blamed.size > 0) {
      blamed.forEach((errors, index) => this.refused.push({ row: rows[index]!, errors, detail: problem.message }));
      this.put(rows.filter((_row, index) => !blamed.has(index)));
    } else if (rows.length === 1) {
      this.refused.push({ row: rows[0]!, errors: [], detail: problem.message });
    } else {
      this.put(rows.slice(Math.ceil(rows.length / 2)));
      this.put(rows.slice(0, Math.ceil(rows.length / 2)));
    }
  }

  private put(rows: T[]): void {
    if (rows.length > 0) {
      this.batches.unshift(batchOf(rows));
    }
  }
}

function batchOf<T>(rows: T[]): Batch<T> {
  return { key: crypto.randomUUID(), rows, isSent: false };
}

/** A row that was imported, as a line that takes it back: what was made is deleted, and what was changed gets what it held. */
export function backOf({ row: { kind, record, values }, id, version }: Done<Planned>): Record<string, unknown> {
  return kind === 'make' ? { id, version, delete: true } : { id, version, ...Object.fromEntries(Object.keys(values).map((name) => [name, written(record![name] ?? null)])) };
}

// Faults of ours: kept until somebody has seen them, with what to quote and how to go on.

import type { Text } from './model/plan';

/** What is known of a fault: of an edit, of a file, of anything the service was asked for. */
export interface Known {
  readonly reference: string | null;
  readonly messages: readonly Text[];
}

export class Trouble {
  /** The last fault; null when there is none, or it has been seen. */
  now = $state.raw<Known | null>(null);
  private retry: (() => void) | null = null;

  /** Show a fault; `again` does once more what went wrong. */
  tell({ reference, messages }: Known, again: (() => void) | null = null): void {
    this.now = { reference, messages };
    this.retry = again;
  }

  get canRetry(): boolean {
    return this.now !== null && this.retry !== null;
  }

  again(): void {
    const retry = this.retry;
    this.seen();
    retry?.();
  }

  seen(): void {
    this.now = null;
    this.retry = null;
  }
}

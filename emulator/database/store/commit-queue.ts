import { CloudError } from '../../admin-api/cloud-error'
import { CODES } from '../../admin-api/codes'
import type { Sql } from './sql'

/** Registers how to take a change of memory back should its job, or the commit, fail. */
export type Undo = (action: () => void) => void

interface Job {
  readonly work: (undo: Undo) => unknown
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

interface Outcome {
  readonly job: Job
  readonly undo: (() => void)[]
  readonly result?: unknown
  readonly error?: unknown
}

/**
 * Group commit: jobs that arrive in one tick share one transaction and one fsync, each in a savepoint of its own, and
 * are answered only after the commit. A batch runs without a pause, so no reader ever sees half of it.
 */
export class CommitQueue {
  readonly #sql: Sql
  #waiting: Job[] = []

  constructor(sql: Sql) {
    this.#sql = sql
  }

  submit<T>(work: (undo: Undo) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.flush())
      this.#waiting.push({ work, resolve: resolve as Job['resolve'], reject })
    })
  }

  /** Runs and answers everything that waits. */
  flush(): void {
    const jobs = this.#waiting
    if (jobs.length === 0) return
    this.#waiting = []
    const outcomes: Outcome[] = []
    try {
      this.#sql.run('BEGIN IMMEDIATE')
      for (const job of jobs) outcomes.push(this.#runInSavepoint(job))
      this.#sql.run('COMMIT')
    } catch (error) {
      this.#abandon(jobs, outcomes, error)
      return
    }
    for (const { job, result, error } of outcomes)
      error === undefined ? job.resolve(result) : job.reject(error)
  }

  #runInSavepoint(job: Job): Outcome {
    const undo: (() => void)[] = []
    this.#sql.run('SAVEPOINT job')
    try {
      const result = job.work((action) => undo.push(action))
      this.#sql.run('RELEASE job')
      return { job, undo, result }
    } catch (error) {
      takeBack(undo)
      if (!this.#sql.inTransaction) throw error // SQLite gave the whole transaction up: a full disk, an I/O error
      this.#sql.run('ROLLBACK TO job')
      this.#sql.run('RELEASE job')
      return { job, undo: [], error }
    }
  }

  #abandon(jobs: readonly Job[], outcomes: readonly Outcome[], cause: unknown): void {
    for (const { undo } of [...outcomes].reverse()) takeBack(undo)
    if (this.#sql.inTransaction) this.#sql.run('ROLLBACK')
    const error =
      cause instanceof CloudError
        ? cause
        : new CloudError(CODES.system, `nothing was written: ${(cause as Error).message}`)
    for (const job of jobs) job.reject(error)
  }
}

function takeBack(undo: (() => void)[]): void {
  for (const action of undo.reverse()) action()
}

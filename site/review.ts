import type { Stage } from '../cloudfunctions/stories/contract'

/** How a kind of story is reviewed: which stages in which order, and how long each may take. */
export interface ReviewProfile {
  readonly profileId: string
  readonly name: string
  /** The three reviews always; as many proofs as the kind of story needs. */
  readonly stages: readonly Stage[]
  /** 一诵读: every story of this kind is read aloud before it is signed. */
  readonly important: boolean
}

/** 三审三校 */
const FULL = ['first_review', 'proof_1', 'second_review', 'proof_2', 'final_review', 'proof_3'] as const

/**
 * The centre's review rules. Numbers from rules.md (review: three reviews, three proofs, ceilings 5/3/1, one reading aloud);
 * clocks are this centre's own.
 */
export const review = {
  profiles: {
    ordinary: { profileId: 'ordinary', name: '三审三校', stages: FULL, important: false },
    important: { profileId: 'important', name: '三审三校一诵读', stages: FULL, important: true },
    /** A unit whose posts were right for a year: the last proof is enough. */
    trusted: {
      profileId: 'trusted',
      name: '入驻单位（信得过）三审一校',
      stages: ['first_review', 'second_review', 'final_review', 'proof_3'],
      important: false,
    },
    standard: {
      profileId: 'standard',
      name: '入驻单位 三审两校',
      stages: ['first_review', 'proof_1', 'second_review', 'final_review', 'proof_3'],
      important: false,
    },
    /** New here, or corrected lately: everything, and read aloud. */
    watched: {
      profileId: 'watched',
      name: '入驻单位（重点看）三审三校一诵读',
      stages: FULL,
      important: true,
    },
  } satisfies Record<string, ReviewProfile>,
  /** Columns with a profile of their own; it goes before the unit's trust class. The others: `ordinary`. */
  columns: { quotes: 'important' } as Readonly<Record<string, 'ordinary' | 'important'>>,
  /** 入驻单位 by trust class. Units that are not named write as the centre itself does. */
  units: {
    justice: 'trusted',
    'government-office': 'trusted',
    housing: 'standard',
    'civil-affairs': 'standard',
    'civilisation-centre': 'watched',
  } as Readonly<Record<string, 'trusted' | 'standard' | 'watched'>>,
  /** Minutes a stage may take. */
  clocks: {
    ordinary: { review: 120, proof: 60, sign: 60, mentor: 24 * 60 },
    urgent: { review: 10, proof: 5, sign: 5, mentor: 15 },
  },
  /** Errors that a stage may mark; one more and the story goes back. */
  ceilings: {
    first_review: 5,
    proof_1: 5,
    second_review: 3,
    proof_2: 3,
    final_review: 1,
    proof_3: 1,
  } satisfies Record<Stage, number>,
} as const

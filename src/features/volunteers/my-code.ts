import { volunteers } from '@functions/volunteers/contract'
import * as z from 'zod/mini'
import { api } from '@/api'
import { keep, recall } from '@/kept/storage'

const KEY = 'volunteer-code'
const MyCode = z.object({ holderId: z.string(), codeSecret: z.string() })
export type MyCode = z.infer<typeof MyCode>

/** Kept on the phone, so that the code stands in a stairwell without a network too. */
export function keptCode(): MyCode | null {
  const kept = z.safeParse(MyCode, recall(KEY))
  return kept.success ? kept.data : null
}

/** The centre's, and on the phone from now on; whoever signed in last owns what is kept. */
export async function freshCode(): Promise<MyCode> {
  const code = await api(volunteers).myCode({})
  keep(KEY, code)
  return code
}

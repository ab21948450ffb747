import { Cron } from 'croner'

/** Timers are read in Peking time wherever the environment lies (developers.weixin.qq.com, 定时触发器). */
const ZONE = 'Asia/Shanghai'

const NUMBER = /^\d+$/
/** croner knows more than the platform: `+`, `@daily` and the like are no field of it. */
const FIELD = /^[\dA-Z*,\-/?#]+$/i
const FIELDS = 7
const [FIRST_YEAR, LAST_YEAR] = [1970, 2099]

export interface Cron7 {
  /** The first due time after a moment, in milliseconds since 1970; `null` when there is none any more. */
  after(moment: number): number | null
}

/**
 * A cron expression of the platform: second, minute, hour, day, month, weekday, year, with `, - * /`, names, `?`, `L`, `W`, `#`
 * (cloud.tencent.com/document/product/583/9708). A day and a weekday together mean either. Throws for what is none.
 */
export function parseCron(text: string): Cron7 {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== FIELDS)
    throw new Error(
      `a timer wants 7 fields (second minute hour day month weekday year), not ${fields.length}`,
    )
  for (const field of fields) if (!FIELD.test(field)) throw new Error(`${field} is no field of a timer`)
  checkYears(fields[6] as string)
  const pattern = new Cron(fields.join(' '), {
    timezone: ZONE,
    mode: '7-part',
    paused: true,
    // 1/10 is the platform's way to say: from 1 in steps of 10
    sloppyRanges: true,
  })
  return { after: (moment) => pattern.nextRun(new Date(moment))?.getTime() ?? null }
}

function checkYears(field: string) {
  for (const part of field.split(/[,\-/]/)) {
    const isYear = NUMBER.test(part) && part.length === 4
    if (isYear && (Number(part) < FIRST_YEAR || Number(part) > LAST_YEAR))
      throw new Error(`the year ${part} is not in ${FIRST_YEAR} to ${LAST_YEAR}`)
  }
}

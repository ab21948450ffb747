import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { checkData } from '../../emulator/keeping/check'
import { CrashLoad, everything } from './crash-load'
import { buildFixtures, type LocalCloud, pointSdkAt, startLocalCloud, temporaryFolder } from './support'

/** `CRASHES=100` for a thorough look. */
const CRASHES = Number(process.env.CRASHES ?? 10)
/** How long after the start of the load the kill comes, at most. */
const LONGEST_MS = 1500

const declaration = {
  collections: {
    notes: {
      indexes: [
        { name: 'n', fields: [['n', -1]], unique: true },
        { name: 'tags', fields: [['tags', 1]] },
      ],
    },
    accounts: { indexes: [{ name: 'balance', fields: [['balance', 1]] }] },
    moves: { indexes: [] },
    counters: { indexes: [] },
    ticks: { indexes: [] },
  },
}
const timers = [{ function: 'tick', name: 'second', config: '* * * * * * *' }]

const functionsDir = buildFixtures()
const dataDir = temporaryFolder('crash')
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const start = async () => {
  const cloud = await startLocalCloud({ functionsDir, dataDir, settings: { declaration, timers } })
  pointSdkAt(cloud)
  const { default: tcb } = await import('@cloudbase/node-sdk')
  return { cloud, app: tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }) }
}

/** Kills the process while everything writes, at a moment nobody knows. */
async function crash(cloud: LocalCloud, working: (isOver: () => boolean) => Promise<void>) {
  let over = false
  const load = working(() => over)
  await pause(20 + Math.random() * LONGEST_MS)
  over = true
  await cloud.stop('SIGKILL')
  await load
}

test(
  `${CRASHES} kills under mixed load: nothing acknowledged is lost, nothing is there in half`,
  async () => {
    const load = new CrashLoad()
    let { cloud, app } = await start()
    await load.prepare(app)
    for (let n = 1; n <= CRASHES; n++) {
      const { app: current } = { app }
      await crash(cloud, (isOver) => load.run(current, isOver))
      ;({ cloud, app } = await start())
      expect({ crash: n, problems: await load.check(app) }).toEqual({ crash: n, problems: [] })
      expect({ crash: n, problems: await checkData(dataDir) }).toEqual({ crash: n, problems: [] })
    }
    const dues = (await everything(app, 'ticks')).map(({ due }) => due)
    await cloud.stop()
    process.stderr.write(
      `${CRASHES} kills; acknowledged ${JSON.stringify(load.acknowledged)}, ${dues.length} ticks\n`,
    )
    expect(new Set(dues).size).toBe(dues.length)
    for (const count of Object.values(load.acknowledged)) expect(count).toBeGreaterThan(0)
  },
  CRASHES * 15_000,
)

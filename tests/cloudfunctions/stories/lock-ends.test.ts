import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LOCK } from '../../../cloudfunctions/stories/contract'
import { type Centre, startCentre } from '../../support/centre'
import { aStory } from '../../support/stories'

jest.setTimeout(30_000)

/** The same data, a minute later: functions take their clock from the environment. */
it('a lock that nobody renews ends by itself', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lock-ends-'))
  let centre: Centre = await startCentre({ dataDir })
  const editor = await centre.signIn('bianji')
  const { storyId } = await centre.ask('stories', 'create', { content: aStory() }, { token: editor })
  await centre.ask('stories', 'lock', { storyId }, { token: editor })
  await centre.close()

  centre = await startCentre({ dataDir, staff: false, env: { CLOCK_OFFSET_MS: String(LOCK.livesMs + 1000) } })
  const reporter = await centre.signIn('jizhe')
  const save = { storyId, revision: 1, content: aStory({ title: '接着写' }) }
  const admin = await centre.signIn('admin')
  expect(await centre.ask('stories', 'save', save, { token: admin })).toMatchObject({ revision: 2 })
  expect(await centre.ask('stories', 'lock', { storyId }, { token: reporter })).toMatchObject({
    mine: true,
    takenOver: null,
  })
  await centre.close()
  rmSync(dataDir, { recursive: true, force: true })
})
